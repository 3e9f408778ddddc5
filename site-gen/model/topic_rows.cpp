#include "model/topic_rows.hpp"

#include <algorithm>

namespace sitegen {

namespace {

constexpr std::size_t longest = UINT16_MAX;

}  // namespace

void TopicRows::add(const TopicRow& row) {
    const std::string_view id = row.id.substr(0, longest);
    const std::string_view name = row.name.substr(0, longest);
    entries_.push_back({static_cast<std::uint32_t>(text_.size()), static_cast<std::uint16_t>(id.size()),
                        static_cast<std::uint16_t>(name.size()), row.amount.coefficient(),
                        static_cast<std::uint8_t>(row.amount.decimals()), row.state});
    text_.append(id).append(name);
}

void TopicRows::shrink() {
    text_.shrink_to_fit();
    entries_.shrink_to_fit();
}

TopicRow TopicRows::operator[](std::size_t index) const {
    const Entry& entry = entries_[index];
    const std::string_view text = std::string_view(text_).substr(entry.begin);
    return {text.substr(0, entry.id_length), text.substr(entry.id_length, entry.name_length), entry.state,
            Amount(entry.coefficient, entry.decimals)};
}

// Pages of codes look for each code in each document, so other rows are not decoded.
TopicRow TopicRows::find(std::string_view id) const {
    const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.id_length == id.size() && text_.compare(entry.begin, entry.id_length, id) == 0;
    });
    return found == entries_.end() ? TopicRow() : (*this)[static_cast<std::size_t>(found - entries_.begin())];
}

}  // namespace sitegen

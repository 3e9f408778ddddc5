#include "model/place.hpp"

#include <algorithm>
#include <utility>

namespace sitegen {

std::uint32_t Sources::add(std::string path, std::string text) {
    const std::lock_guard guard(mutex_);
    files_.push_back({std::move(path), std::move(text)});
    return first_ + static_cast<std::uint32_t>(files_.size() - 1);
}

const SourceFile& Sources::at(std::uint32_t file) const {
    if (file < first_) return shared_->at(file);
    const std::lock_guard guard(mutex_);
    return files_.at(file - first_);
}

std::string_view Sources::line(const Place& place) const {
    if (place.file == 0 || place.line == 0) return {};
    std::string_view rest = at(place.file).text;
    for (std::uint32_t line = 1; line < place.line; ++line) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) return {};
        rest.remove_prefix(end + 1);
    }
    std::string_view found = rest.substr(0, rest.find('\n'));
    if (found.ends_with('\r')) found.remove_suffix(1);
    return found;
}

Place Sources::place_at(std::uint32_t file, std::size_t byte_offset, std::uint32_t length) const {
    std::string_view text = at(file).text;
    text = text.substr(0, std::min(byte_offset, text.size()));
    const std::size_t line_start = text.rfind('\n') + 1;  // npos + 1 is 0: the first line
    const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    const auto line = std::count(text.begin(), text.end(), '\n') + 1;
    const auto column = std::count_if(text.begin() + static_cast<std::ptrdiff_t>(line_start), text.end(), is_lead) + 1;
    return {file, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(column), length};
}

}  // namespace sitegen

#include "import/ledger_fields.hpp"

#include <algorithm>

#include "import/load_ledger_mapping.hpp"
#include "import/sheet_region.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

// The characters first to last, from 1.
std::string characters_of(std::string_view text, std::size_t first, std::size_t last) {
    std::string part;
    for (std::size_t number = 1; !text.empty() && number <= last; ++number) {
        const std::size_t size = first_character(text).byte_count;
        if (number >= first) part += text.substr(0, size);
        text.remove_prefix(size);
    }
    return part;
}

}  // namespace

LedgerFieldReader::LedgerFieldReader(const LedgerField& field, const std::vector<std::string>& headings,
                                     const std::string& file_name, const LookupTables& lookups, std::vector<std::string>& missing)
    : field_(&field) {
    for (const std::string& column : field.columns) {
        if (const auto index = heading_index(headings, column)) {
            columns_.push_back(*index);
        } else {
            missing.push_back(column);
        }
    }
    if (!field.file_pattern.empty()) from_file_ = part_of_file_name(file_name, field.file_pattern).value_or("");
    if (const auto lookup = lookups.find(field.lookup); lookup != lookups.end()) lookup_ = &lookup->second;
    if (field.columns.empty() && field.file_pattern.empty()) known_[""] = field.constant;
}

const std::string& LedgerFieldReader::text(const std::vector<std::string_view>& fields) {
    raw_ = from_file_;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (i > 0) raw_ += field_->join;
        if (columns_[i] < fields.size()) raw_ += fields[columns_[i]];
    }
    const auto known = known_.find(raw_);
    if (known != known_.end()) return known->second;
    // Texts that hardly repeat, such as the numbers of vouchers, are not all kept.
    constexpr std::size_t most_known = 100'000;
    if (known_.size() >= most_known) known_.clear();
    return known_.emplace(raw_, result_of(raw_)).first->second;
}

std::string LedgerFieldReader::result_of(const std::string& raw) {
    std::string text = one_line(raw);
    if (field_->first > 0) text = characters_of(text, field_->first, field_->last);
    if (text.size() < field_->width && !text.empty()) text.insert(0, field_->width - text.size(), '0');
    if (lookup_ != nullptr) {
        const auto found = lookup_->find(folded_key(text));
        if (found != lookup_->end()) {
            text = found->second;
        } else if (!text.empty()) {
            missed_.insert(text);
        }
    }
    if (field_->values.empty()) return text;
    const auto value = field_->values.find(folded_key(text));
    if (value != field_->values.end()) return value->second;
    return field_->otherwise.value_or(text);
}

std::optional<std::size_t> heading_index(const std::vector<std::string>& headings, const std::string& name) {
    const auto found = std::find(headings.begin(), headings.end(), name);
    if (found != headings.end()) return static_cast<std::size_t>(found - headings.begin());
    const std::string folded = folded_key(name);
    for (std::size_t i = 0; i < headings.size(); ++i) {
        if (folded_key(headings[i]) == folded) return i;
    }
    return std::nullopt;
}

std::optional<std::string> part_of_file_name(std::string_view name, std::string_view pattern) {
    const std::size_t at = pattern.find("{}");
    if (at == std::string_view::npos) return std::nullopt;
    const std::string_view before = pattern.substr(0, at);
    const std::string_view after = pattern.substr(at + 2);
    if (name.size() < before.size() + after.size() || !name.starts_with(before) || !name.ends_with(after)) return std::nullopt;
    return std::string(name.substr(before.size(), name.size() - before.size() - after.size()));
}

}  // namespace sitegen

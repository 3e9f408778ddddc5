// Reads one record after the other. Most fields are neither quoted nor long: they are scanned byte by byte with a table, which is
// faster than searching with memchr() for each of the three characters that end a field.

#include <algorithm>
#include <cstring>

#include "grid/read_delimited.hpp"

namespace sitegen {

namespace {

constexpr std::string_view separator_key = "sep=";

// The length of the line "sep=;" by which Excel is told the delimiter, with its end. 0 if the text does not begin with one.
std::size_t separator_line_size(std::string_view text) {
    if (!text.starts_with(separator_key) || text.size() <= separator_key.size()) return 0;
    const std::string_view rest = text.substr(separator_key.size() + 1);
    if (rest.empty()) return text.size();
    if (rest.starts_with("\r\n")) return separator_key.size() + 3;
    return rest.front() == '\n' || rest.front() == '\r' ? separator_key.size() + 2 : 0;
}

// CRLF counts as one, a lone CR too.
std::size_t count_line_breaks(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'))) ++count;
    }
    return count;
}

}  // namespace

std::optional<char> declared_delimiter(std::string_view text) {
    if (separator_line_size(text) == 0) return std::nullopt;
    return text[separator_key.size()];
}

DelimitedReader::DelimitedReader(std::string_view text, char delimiter, char quote)
    : text_(text), delimiter_(delimiter), quote_(quote) {
    ends_field_[static_cast<unsigned char>(delimiter)] = true;
    ends_field_['\n'] = true;
    ends_field_['\r'] = true;
    if (declared_delimiter(text) == delimiter) {
        position_ = separator_line_size(text);
        next_line_ = 2;
    }
}

bool DelimitedReader::next(std::vector<std::string_view>& fields) {
    fields.clear();
    if (position_ >= text_.size()) return false;
    line_ = next_line_;
    unescaped_count_ = 0;
    while (true) {
        fields.push_back(position_ < text_.size() && text_[position_] == quote_ ? quoted_field() : plain_field(position_));
        if (position_ >= text_.size()) return true;
        const char end = text_[position_++];
        if (end == delimiter_) continue;
        if (end == '\r' && position_ < text_.size() && text_[position_] == '\n') ++position_;
        ++next_line_;
        return true;
    }
}

std::string_view DelimitedReader::plain_field(std::size_t begin) {
    const char* at = text_.data() + position_;
    const char* const end = text_.data() + text_.size();
    while (at != end && !ends_field_[static_cast<unsigned char>(*at)]) ++at;
    position_ = static_cast<std::size_t>(at - text_.data());
    return text_.substr(begin, position_ - begin);
}

std::string_view DelimitedReader::quoted_field() {
    const std::size_t opening = position_;
    const std::size_t begin = opening + 1;
    std::size_t from = begin;  // of the piece that is not yet in `whole`
    bool is_closed = false;
    std::string* whole = nullptr;  // only if there are doubled quotes
    while (true) {
        const std::size_t closing = text_.find(quote_, position_ + 1);
        if (closing == std::string_view::npos) {
            position_ = text_.size();
            break;
        }
        position_ = closing + 1;
        is_closed = position_ == text_.size() || text_[position_] != quote_;
        if (is_closed) break;
        if (whole == nullptr) whole = &next_unescaped();
        whole->append(text_, from, closing - from + 1);
        from = position_ + 1;
    }
    const std::size_t end = is_closed ? position_ - 1 : position_;
    const std::size_t line_of_end = next_line_ + count_line_breaks(text_.substr(begin, end - begin));
    const bool is_followed = position_ < text_.size() && !ends_field_[static_cast<unsigned char>(text_[position_])];
    if ((!is_closed || is_followed) && !broken_quote_) broken_quote_ = is_closed ? line_of_end : next_line_;
    next_line_ = line_of_end;
    if (is_followed) return plain_field(opening);  // as it stands, so that nobody takes a part of it for the whole
    if (whole == nullptr) return text_.substr(begin, end - begin);
    whole->append(text_, from, end - from);
    return *whole;
}

std::string& DelimitedReader::next_unescaped() {
    if (unescaped_count_ == unescaped_.size()) unescaped_.emplace_back();
    std::string& next = unescaped_[unescaped_count_++];
    next.clear();
    return next;
}

}  // namespace sitegen

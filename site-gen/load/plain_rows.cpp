#include "load/plain_rows.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/ascii.hpp"

namespace sitegen {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_bare_key(char c) { return is_ascii_digit(c) || is_ascii_letter(c) || c == '_' || c == '-'; }

// For each byte, whether it stands for itself within a text in quotes.
constexpr std::array<bool, 256> is_plain_in_text = [] {
    std::array<bool, 256> is_plain{};
    for (std::size_t byte = 0x20; byte < is_plain.size(); ++byte) is_plain[byte] = byte != '"' && byte != '\\' && byte != 0x7F;
    return is_plain;
}();

std::size_t skip(std::string_view text, std::size_t at, bool (*is_skipped)(char)) {
    while (at < text.size() && is_skipped(text[at])) ++at;
    return at;
}

// The offset of the bracket in a line that begins with: key = [ If the library accepts such a line, it is among a table's keys, and
// the items of a list follow. The key is bare, so that no comment or string is mistaken for one. Returns nothing if the line begins
// differently.
std::optional<std::size_t> find_list(std::string_view line) {
    const std::size_t key = skip(line, 0, is_blank);
    const std::size_t key_end = skip(line, key, is_bare_key);
    const std::size_t equals = skip(line, key_end, is_blank);
    if (key_end == key || equals == line.size() || line[equals] != '=') return std::nullopt;
    const std::size_t bracket = skip(line, equals + 1, is_blank);
    return bracket < line.size() && line[bracket] == '[' ? std::optional(bracket) : std::nullopt;
}

// Goes through the lines of a text.
class Lines {
  public:
    explicit Lines(std::string_view text) : text_(text) {}

    [[nodiscard]] bool at_end() const { return next_ == text_.size(); }
    [[nodiscard]] std::size_t offset() const { return next_; }      // of the next line
    [[nodiscard]] std::uint32_t number() const { return number_; }  // the number of the last line, from 1

    // The line without its line break.
    std::string_view take() {
        const std::size_t end = std::min(text_.find('\n', next_), text_.size());
        std::string_view line = text_.substr(next_, end - next_);
        next_ = std::min(end + 1, text_.size());
        ++number_;
        if (line.ends_with('\r') && end < text_.size()) line.remove_suffix(1);
        return line;
    }

  private:
    std::string_view text_;
    std::size_t next_ = 0;
    std::uint32_t number_ = 0;
};

// Reads one line from the left. Every function returns false if the line is not plain.
class ListReader {
  public:
    // expected_count: the number of items, if it is known.
    ListReader(std::string_view line, std::uint32_t file, std::uint32_t number, std::size_t expected_count = 0)
        : line_(line), file_(file), number_(number), expected_count_(expected_count) {}

    // Reads [item, item], and what may follow it in a list of rows. has_comma: another row may follow.
    bool read_row(TomlNode& row, bool& has_comma) {
        skip_blanks();
        if (!read_list(row)) return false;
        skip_blanks();
        has_comma = take(',');
        skip_blanks();
        return at_ == line_.size();
    }

    // Reads key = [item, item], with the bracket at that offset of the line.
    bool read_value(TomlNode& list, std::size_t bracket) {
        at_ = bracket;
        if (!read_list(list)) return false;
        skip_blanks();
        return at_ == line_.size() && !list.items().empty();
    }

  private:
    [[nodiscard]] bool is_next(char c) const { return at_ < line_.size() && line_[at_] == c; }
    bool take(char c) {
        if (!is_next(c)) return false;
        ++at_;
        return true;
    }
    void skip_blanks() { at_ = skip(line_, at_, is_blank); }
    std::size_t skip_digits() {
        const std::size_t begin = at_;
        at_ = skip(line_, at_, is_ascii_digit);
        return at_ - begin;
    }
    [[nodiscard]] Place here() const { return {file_, number_, static_cast<std::uint32_t>(at_ - trail_bytes_ + 1), 0}; }
    [[nodiscard]] Place span_from(Place begin) const {
        begin.length = here().column - begin.column;
        return begin;
    }

    bool read_list(TomlNode& list) {
        const Place begin = here();
        list.kind = TomlNode::Kind::array;
        std::vector<TomlNode>& items = list.add_parts().items;
        items.reserve(expected_count_);
        if (!take('[')) return false;
        skip_blanks();
        while (!take(']')) {
            if (!read_item(items)) return false;
            skip_blanks();
            if (take(',')) {
                skip_blanks();
            } else if (!is_next(']')) {
                return false;
            }
        }
        list.place = span_from(begin);
        return true;
    }

    bool read_item(std::vector<TomlNode>& items) {
        const Place begin = here();
        const std::size_t from = at_;
        const bool is_text = take('"');
        if (!(is_text ? skip_text() : skip_number())) return false;
        const std::string_view token = line_.substr(from, at_ - from);
        if (is_text) {
            items.emplace_back(TomlNode::Kind::string, true, span_from(begin), token.substr(1, token.size() - 2));
        } else {
            items.emplace_back(TomlNode::Kind::number, false, span_from(begin), token);
        }
        return true;
    }

    bool skip_text() {
        std::size_t at = at_;
        std::size_t trail_bytes = 0;
        for (; at < line_.size() && is_plain_in_text[static_cast<unsigned char>(line_[at])]; ++at)
            trail_bytes += (static_cast<unsigned char>(line_[at]) & 0xC0U) == 0x80U ? 1 : 0;
        at_ = at;
        trail_bytes_ += trail_bytes;
        return take('"');
    }

    // TOML allows neither leading zeros nor a point without digits on both sides. Its numbers have room for that many digits.
    bool skip_number() {
        static constexpr std::size_t most_digits = 18;
        take('-');
        const bool has_leading_zero = is_next('0');
        const std::size_t whole = skip_digits();
        if (whole == 0 || (has_leading_zero && whole > 1)) return false;
        if (!take('.')) return whole <= most_digits;
        const std::size_t decimals = skip_digits();
        return decimals > 0 && whole + decimals <= most_digits;
    }

    std::string_view line_;
    std::uint32_t file_;
    std::uint32_t number_;
    std::size_t expected_count_;
    std::size_t at_ = 0;
    std::size_t trail_bytes_ = 0;  // before at_: the bytes of characters other than their first
};

// The rows before the line that begins with the closing bracket. That line is then the next one. Returns nothing if a row is not
// plain.
std::vector<TomlNode> read_rows(std::uint32_t file, Lines& lines) {
    std::vector<TomlNode> rows;
    bool may_follow = true;
    while (!lines.at_end()) {
        const Lines before = lines;
        const std::string_view line = lines.take();
        const std::size_t first = skip(line, 0, is_blank);
        if (first == line.size()) continue;
        if (line[first] == ']') {
            lines = before;
            return rows;
        }
        const std::size_t item_count = rows.empty() ? 0 : rows.back().items().size();
        TomlNode& row = rows.emplace_back();
        if (!may_follow || !ListReader(line, file, lines.number(), item_count).read_row(row, may_follow)) return {};
    }
    return {};
}

// Removes the lists from a text, one after the other.
class Remover {
  public:
    Remover(std::uint32_t file, std::string_view text) : file_(file), text_(text), lines_(text) {}

    TextWithoutRows remove() {
        while (!lines_.at_end()) {
            const std::size_t start = lines_.offset();
            const std::string_view line = lines_.take();
            const std::optional<std::size_t> bracket = find_list(line);
            if (!bracket) continue;
            if (skip(line, *bracket + 1, is_blank) == line.size()) {
                remove_rows();
            } else {
                remove_value(line, start, *bracket);
            }
        }
        keep_until(text_.size());
        return std::move(result_);
    }

  private:
    void remove_rows() {
        const std::uint32_t opened_at = lines_.number() - removed_;
        const std::size_t begin = lines_.offset();
        Lines ahead = lines_;
        std::vector<TomlNode> rows = read_rows(file_, ahead);
        if (rows.empty()) return;
        keep_until(begin);
        kept_ = ahead.offset();
        removed_ += ahead.number() - lines_.number();
        lines_ = ahead;
        result_.lists.push_back({opened_at, 0, removed_, std::move(rows)});
    }

    void remove_value(std::string_view line, std::size_t start, std::size_t bracket) {
        TomlNode list;
        if (!ListReader(line, file_, lines_.number()).read_value(list, bracket)) return;
        keep_until(start + bracket);
        result_.text += "[]";
        kept_ = start + line.size();
        result_.lists.push_back({lines_.number() - removed_, list.place.length, removed_, std::move(list.parts->items)});
    }

    void keep_until(std::size_t end) {
        result_.text += text_.substr(kept_, end - kept_);
        kept_ = end;
    }

    std::uint32_t file_;
    std::string_view text_;
    Lines lines_;
    std::size_t kept_ = 0;  // the text before this offset has been handled
    std::uint32_t removed_ = 0;
    TextWithoutRows result_;
};

}  // namespace

PlainList* TextWithoutRows::find(std::uint32_t line) {
    const auto found = std::partition_point(lists.begin(), lists.end(), [line](const PlainList& list) { return list.line < line; });
    return found == lists.end() || found->line != line ? nullptr : &*found;
}

std::uint32_t TextWithoutRows::line_in_file(std::uint32_t line) const {
    const auto next = std::partition_point(lists.begin(), lists.end(), [line](const PlainList& list) { return list.line < line; });
    return next == lists.begin() ? line : line + std::prev(next)->removed;
}

TextWithoutRows take_plain_rows(std::uint32_t file, std::string_view text) {
    TextWithoutRows result = Remover(file, text).remove();
    // In a text of several lines, what looks like a list may be prose.
    const bool has_long_texts = result.text.find("\"\"\"") != std::string::npos || result.text.find("'''") != std::string::npos;
    if (has_long_texts) return {std::string(text), {}};
    return result;
}

}  // namespace sitegen

#include "text/ordinal.hpp"

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_digits = 2;
constexpr std::u32string_view chinese_numerals = U"一二三四五六七八九十";

void take_spaces(std::string_view& text) {
    while (text.starts_with(' ')) text.remove_prefix(1);
}

bool take(std::string_view& text, std::string_view mark) {
    if (!text.starts_with(mark)) return false;
    text.remove_prefix(mark.size());
    return true;
}

bool take_digits(std::string_view& text) {
    std::size_t count = 0;
    while (count < text.size() && is_ascii_digit(text[count])) ++count;
    if (count == 0 || count > most_digits) return false;
    text.remove_prefix(count);
    return true;
}

bool take_chinese_numerals(std::string_view& text) {
    bool has_any = false;
    while (!text.empty() && chinese_numerals.find(first_character(text).value) != std::u32string_view::npos) {
        has_any = true;
        text.remove_prefix(first_character(text).byte_count);
    }
    return has_any;
}

// The point of "2. Roads" or "2.道路". In "2.5" and "U.S." it is none.
bool take_point(std::string_view& text) {
    if (text.size() < 2 || text[0] != '.') return false;
    const bool is_end = text[1] == ' ' || static_cast<unsigned char>(text[1]) >= 0x80;
    if (is_end) text.remove_prefix(1);
    return is_end;
}

bool take_ordinal(std::string_view& text) {
    if (take(text, "(") || take(text, "（"))
        return (take_digits(text) || take_chinese_numerals(text)) && (take(text, ")") || take(text, "）"));
    if (take_chinese_numerals(text)) return take(text, "、");
    return take_digits(text) && (take_point(text) || take(text, ")") || take(text, "）") || take(text, "、"));
}

}  // namespace

std::string_view without_ordinal_number(std::string_view name) {
    std::string_view rest = name;
    if (!take_ordinal(rest)) return name;
    take_spaces(rest);
    return rest.empty() ? name : rest;
}

}  // namespace sitegen

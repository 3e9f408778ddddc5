#include "import/number_parts.hpp"

#include <algorithm>

#include "import/import_words.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

bool is_of_number(char c) { return is_ascii_digit(c) || c == '.' || c == ',' || c == ' ' || c == '\''; }

// A mark that leads to a footnote: 1,234* or 1,234 (a) or 1,234¹.
bool is_footnote_mark(std::string_view text) {
    if (text.empty() || text.size() > 6) return false;
    if (std::all_of(text.begin(), text.end(), [](char c) { return c == '*' || c == '#'; })) return true;
    if (text == "†" || text == "‡" || text == "¹" || text == "²" || text == "³" || text == "§") return true;
    const bool has_brackets = text.size() == 3 && ((text[0] == '(' && text[2] == ')') || (text[0] == '[' && text[2] == ']'));
    return has_brackets && (is_ascii_letter(text[1]) || (is_ascii_digit(text[1]) && text[0] == '['));
}

void take_currency(std::string& text) {
    while (!text.empty() && is_currency_sign(first_character(text).value)) text.erase(0, first_character(text).byte_count);
    while (!text.empty() && is_currency_sign(last_character(text).value))
        text.resize(text.size() - last_character(text).byte_count);
    while (text.starts_with(' ')) text.erase(0, 1);
    while (text.ends_with(' ')) text.pop_back();
}

// One of those that words.toml has for some language.
std::string minus_sign_at(std::string_view text) {
    for (const MinusSign& sign : import_words().minus_signs) {
        if (text.starts_with(sign.text)) return sign.text;
    }
    return {};
}

}  // namespace

std::string in_ascii(std::string_view text) {
    std::string plain;
    while (!text.empty()) {
        const Character character = first_character(text);
        const char32_t value = character.value;
        if (value >= 0xFF01 && value <= 0xFF5E) {
            plain += static_cast<char>(value - 0xFF01 + '!');
        } else if (value == 0x2212 || value == 0x2013 || value == 0x2012 || value == 0x2010 || value == 0x2011) {
            plain += '-';
        } else if (value == 0x00A0 || value == 0x202F || value == 0x2009 || value == 0x2007 || value == 0x3000) {
            plain += ' ';
        } else if (value == 0x2019) {
            plain += '\'';
        } else {
            plain += text.substr(0, character.byte_count);
        }
        text.remove_prefix(character.byte_count);
    }
    const auto is_space = [](char c) { return is_ascii_space(c); };
    plain.erase(plain.begin(), std::find_if_not(plain.begin(), plain.end(), is_space));
    while (!plain.empty() && is_ascii_space(plain.back())) plain.pop_back();
    return plain;
}

NumberParts parts_of_number(std::string_view written) {
    NumberParts parts;
    std::string text = in_ascii(written);
    take_currency(text);
    const auto take_sign = [&] {
        if (!text.starts_with('-') && !text.starts_with('+')) return;
        parts.is_negative = text[0] == '-';
        text.erase(0, 1);
        take_currency(text);
    };
    parts.minus = minus_sign_at(text);
    text.erase(0, parts.minus.size());
    take_currency(text);
    take_sign();
    if (text.starts_with('(') && text.ends_with(')')) {
        parts.is_negative = true;
        text = text.substr(1, text.size() - 2);
        take_currency(text);
    }
    std::size_t end = 0;
    while (end < text.size() && is_of_number(text[end])) ++end;
    std::string behind = text.substr(end);
    text.resize(end);
    while (text.ends_with(' ')) text.pop_back();
    // The footnote of 1,234 1) looks like a number.
    if (const std::size_t space = text.rfind(' '); behind == ")" && space != std::string::npos && text.size() - space <= 3) {
        parts.mark = text.substr(space + 1) + behind;
        text.resize(space);
        behind.clear();
    }
    if (text.empty() ||
        !is_ascii_digit(text[text.find_first_not_of(".,") == std::string::npos ? 0 : text.find_first_not_of(".,")])) {
        parts.has_more = true;
        return parts;
    }
    if (behind == "-") {
        parts.is_negative = true;
        behind.clear();
    }
    if (behind.starts_with('%')) {
        parts.is_percentage = true;
        behind.erase(0, 1);
    }
    if (is_footnote_mark(behind)) {
        parts.mark = behind;
        behind.clear();
    }
    parts.has_more = !behind.empty();
    parts.digits = text;
    return parts;
}

}  // namespace sitegen

#include "chart/text_width.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t minus_sign = 0x2212;
constexpr std::uint32_t minus_width = 584;  // thousandths of an em

// Advance widths of U+0020 to U+007E in thousandths of an em, from Helvetica. Arial, Liberation Sans and many others have the same.
constexpr std::array<std::uint16_t, 95> latin_widths = {
    278, 278, 355, 556, 556, 889, 667,  191, 333, 333, 389, 584, 278, 333, 278, 278,  // space to /
    556, 556, 556, 556, 556, 556, 556,  556, 556, 556,                                // digits
    278, 278, 584, 584, 584, 556, 1015,                                               // : to @
    667, 667, 722, 722, 667, 611, 778,  722, 278, 500, 667, 556, 833,                 // A to M
    722, 778, 667, 778, 722, 667, 611,  722, 667, 944, 667, 667, 611,                 // N to Z
    278, 278, 278, 469, 556, 333,                                                     // [ to `
    556, 556, 500, 556, 556, 278, 556,  556, 222, 222, 500, 222, 833,                 // a to m
    556, 556, 556, 556, 333, 500, 278,  556, 500, 722, 500, 500, 500,                 // n to z
    334, 260, 334, 584,                                                               // { to ~
};

bool is_between(char32_t character, char32_t first, char32_t last) { return character >= first && character <= last; }

// Nearly all characters of charts are among these, so Unicode's tables need not be consulted. Each of them is displayable, has the
// width given here, and is always a grapheme by itself.
struct PlainCharacter {
    char32_t value = 0;
    std::size_t byte_count = 0;  // 0: the character is not among them
    std::uint32_t width = 0;     // thousandths of an em
};

PlainCharacter first_plain(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned first = byte(0);
    if (first < 0x80)
        return first >= 0x20 && first < 0x7F ? PlainCharacter{first, 1, latin_widths[first - 0x20U]} : PlainCharacter{};
    const bool has_three = (first & 0xF0U) == 0xE0 && text.size() >= 3 && (byte(1) & 0xC0U) == 0x80 && (byte(2) & 0xC0U) == 0x80;
    if (!has_three) return {};
    const char32_t value = (first & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    const bool is_wide = is_between(value, 0x4E00, 0x9FFF)      // ideographs
                         || is_between(value, 0x3001, 0x3020)   // punctuation
                         || is_between(value, 0xFF01, 0xFF5E);  // full-width Latin
    if (is_wide) return {value, 3, 1000};
    return value == minus_sign ? PlainCharacter{value, 3, minus_width} : PlainCharacter{};
}

// Removes the first character from the text and returns it, or U+FFFD for an invalid byte.
char32_t take_character(std::string_view& text) {
    const Character character = first_character(text);
    text.remove_prefix(character.byte_count);
    return character.value;
}

bool is_space(char32_t character) {
    return character == ' ' || is_between(character, '\t', '\r') || is_between(character, 0x2028, 0x2029);
}

bool is_droppable(char32_t character) {
    return character < 0x20 || is_between(character, 0x7F, 0x9F)                              // control characters
           || is_between(character, 0x202A, 0x202E) || is_between(character, 0x2066, 0x2069)  // writing direction
           || is_between(character, 0xFDD0, 0xFDEF) || (character & 0xFFFE) == 0xFFFE         // noncharacters
           || character == 0xFEFF || is_between(character, 0xE0000, 0xE007F);                 // byte-order mark, tags
}

// Punctuation and symbols that Chinese fonts draw with full width although Unicode does not require it. The width is then an upper
// bound.
bool is_wide_symbol(char32_t character) {
    return character == 0xB7 || is_between(character, 0x2010, 0x2027) || is_between(character, 0x2030, 0x205E) ||
           is_between(character, 0x2100, 0x27BF);
}

double character_width(char32_t character) {
    if (is_between(character, 0x20, 0x7E)) return latin_widths.at(character - 0x20) / 1000.0;
    if (character == minus_sign) return minus_width / 1000.0;
    const int columns = column_count(character);
    if (columns <= 0) return 0;
    if (columns >= 2 || is_wide_symbol(character) || character == replacement) return 1;
    const char32_t base = base_character(character);
    return is_between(base, 0x20, 0x7E) ? character_width(base) : 0.61;
}

// What readers see as one character, such as a letter with its accents.
struct Grapheme {
    std::string_view text;
    char32_t first = 0;
    double width = 0;  // of its widest character, because the others join it
};

std::vector<Grapheme> graphemes_of(std::string_view text) {
    std::vector<Grapheme> graphemes;
    graphemes.reserve(text.size() / 2);
    for (std::string_view rest = text; !rest.empty();) {
        const PlainCharacter plain = first_plain(rest);
        if (plain.byte_count == 0) {
            graphemes.clear();
            break;
        }
        graphemes.push_back({rest.substr(0, plain.byte_count), plain.value, plain.width / 1000.0});
        rest.remove_prefix(plain.byte_count);
    }
    if (!graphemes.empty()) return graphemes;
    GraphemeBreaks breaks;
    char32_t previous = 0;
    while (!text.empty()) {
        std::string_view rest = text;
        const char32_t character = take_character(rest);
        const std::size_t length = text.size() - rest.size();
        const bool begins = breaks.is_break(previous, character);
        if (graphemes.empty() || begins) graphemes.push_back({text.substr(0, 0), character, 0});
        Grapheme& current = graphemes.back();
        current.text = {current.text.data(), current.text.size() + length};
        current.width = std::max(current.width, character_width(character));
        previous = character;
        text = rest;
    }
    return graphemes;
}

bool contains(std::u32string_view set, char32_t character) { return set.find(character) != std::u32string_view::npos; }

bool may_break_between(const Grapheme& before, const Grapheme& after) {
    if (contains(U"，。、；：？！）》」』】〕”’…,.;:?!)]}%％", after.first)) return false;
    if (contains(U"（《「『【〔“‘([{", before.first)) return false;
    if (before.first == ' ' || before.first == '-') return true;
    return column_count(before.first) == 2 || column_count(after.first) == 2;
}

std::string_view without_spaces_around(std::string_view text) {
    const std::size_t first = text.find_first_not_of(' ');
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// How many graphemes from the beginning fit into the width; at least one.
std::size_t fitting_count(const std::vector<Grapheme>& graphemes, std::size_t first, double width) {
    double used = 0;
    std::size_t end = first;
    while (end < graphemes.size() && used + graphemes[end].width <= width + 1e-9) used += graphemes[end++].width;
    return std::max<std::size_t>(end - first, 1);
}

}  // namespace

std::size_t displayable_beginning(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size()) {
        const std::size_t byte_count = first_plain(text.substr(length)).byte_count;
        if (byte_count == 0) break;
        length += byte_count;
    }
    return length;
}

std::string displayable(std::string_view text) {
    std::string result;
    while (!text.empty()) {
        const std::size_t length = displayable_beginning(text);
        result += text.substr(0, length);
        text.remove_prefix(length);
        if (text.empty()) break;
        const char32_t character = take_character(text);
        if (is_space(character)) {
            result += ' ';
        } else if (!is_droppable(character)) {
            append_character(result, character);
        }
    }
    return result;
}

double text_width(std::string_view text) {
    std::uint64_t thousandths = 0;
    for (std::string_view rest = text; !rest.empty();) {
        const PlainCharacter plain = first_plain(rest);
        if (plain.byte_count == 0) {
            double width = 0;
            for (const Grapheme& grapheme : graphemes_of(text)) width += grapheme.width;
            return width;
        }
        thousandths += plain.width;
        rest.remove_prefix(plain.byte_count);
    }
    return static_cast<double>(thousandths) / 1000;
}

std::string shortened(std::string_view text, double width) {
    if (text_width(text) <= width + 1e-9) return std::string(text);
    double left = width - text_width(ellipsis);
    std::string result;
    for (const Grapheme& grapheme : graphemes_of(text)) {
        left -= grapheme.width;
        if (left < -1e-9) break;
        result += grapheme.text;
    }
    return std::string(without_spaces_around(result)) + std::string(ellipsis);
}

std::vector<std::string> wrapped(std::string_view text, double width, std::size_t line_count) {
    text = without_spaces_around(text);
    if (text_width(text) <= width) return {std::string(text)};  // true for most names
    const std::vector<Grapheme> graphemes = graphemes_of(text);
    std::vector<std::string> lines;
    std::size_t first = 0;
    while (first < graphemes.size()) {
        const std::string_view rest(
            graphemes[first].text.data(),
            static_cast<std::size_t>(graphemes.back().text.data() + graphemes.back().text.size() - graphemes[first].text.data()));
        std::size_t end = first + fitting_count(graphemes, first, width);
        if (end == graphemes.size() || lines.size() + 1 == line_count) {
            lines.push_back(shortened(without_spaces_around(rest), width));
            return lines;
        }
        for (std::size_t at = end; at > first; --at) {
            if (!may_break_between(graphemes[at - 1], graphemes[at])) continue;
            end = at;
            break;
        }
        const auto length = static_cast<std::size_t>(graphemes[end].text.data() - rest.data());
        lines.emplace_back(without_spaces_around(rest.substr(0, length)));
        first = end;
        while (first < graphemes.size() && graphemes[first].first == ' ') ++first;
    }
    if (lines.empty()) lines.emplace_back();
    return lines;
}

}  // namespace sitegen

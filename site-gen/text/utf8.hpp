// UTF-8, and the properties of Unicode characters. This is the only door to utf8proc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

struct Character {
    char32_t value = 0xFFFD;  // U+FFFD for an invalid byte
    std::size_t byte_count = 1;
    bool is_valid = false;
};

// Decodes with utf8proc.
[[nodiscard]] Character decode_character(std::string_view text);

// The first character of a text, which is not empty. ASCII and most characters of three bytes, such as ideographs, are decoded
// here.
[[nodiscard]] inline Character first_character(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80) return {byte(0), 1, true};
    // All such characters of three bytes that begin with E1 to EC are valid: none is a surrogate or too long.
    if (byte(0) >= 0xE1 && byte(0) <= 0xEC && text.size() >= 3 && (byte(1) & 0xC0U) == 0x80U && (byte(2) & 0xC0U) == 0x80U)
        return {static_cast<char32_t>((byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU)), 3, true};
    return decode_character(text);
}

// The last character of a text, which is not empty.
[[nodiscard]] Character last_character(std::string_view text);

// Whether it is in the block that has nearly all Chinese text, as in Unicode 1.1: wide letters without case or composition.
[[nodiscard]] constexpr bool is_common_ideograph(char32_t character) { return character >= 0x4E00 && character <= 0x9FA5; }

void append_character(std::string& text, char32_t character);

// The offset of the first byte that is not valid UTF-8, or is a NUL. Nothing if the whole text is valid.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// Columns of a terminal: 2 for East Asian wide and full-width characters, 0 for characters that join the previous one, otherwise 1.
[[nodiscard]] int column_count(char32_t character);

// Whether it is a Korean letter or syllable.
[[nodiscard]] bool is_hangul(char32_t character);

// The letter without its accents: e for é. A character that is not composed is returned as it is.
[[nodiscard]] char32_t base_character(char32_t character);

// Whether it is a control character (category Cc), or an invisible one that formats others (Cf).
[[nodiscard]] bool is_control(char32_t character);
[[nodiscard]] bool is_format(char32_t character);

// Whether it prints nothing or reorders its neighbours, so that a reader sees a different text than a program does. Values that are
// no characters are deceptive, too. Line breaks and tabs are not.
[[nodiscard]] bool is_deceptive(char32_t character);

// The offset of the first such character, but not of a joiner between two letters that it shapes. Nothing if there is none.
[[nodiscard]] std::optional<std::size_t> find_deceptive(std::string_view text);

// "U+202E", for example.
[[nodiscard]] std::string code_point_name(char32_t character);

// The text for a terminal or a text-only file format. Writes <U+001B> for a control character other than line breaks and tabs, for
// a character that reorders its neighbours, and for a value that is no character. Writes <B5> for a byte that is not UTF-8.
[[nodiscard]] std::string visible_text(std::string_view text);

// Finds where a character ends for a reader (UAX 29). Ask about each character in turn.
class GraphemeBreaks {
  public:
    // Whether `next` begins a new grapheme after `previous`.
    [[nodiscard]] bool is_break(char32_t previous, char32_t next);

  private:
    std::int32_t state_ = 0;
};

// Case-folded NFC: equal for two texts that differ only in case or normalization. Nothing if the text is not UTF-8.
[[nodiscard]] std::optional<std::string> folded_text(std::string_view text);

// The letters and digits of a name, case-folded and in NFKC. Equal for names that differ only in case, width, spaces, punctuation
// or other marks. Empty if the name is not UTF-8.
[[nodiscard]] std::string bare_name(std::string_view name);
// The same without some words, each of which is a bare name: without "department" and "of", "Department of Parks" and "Parks" are
// equal. If nothing else is in the name, all of it.
[[nodiscard]] std::string bare_name(std::string_view name, const std::vector<std::string>& ignored);

// Whether it is a letter, a digit or a mark on one (categories L, N and M).
[[nodiscard]] bool is_word_character(char32_t character);

// Whether it is a decimal digit of any script (category Nd).
[[nodiscard]] bool is_digit(char32_t character);
[[nodiscard]] bool is_lower_case(char32_t character);
[[nodiscard]] bool is_currency_sign(char32_t character);

// Appends the characters by which a search finds this one: decomposed by NFKD, case-folded, without marks that people leave out
// when they type (accents, vowel points of Arabic and Hebrew, joiners), o for ø, 3 for ٣. None for such a mark.
void append_search_form(std::u32string& out, char32_t character);

}  // namespace sitegen

// UTF-8 and what Unicode says about its characters. The only door to utf8proc.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

struct Character {
    char32_t value = 0xFFFD;  // U+FFFD for a byte that is not valid UTF-8
    std::size_t byte_count = 1;
    bool is_valid = false;
};

// By way of utf8proc.
[[nodiscard]] Character decode_character(std::string_view text);

// The first character of a text that is not empty. ASCII and most of what three bytes encode, ideographs among them, is read here.
[[nodiscard]] inline Character first_character(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(0) < 0x80) return {byte(0), 1, true};
    // Of the characters that begin with E1 to EC none is a surrogate, too long or none at all.
    if (byte(0) >= 0xE1 && byte(0) <= 0xEC && text.size() >= 3 && (byte(1) & 0xC0U) == 0x80U && (byte(2) & 0xC0U) == 0x80U)
        return {static_cast<char32_t>((byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU)), 3, true};
    return decode_character(text);
}

// The last character of a text that is not empty.
[[nodiscard]] Character last_character(std::string_view text);

// Of the block that nearly all Chinese text is made of, as Unicode 1.1 had it: wide letters without case or composition.
[[nodiscard]] constexpr bool is_common_ideograph(char32_t character) { return character >= 0x4E00 && character <= 0x9FA5; }

void append_character(std::string& text, char32_t character);

// The offset of the first byte that is not valid UTF-8 (or is a NUL); nothing where the text is sound.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

// Columns of a terminal: 2 for East Asian wide and full-width characters, 0 for those that join the one before, otherwise 1.
[[nodiscard]] int column_count(char32_t character);

// A letter or syllable of Korean.
[[nodiscard]] bool is_hangul(char32_t character);

// The letter under its accents: e for é; the character itself where it is not composed.
[[nodiscard]] char32_t base_character(char32_t character);

// Control characters (category Cc), and those that print as nothing and format others (Cf).
[[nodiscard]] bool is_control(char32_t character);
[[nodiscard]] bool is_format(char32_t character);

// Characters that print as nothing or reorder their neighbours: a reader sees another text than a program does. Also values that
// are no characters. Line breaks and tabs are fine.
[[nodiscard]] bool is_deceptive(char32_t character);

// The offset of the first such character.
[[nodiscard]] std::optional<std::size_t> find_deceptive(std::string_view text);

// "U+202E"
[[nodiscard]] std::string code_point_name(char32_t character);

// The text for a terminal or a file format that takes text only: <U+001B> for a control character, except for line breaks and tabs,
// for one that turns the order of its neighbours and for one that is none; <B5> for a byte that is not UTF-8.
[[nodiscard]] std::string visible_text(std::string_view text);

// Finds where one character ends as a reader sees it (UAX 29). It is asked about each character in turn.
class GraphemeBreaks {
  public:
    // Whether `next` begins a new grapheme after `previous`.
    [[nodiscard]] bool is_break(char32_t previous, char32_t next);

  private:
    std::int32_t state_ = 0;
};

// Equal for two texts that differ only in case or normalization: case-folded NFC. Nothing where the text is not UTF-8.
[[nodiscard]] std::optional<std::string> folded_text(std::string_view text);

// The letters and digits of a name, case-folded and in NFKC: equal for names that differ only in case, width, spaces, punctuation
// and other marks. Empty where the name is not UTF-8.
[[nodiscard]] std::string bare_name(std::string_view name);
// The same without some words, each a bare name itself: "Department of Parks" and "Parks" are equal without "department" and "of".
// All of it where nothing else is in the name.
[[nodiscard]] std::string bare_name(std::string_view name, const std::vector<std::string>& ignored);

// A letter, a digit or a mark that goes with one (categories L, N and M).
[[nodiscard]] bool is_word_character(char32_t character);

// A decimal digit of any writing (category Nd).
[[nodiscard]] bool is_digit(char32_t character);
[[nodiscard]] bool is_lower_case(char32_t character);
[[nodiscard]] bool is_currency_sign(char32_t character);

// Appends the characters by which a search finds this one: decomposed as NFKD has it, case-folded, without accents (U+0300 to
// U+036F).
void append_search_form(std::u32string& out, char32_t character);

}  // namespace sitegen

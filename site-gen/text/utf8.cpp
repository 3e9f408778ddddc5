#include "text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace sitegen {

namespace {

const utf8proc_uint8_t* bytes_of(std::string_view text) { return reinterpret_cast<const utf8proc_uint8_t*>(text.data()); }
utf8proc_int32_t code_of(char32_t character) { return static_cast<utf8proc_int32_t>(character); }

constexpr std::size_t plain_bytes = sizeof(std::uint64_t);

// Whether the next eight bytes are ASCII without a NUL. Nearly all bytes of a table are.
bool begins_with_plain_bytes(std::string_view text) {
    if (text.size() < plain_bytes) return false;
    static constexpr std::uint64_t ones = 0x0101010101010101;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data(), plain_bytes);
    // Subtracting one from each byte sets the high bit of a NUL.
    return (((bytes - ones) | bytes) & (ones << 7U)) == 0;
}

// Whether the next eight bytes are ASCII that is printed: from 20 to 7E.
bool begins_with_printed_bytes(std::string_view text) {
    if (text.size() < plain_bytes) return false;
    static constexpr std::uint64_t ones = 0x0101010101010101;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data(), plain_bytes);
    // Subtracting 20 sets the high bit of a smaller byte, and adding one that of 7F.
    return (((bytes - ones * 0x20U) | (bytes + ones) | bytes) & (ones << 7U)) == 0;
}

// Whether a valid character of three bytes follows, like nearly all Chinese ones. False for those that begin with E0 or ED, which
// may be invalid.
bool begins_with_three_bytes(std::string_view text) {
    if (text.size() < 3) return false;
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    return byte(0) > 0xE0 && byte(0) < 0xF0 && byte(0) != 0xED && (byte(1) & 0xC0) == 0x80 && (byte(2) & 0xC0) == 0x80;
}

}  // namespace

Character decode_character(std::string_view text) {
    utf8proc_int32_t code = 0;
    const utf8proc_ssize_t length = utf8proc_iterate(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &code);
    if (length <= 0 || code < 0) return {};
    return {static_cast<char32_t>(code), static_cast<std::size_t>(length), true};
}

Character last_character(std::string_view text) {
    std::size_t begin = text.size() - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    return first_character(text.substr(begin));
}

void append_character(std::string& text, char32_t character) {
    if (character < 0x80) {
        text += static_cast<char>(character);
    } else if (character >= 0x1000 && character < 0xD000) {
        text += static_cast<char>(0xE0U | character >> 12U);
        text += static_cast<char>(0x80U | (character >> 6U & 0x3FU));
        text += static_cast<char>(0x80U | (character & 0x3FU));
    } else {
        std::array<utf8proc_uint8_t, 4> bytes{};
        const utf8proc_ssize_t length = utf8proc_encode_char(code_of(character), bytes.data());
        text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
    }
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        while (begins_with_three_bytes(text.substr(at))) at += 3;
        while (begins_with_plain_bytes(text.substr(at))) at += plain_bytes;
        if (at == text.size()) break;
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte != 0 && byte < 0x80) {
            ++at;
            continue;
        }
        const Character character = first_character(text.substr(at));
        if (!character.is_valid || character.value == 0) return at;
        at += character.byte_count;
    }
    return std::nullopt;
}

int column_count(char32_t character) {
    if (character >= 0x20 && character <= 0x7E) return 1;
    if (is_common_ideograph(character)) return 2;
    return utf8proc_charwidth(code_of(character));
}

bool is_hangul(char32_t character) {
    return (character >= 0xAC00 && character <= 0xD7FF) || (character >= 0x1100 && character <= 0x11FF) ||
           (character >= 0x3130 && character <= 0x318F) || (character >= 0xA960 && character <= 0xA97F) ||
           (character >= 0xFFA0 && character <= 0xFFDC);
}

char32_t base_character(char32_t character) {
    std::array<utf8proc_int32_t, 8> parts{};
    int boundary = 0;
    const utf8proc_ssize_t count = utf8proc_decompose_char(
        code_of(character), parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), UTF8PROC_DECOMPOSE, &boundary);
    return count > 0 ? static_cast<char32_t>(parts[0]) : character;
}

bool is_control(char32_t character) { return utf8proc_category(code_of(character)) == UTF8PROC_CATEGORY_CC; }

bool is_format(char32_t character) { return utf8proc_category(code_of(character)) == UTF8PROC_CATEGORY_CF; }

namespace {

// Marks of Chinese text and the full-width forms of ASCII. None of them is deceptive.
constexpr bool is_chinese_mark(char32_t character) {
    return (character >= 0x3000 && character <= 0x3029) || (character >= 0xFF01 && character <= 0xFF5E);
}

}  // namespace

bool is_deceptive(char32_t character) {
    if (is_common_ideograph(character) || is_chinese_mark(character)) return false;
    if (character == '\n' || character == '\t' || character == '\r') return false;
    const bool is_noncharacter = (character & 0xFFFE) == 0xFFFE || (character >= 0xFDD0 && character <= 0xFDEF);
    const bool is_tag = character >= 0xE0000 && character <= 0xE007F;
    const bool is_soft_hyphen = character == 0xAD;  // shown at a line break, as its author intended
    const utf8proc_category_t category = utf8proc_category(code_of(character));
    return category == UTF8PROC_CATEGORY_CC || (category == UTF8PROC_CATEGORY_CF && !is_soft_hyphen) || is_noncharacter || is_tag;
}

namespace {

// Arabic, Syriac, N'Ko and the scripts of India: their letters have other shapes beside a joiner.
bool is_of_joining_script(char32_t character) {
    const bool is_there = (character >= 0x0620 && character <= 0x0DFF) || (character >= 0xFB50 && character <= 0xFEFC);
    return is_there && is_word_character(character) && utf8proc_category(code_of(character)) != UTF8PROC_CATEGORY_ND;
}

// The last character of a valid text; 0 for an empty one.
char32_t last_character(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0U) == 0x80U) --at;
    return at == 0 ? 0 : first_character(text.substr(at - 1)).value;
}

// Whether a joiner stands between two letters that it shapes, and so belongs to the spelling of a word. Elsewhere nobody sees it.
bool shapes_letters(std::string_view before, std::string_view after) {
    return is_of_joining_script(last_character(before)) && !after.empty() && is_of_joining_script(first_character(after).value);
}

}  // namespace

std::optional<std::size_t> find_deceptive(std::string_view text) {
    const auto continues = [text](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; };
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        // U+5000 to U+8FFF, which are most of a Chinese text.
        if (byte >= 0xE5 && byte <= 0xE8 && at + 2 < text.size() && continues(at + 1) && continues(at + 2)) {
            at += 3;
            continue;
        }
        if (byte >= 0x20 && byte < 0x7F) {
            at += begins_with_printed_bytes(text.substr(at)) ? plain_bytes : 1;
            continue;
        }
        const Character character = first_character(text.substr(at));
        const bool is_joiner = character.value == 0x200C || character.value == 0x200D;
        const std::size_t next = at + character.byte_count;
        if (is_deceptive(character.value) && !(is_joiner && shapes_letters(text.substr(0, at), text.substr(next)))) return at;
        at = next;
    }
    return std::nullopt;
}

std::string code_point_name(char32_t character) {
    std::array<char, 8> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), static_cast<std::uint32_t>(character), 16).ptr;
    std::string name(digits.data(), end);
    for (char& digit : name) {
        if (digit >= 'a') digit = static_cast<char>(digit - 'a' + 'A');
    }
    return "U+" + std::string(name.size() < 4 ? 4 - name.size() : 0, '0') + name;
}

std::string visible_text(std::string_view text) {
    // Most texts need no change.
    const auto is_plain = [](char c) { return (c >= ' ' && c <= '~') || c == '\n' || c == '\t'; };
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        if (is_plain(text.front())) {
            result += text.front();
            text.remove_prefix(1);
            continue;
        }
        const Character character = first_character(text);
        const char32_t value = character.value;
        const bool turns = (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069);
        if (!character.is_valid) {
            static constexpr std::string_view digits = "0123456789ABCDEF";
            const auto byte = static_cast<unsigned char>(text.front());
            result += {'<', digits[byte >> 4U], digits[byte & 0xFU], '>'};
        } else if (is_control(value) || turns || (value & 0xFFFEU) == 0xFFFEU) {
            result += "<" + code_point_name(value) + ">";
        } else {
            result += text.substr(0, character.byte_count);
        }
        text.remove_prefix(character.is_valid ? character.byte_count : 1);
    }
    return result;
}

bool GraphemeBreaks::is_break(char32_t previous, char32_t next) {
    return utf8proc_grapheme_break_stateful(code_of(previous), code_of(next), &state_);
}

namespace {

std::optional<std::string> mapped_text(std::string_view text, int options) {
    utf8proc_uint8_t* mapped = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                                 static_cast<utf8proc_option_t>(UTF8PROC_STABLE | options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (length < 0) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));
}

}  // namespace

std::optional<std::string> folded_text(std::string_view text) { return mapped_text(text, UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD); }

namespace {

// Folds most Chinese and English names without utf8proc. Common ideographs stay. Letters of ASCII and of its full-width forms
// become lower case, digits stay, and everything else is left out. Returns false if the name has other characters.
bool add_plain_name(std::string_view name, std::string& bare) {
    std::size_t kept = 0;  // the ideographs from here to the present character are not yet added
    const auto keep = [&](std::size_t end) { bare += name.substr(kept, end - kept); };
    for (std::size_t at = 0; at < name.size();) {
        const Character character = first_character(name.substr(at));
        char32_t c = character.value;
        at += character.byte_count;
        if (is_common_ideograph(c)) continue;
        keep(at - character.byte_count);
        kept = at;
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        if (c < 0x20 || c > 0x7E) return false;
        if (c >= U'A' && c <= U'Z') c += U'a' - U'A';
        if ((c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9')) bare += static_cast<char>(c);
    }
    keep(name.size());
    return true;
}

}  // namespace

std::string bare_name(std::string_view name) {
    std::string plain;
    plain.reserve(name.size());
    if (add_plain_name(name, plain)) return plain;
    const std::string mapped =
        mapped_text(name, UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE).value_or("");
    std::string bare;
    for (std::string_view rest = mapped; !rest.empty();) {
        const Character character = first_character(rest);
        const utf8proc_category_t category = utf8proc_category(code_of(character.value));
        if (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO) bare += rest.substr(0, character.byte_count);
        rest.remove_prefix(character.byte_count);
    }
    return bare;
}

std::string bare_name(std::string_view name, const std::vector<std::string>& ignored) {
    if (ignored.empty()) return bare_name(name);
    std::string result;
    std::size_t begin = 0;
    const auto end_word = [&](std::size_t end) {
        const std::string word = bare_name(name.substr(begin, end - begin));
        if (std::find(ignored.begin(), ignored.end(), word) == ignored.end()) result += word;
    };
    for (std::size_t at = 0; at < name.size();) {
        const Character character = first_character(name.substr(at));
        const bool ends_word = !is_word_character(character.value);
        if (ends_word) end_word(at);
        at += std::max<std::size_t>(character.byte_count, 1);
        if (ends_word) begin = at;
    }
    end_word(name.size());
    return result.empty() ? bare_name(name) : result;
}

bool is_word_character(char32_t character) {
    const utf8proc_category_t category = utf8proc_category(code_of(character));
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

bool is_digit(char32_t character) { return utf8proc_category(code_of(character)) == UTF8PROC_CATEGORY_ND; }

bool is_lower_case(char32_t character) { return utf8proc_category(code_of(character)) == UTF8PROC_CATEGORY_LL; }

bool is_currency_sign(char32_t character) { return utf8proc_category(code_of(character)) == UTF8PROC_CATEGORY_SC; }

namespace {

// Letters that no decomposition brings together, though people type one for the other.
struct FoldedLetter {
    char32_t letter;
    std::u32string_view folded;
};
constexpr std::array<FoldedLetter, 16> folded_letters = {{
    {U'\u00E6', U"ae"},
    {U'\u00F0', U"d"},
    {U'\u00F8', U"o"},
    {U'\u00FE', U"th"},
    {U'\u0111', U"d"},
    {U'\u0127', U"h"},
    {U'\u0131', U"i"},
    {U'\u0142', U"l"},
    {U'\u0153', U"oe"},
    {U'\u0167', U"t"},
    {U'\u0629', U"\u0647"},
    {U'\u0640', U""},  // it only makes an Arabic word longer
    {U'\u0649', U"\u064A"},
    {U'\u06A9', U"\u0643"},
    {U'\u06CC', U"\u064A"},
    {U'\u06D2', U"\u064A"},
}};

// Marks that people leave out when they type: accents, vowel points of Arabic and Hebrew; of the scripts of India only those that
// another spelling may lack (candrabindu, anusvara, nukta). Vowel signs of India, Thai and Japanese marks tell words apart.
bool is_ignored_mark(char32_t c) {
    if (c == 0x200C || c == 0x200D) return true;  // joiners, which shape letters
    if (c >= 0x0E00 && !(c >= 0x1AB0 && c <= 0x1AFF) && !(c >= 0x1DC0 && c <= 0x1DFF) && !(c >= 0xFE20 && c <= 0xFE2F))
        return false;
    if (utf8proc_category(code_of(c)) != UTF8PROC_CATEGORY_MN) return false;
    if (c < 0x0900 || c >= 0x0E00) return true;
    const char32_t in_block = c & 0x7FU;
    return in_block == 0x01 || in_block == 0x02 || in_block == 0x3C;
}

// 0 to 9. The digits of a script follow each other, and no other digit stands before its zero.
char32_t ascii_digit(char32_t digit) {
    char32_t zero = digit;
    while (digit - zero < 9 && is_digit(zero - 1)) --zero;
    return U'0' + (digit - zero);
}

void append_folded(std::u32string& out, char32_t c) {
    if (c < 0x80) {
        out += c;
        return;
    }
    const auto found = std::lower_bound(folded_letters.begin(), folded_letters.end(), c,
                                        [](const FoldedLetter& each, char32_t letter) { return each.letter < letter; });
    if (found != folded_letters.end() && found->letter == c) {
        out += found->folded;
    } else if (is_digit(c)) {
        out += ascii_digit(c);
    } else if (!is_ignored_mark(c)) {
        out += c;
    }
}

}  // namespace

void append_search_form(std::u32string& out, char32_t character) {
    std::array<utf8proc_int32_t, 32> parts{};  // the longest compatibility decomposition has 18
    int boundary = 0;
    const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
    const utf8proc_ssize_t count =
        utf8proc_decompose_char(code_of(character), parts.data(), static_cast<utf8proc_ssize_t>(parts.size()), options, &boundary);
    for (std::size_t i = 0; i < static_cast<std::size_t>(std::max<utf8proc_ssize_t>(count, 0)); ++i)
        append_folded(out, static_cast<char32_t>(parts[i]));
}

}  // namespace sitegen

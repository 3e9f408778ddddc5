#include "text/unbroken_numbers.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/escape.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view narrow_no_break_space = "\u202F";
constexpr std::size_t most_characters = 28;  // what fits into a line of 320 pixels in large type

// The mark of the list with which the text begins; empty if there is none.
template <std::size_t count>
std::string_view first_of(std::string_view text, const std::array<std::string_view, count>& marks) {
    const auto found = std::find_if(marks.begin(), marks.end(), [text](std::string_view mark) { return text.starts_with(mark); });
    return found == marks.end() ? std::string_view() : *found;
}

bool begins_with_digit(std::string_view text) { return !text.empty() && is_ascii_digit(text.front()); }

std::size_t character_count(std::string_view text) {
    const auto begins_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_character));
}

// Digits with the marks between them that a language may have.
std::size_t number_size(std::string_view text) {
    static constexpr std::array<std::string_view, 6> marks = {",", ".", "'", "\u2019", no_break_space, narrow_no_break_space};
    std::size_t size = 0;
    while (begins_with_digit(text.substr(size))) {
        ++size;
        const std::string_view mark = first_of(text.substr(size), marks);
        if (!mark.empty() && begins_with_digit(text.substr(size + mark.size()))) size += mark.size();
    }
    return size;
}

std::string_view range_mark(std::string_view text) {
    static constexpr std::array<std::string_view, 3> marks = {"-", "\u2013", "/"};
    const std::string_view mark = first_of(text, marks);
    return begins_with_digit(text.substr(mark.size())) ? mark : std::string_view();
}

// Whether a word that ends here is no part of a longer one.
bool ends_word(std::string_view word, std::string_view behind) {
    return behind.empty() || !is_ascii_letter(word.back()) || !is_ascii_letter(behind.front());
}

// The longest unit behind a number, with the space before it. 0 if there is none.
std::size_t unit_size(std::string_view text, const std::vector<std::string>& units) {
    static constexpr std::array<std::string_view, 3> spaces = {" ", no_break_space, narrow_no_break_space};
    static constexpr std::array<std::string_view, 2> percents = {"%", "\u2030"};
    const std::size_t space = first_of(text, spaces).size();
    const std::string_view rest = text.substr(space);
    std::size_t longest = first_of(rest, percents).size();
    for (const std::string& unit : units) {
        if (unit.size() > longest && rest.starts_with(unit) && ends_word(unit, rest.substr(unit.size()))) longest = unit.size();
    }
    if (longest > 0) return space + longest;
    if (space > 0 || text.empty()) return 0;
    const Character next = first_character(text);
    return is_common_ideograph(next.value) ? next.byte_count : 0;
}

// A number or a range, with its unit.
std::size_t whole_size(std::string_view text, const std::vector<std::string>& units) {
    std::size_t size = number_size(text);
    if (const std::string_view mark = range_mark(text.substr(size)); !mark.empty())
        size += mark.size() + number_size(text.substr(size + mark.size()));
    return size + unit_size(text.substr(size), units);
}

std::size_t digit_count(std::string_view text) {
    const auto* const end = std::find_if_not(text.begin(), text.end(), is_ascii_digit);
    return static_cast<std::size_t>(end - text.begin());
}

}  // namespace

void append_unbroken(std::string& out, std::string_view text, const std::vector<std::string>& units) {
    std::size_t plain = 0;  // where the text begins that is not yet appended
    for (std::size_t at = 0; at < text.size();) {
        if (!begins_with_digit(text.substr(at))) {
            ++at;
            continue;
        }
        const std::size_t size = whole_size(text.substr(at), units);
        const std::string_view whole = text.substr(at, size);
        if (size > number_size(whole) && character_count(whole) <= most_characters) {
            append_escaped(out, text.substr(plain, at - plain));
            out += whole_begin;
            append_escaped(out, whole);
            out += whole_end;
            plain = at + size;
        }
        at += size;
    }
    append_escaped(out, text.substr(plain));
}

std::size_t year_range_size(std::string_view text) {
    constexpr std::size_t full = 4;
    constexpr std::size_t short_form = 2;
    if (digit_count(text) != full) return 0;
    const std::string_view mark = range_mark(text.substr(full));
    if (mark.empty()) return 0;
    const std::size_t second = digit_count(text.substr(full + mark.size()));
    return second == full || second == short_form ? full + mark.size() + second : 0;
}

}  // namespace sitegen

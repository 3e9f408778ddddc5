#include "markdown/line_joint.hpp"

#include "text/utf8.hpp"

namespace sitegen {

namespace {

// Wide characters of a script without spaces between words. Korean has such spaces.
bool is_wide(char32_t character) { return column_count(character) == 2 && !is_hangul(character); }

// Marks that Chinese shares with other scripts: quotation marks, the dash and the ellipsis. They are as narrow in Chinese.
bool is_shared_mark(char32_t character) {
    return character == 0x2014 || character == 0x2018 || character == 0x2019 || character == 0x201C || character == 0x201D ||
           character == 0x2026;
}

}  // namespace

bool joins_without_space(std::string_view before, std::string_view after) {
    const char32_t last = last_character(before).value;
    const char32_t first = first_character(after).value;
    return (is_wide(last) && (is_wide(first) || is_shared_mark(first))) || (is_shared_mark(last) && is_wide(first));
}

}  // namespace sitegen

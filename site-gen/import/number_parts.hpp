// What a typed amount consists of: its sign, its digits with their marks, and what stands around them.
#pragma once

#include <string>
#include <string_view>

namespace sitegen {

struct NumberParts {
    bool is_negative = false;
    std::string minus;   // a mark for negatives that only some forms use, such as △; is_negative says nothing about it
    std::string digits;  // digits, points, commas, spaces and apostrophes; empty if it is no number
    std::string mark;    // a footnote mark behind it
    bool is_percentage = false;
    bool has_more = false;  // something else follows
};
[[nodiscard]] NumberParts parts_of_number(std::string_view written);

// Plain ASCII: full-width digits and signs, minus signs and spaces of all kinds become those of ASCII. Without space around it.
[[nodiscard]] std::string in_ascii(std::string_view text);

}  // namespace sitegen

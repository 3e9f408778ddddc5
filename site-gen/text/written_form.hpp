// The forms that content may declare for a text, such as a registration number.
#pragma once

#include <string_view>

namespace sitegen {

// Whether the text has the form. In a form, # stands for one digit, [abc] for one of these characters, and any other character for
// itself. "##########" is ten digits.
[[nodiscard]] bool has_form(std::string_view text, std::string_view form);

// Whether every bracket of the form is closed and has a character in it.
[[nodiscard]] bool is_form(std::string_view form);

}  // namespace sitegen

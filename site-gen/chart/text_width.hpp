// How wide a text will be: charts are laid out without a browser, so widths are estimated from the characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// Where a text was cut.
inline constexpr std::string_view ellipsis = "…";

// The text as it can stand in a drawing, in valid UTF-8: without control characters, noncharacters and controls of the writing
// direction (which would reorder the text beside it); white space is a space, an invalid byte U+FFFD.
[[nodiscard]] std::string displayable(std::string_view text);

// How many bytes from the text's beginning are displayable as they are, as far as that can be told at once: of nearly all texts
// the whole.
[[nodiscard]] std::size_t displayable_beginning(std::string_view text);

// The width in em: Chinese and other wide characters are 1, Latin ones as in Helvetica, combining marks nothing.
[[nodiscard]] double text_width(std::string_view text);

// The text where it fits into that width (em), else its beginning and "…"; never cut within a grapheme.
[[nodiscard]] std::string shortened(std::string_view text, double width);

// The text in lines of at most that width (em); what does not fit into the last line is shortened. Breaks between Chinese
// characters and after spaces, not before closing punctuation nor after opening one. An empty text is one empty line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double width, std::size_t line_count);

}  // namespace sitegen

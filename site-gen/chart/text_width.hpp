// Estimates the width of texts from their characters, because charts are laid out without a browser.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// Shows that a text was cut.
inline constexpr std::string_view ellipsis = "…";

// The text as a drawing may contain it, in valid UTF-8. It has no control characters, no noncharacters and no controls of the
// writing direction, which would reorder the text beside it. White space becomes a space, and an invalid byte becomes U+FFFD.
[[nodiscard]] std::string displayable(std::string_view text);

// A number of bytes at the text's beginning that are already displayable. It is found fast and may be too small. For nearly all
// texts it is the whole.
[[nodiscard]] std::size_t displayable_beginning(std::string_view text);

// The width in em. Chinese and other wide characters have 1, Latin ones as in Helvetica, combining marks 0.
[[nodiscard]] double text_width(std::string_view text);

// The text if it fits into that width (em), otherwise its beginning and "…". A grapheme is never cut.
[[nodiscard]] std::string shortened(std::string_view text, double width);

// Splits the text into lines of at most that width (em). If the last line is too long, it is shortened. Lines break between Chinese
// characters and after spaces, but not before closing or after opening punctuation. An empty text gives one empty line.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, double width, std::size_t line_count);

}  // namespace sitegen

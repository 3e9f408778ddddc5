// Escapes text for HTML and SVG, and reads it back.
#pragma once

#include <string>
#include <string_view>

namespace sitegen {

// Appends the text with &, <, > and both quotation marks as entities. The result is safe between tags and in quoted values.
void append_escaped(std::string& out, std::string_view text);

// Escapes the text in `out` from `begin` on.
void escape_from(std::string& out, std::size_t begin);

// The text that was escaped. Other entities than those of the five characters stay as they are.
[[nodiscard]] std::string unescaped(std::string_view text);

}  // namespace sitegen

// Classes of ASCII characters, whatever the locale.
#pragma once

namespace sitegen {

[[nodiscard]] constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

[[nodiscard]] constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

[[nodiscard]] constexpr bool is_ascii_punctuation(char c) {
    return c > ' ' && c < 0x7F && !is_ascii_letter(c) && !is_ascii_digit(c);
}

// White space by the rules of CommonMark, TOML and HTML.
[[nodiscard]] constexpr bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

}  // namespace sitegen

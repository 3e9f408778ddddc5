// Letters of ASCII without regard to their size, whatever the locale.
#pragma once

#include <string>
#include <utility>

namespace sitegen {

[[nodiscard]] constexpr char small_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

[[nodiscard]] inline std::string in_small_letters(std::string text) {
    for (char& c : text) c = small_letter(c);
    return text;
}

}  // namespace sitegen

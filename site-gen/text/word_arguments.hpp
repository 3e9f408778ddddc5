// What the program puts into the words of a theme: which {arguments} a translation may have.
#pragma once

#include <string_view>
#include <vector>

namespace sitegen {

// The names of the arguments that phrase() is given for that word; none of a word that is printed as it is, or that only the theme
// itself uses.
[[nodiscard]] std::vector<std::string_view> arguments_of(std::string_view word);

}  // namespace sitegen

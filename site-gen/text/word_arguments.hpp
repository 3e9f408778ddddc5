// What the program puts into the words of a theme: which {arguments} a translation may have.
#pragma once

#include <string_view>
#include <vector>

namespace sitegen {

// The names of the arguments that phrase() is given for that word. None where the word is printed as it is, and where only the
// theme uses it.
[[nodiscard]] std::vector<std::string_view> arguments_of(std::string_view word);

}  // namespace sitegen

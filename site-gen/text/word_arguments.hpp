// The {arguments} that each translated word may have, because the program fills them in.
#pragma once

#include <string_view>
#include <vector>

namespace sitegen {

// The names of the arguments that phrase() gets for that word. None if the word is printed as it is, or if only the theme uses it.
[[nodiscard]] std::vector<std::string_view> arguments_of(std::string_view word);

}  // namespace sitegen

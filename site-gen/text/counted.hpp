// Counted things in the program's own messages, which are English. Texts of the site are counted by Words.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sitegen {

// "1 page", "0 pages". one, many: the two forms of the noun.
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);
// For a noun that only takes an "s".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one);

}  // namespace sitegen

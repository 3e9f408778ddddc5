// The depth of a TOML text. It is measured before the library reads the text, because the library calls itself for each level.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sitegen {

// The greatest depth of lists and tables within each other, and the largest number of parts in a key: a.b.c has three.
inline constexpr std::size_t deepest_toml = 32;

// The offset at which a key has too many parts, or lists and inline tables are too deep. Returns nothing if there is no such place.
// Strings and comments do not count. If the text is not TOML, the result holds up to the first fault of syntax.
[[nodiscard]] std::optional<std::size_t> find_deep_nesting(std::string_view text);

}  // namespace sitegen

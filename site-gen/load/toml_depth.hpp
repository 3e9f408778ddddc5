// How deep a TOML text goes. This is measured before the library reads the text and calls itself for each level.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sitegen {

// Lists and tables within each other, and parts of a key with points between: a.b.c has three.
inline constexpr std::size_t deepest_toml = 32;

// The offset at which a key has more parts than that, or lists and inline tables lie deeper; nothing where none does. Strings and
// comments do not count. For a text that is not TOML the answer holds up to the first fault of syntax.
[[nodiscard]] std::optional<std::size_t> find_deep_nesting(std::string_view text);

}  // namespace sitegen

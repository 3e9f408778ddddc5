// Bounds of what is given to cmark, which takes more than linear time for deep nesting and for very many brackets.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sitegen {

inline constexpr std::size_t deepest_nesting = 32;
inline constexpr std::size_t most_brackets = 20'000;
inline constexpr std::size_t longest_prose = 1U << 20U;  // bytes

// Where the first line begins that opens more block quotes and lists, or is indented more, than that.
[[nodiscard]] std::optional<std::size_t> find_line_too_deep(std::string_view markdown);

[[nodiscard]] bool has_too_many_brackets(std::string_view markdown);

}  // namespace sitegen

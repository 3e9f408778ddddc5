// Limits for the text that cmark gets. Deep nesting and very many brackets take it more than linear time.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace sitegen {

inline constexpr std::size_t deepest_nesting = 32;
inline constexpr std::size_t most_brackets = 20'000;
inline constexpr std::size_t longest_prose = 1U << 20U;  // bytes

// Where the first line begins that is nested or indented too deeply: its block quotes and lists, or its indentation, exceed the
// limit. Nothing if there is no such line.
[[nodiscard]] std::optional<std::size_t> find_line_too_deep(std::string_view markdown);

[[nodiscard]] bool has_too_many_brackets(std::string_view markdown);

}  // namespace sitegen

// Sentences in which a line never ends between a number and what it counts.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// Appends the text, escaped for HTML. Each number is in a <span class="whole"> with the unit behind it: the longest of `units`,
// a percent sign or, in writing without spaces, one ideograph ("2023年", "12个"). So are two numbers of a range, such as 2023-24.
// What has nothing that a line could end before is not marked, nor what is too long for a line on a phone.
void append_unbroken(std::string& out, std::string_view text, const std::vector<std::string>& units);

// How many bytes at the beginning of the text are two years of a range, such as 2023-24 or 2023–2024. 0 if none are. The caller
// knows that no digit is before them.
[[nodiscard]] std::size_t year_range_size(std::string_view text);

// What a page puts around that which must stay on one line. A theme gives the class `white-space: nowrap`.
inline constexpr std::string_view whole_begin = "<span class=\"whole\">";
inline constexpr std::string_view whole_end = "</span>";

}  // namespace sitegen

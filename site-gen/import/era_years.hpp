// Years that are counted from the beginning of an era: 令和6年 is 2024.
#pragma once

#include <string>
#include <string_view>

namespace sitegen {

// The text with the years of the eras of words.toml in common years: "2024年度" for "令和６年度", and for 元年 the first one.
[[nodiscard]] std::string in_common_years(std::string_view text);

}  // namespace sitegen

// How the texts of a source are held against the titles of a standard: without case, width, spaces, punctuation and ordinals.
#pragma once

#include <string>
#include <string_view>

#include "model/fiscal_year.hpp"

namespace sitegen {

// The letters and digits of a text, for comparison.
[[nodiscard]] std::string match_form(std::string_view text);

// The same without the ordinal before it: of "（一）基本支出", "1. 基本支出", "a) Staff" or "其中：基本支出" that of "基本支出".
[[nodiscard]] std::string match_form_without_ordinal(std::string_view text);

// How alike two comparable texts are, from 0 to 1: twice the pairs of neighbouring characters that both have, over all pairs.
[[nodiscard]] double likeness(std::string_view left, std::string_view right);

// A title of the standard without its tags, and a title of a source without its years, both comparable.
[[nodiscard]] std::string match_form_of_title(std::string_view title);

// Whether the text names a year, and none of them is this one.
[[nodiscard]] bool names_another_year(std::string_view text, const FiscalYear& year);

}  // namespace sitegen

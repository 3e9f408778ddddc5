// Whether a printed heading is a title of the standard, also where years, spaces, punctuation or a few characters differ.
#pragma once

#include <string_view>

#include "model/fiscal_year.hpp"

namespace sitegen {

// From this likeness on, two titles are taken for one.
inline constexpr double alike = 0.75;

// title: of the standard, with its tags. text: as printed in a document of the year.
[[nodiscard]] bool are_same_titles(std::string_view title, std::string_view text, const FiscalYear& year);
[[nodiscard]] bool are_alike_titles(std::string_view title, std::string_view text, const FiscalYear& year);

}  // namespace sitegen

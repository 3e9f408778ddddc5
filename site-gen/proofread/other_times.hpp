// Numbers of the prose that are not this year's.
#pragma once

#include <string_view>

#include "model/fiscal_year.hpp"
#include "proofread/lexicon.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

inline constexpr int farthest_year = 30;  // a whole number so near to the document's year may be a year

// Whether a number that the words give for a figure is that of another year, or what this year's amount is compared with: then it
// may be right, whatever the figure is. text: folded; is_change: the figure is a change since last year, so that sentences about it
// may name that year.
[[nodiscard]] bool is_of_another_time(const ProseNumber& number, std::string_view text, const FiscalYear& year, bool is_change,
                                      const ProseLexicon& lexicon);

}  // namespace sitegen

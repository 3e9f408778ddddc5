// Numbers of the prose that are not this year's.
#pragma once

#include <string_view>
#include <vector>

#include "model/fiscal_year.hpp"
#include "proofread/lexicon.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

inline constexpr int farthest_year = 30;  // a whole number so near to the document's year may be a year

// The years that sentences about a figure may name.
struct FigureTime {
    FiscalYear year;                           // of the document
    bool is_change = false;                    // since last year, which sentences about it may name
    bool is_of_prior_year = false;             // as its form says
    std::vector<std::string_view> names = {};  // that it has in prose, folded: 上年结转 is this year's
};

// Whether a number that the words give for a figure is that of another year, or what this year's amount is compared with: then it
// may be right, whatever the figure is. text: folded.
[[nodiscard]] bool is_of_another_time(const ProseNumber& number, std::string_view text, const FigureTime& time,
                                      const ProseLexicon& lexicon);

}  // namespace sitegen

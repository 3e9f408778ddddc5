// Finds numbers of the prose that are not this year's.
#pragma once

#include <string_view>
#include <vector>

#include "model/fiscal_year.hpp"
#include "proofread/lexicon.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

inline constexpr int farthest_year = 30;  // a whole number within this distance of the document's year may be a year

// The years that sentences about a figure may name without being about another time.
struct FigureTime {
    FiscalYear year;                           // the document's year
    bool is_change = false;                    // it is a change since last year, so these sentences may name last year
    bool is_of_prior_year = false;             // its form says that it is about last year
    std::vector<std::string_view> names = {};  // its names in prose, folded; 上年结转, for example, is this year's
};

// Whether a number near the figure's words is about another year, or is the amount that this year's is compared with. Such a number
// may be right, whatever the figure is. text: folded.
[[nodiscard]] bool is_of_another_time(const ProseNumber& number, std::string_view text, const FigureTime& time,
                                      const ProseLexicon& lexicon);

}  // namespace sitegen

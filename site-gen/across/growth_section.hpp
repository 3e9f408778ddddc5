// Which departments have grown most over several years.
#pragma once

#include <vector>

#include "across/overviews.hpp"

namespace sitegen {

// For each line over the years (departments of one group, standard and stage): a table and a drawing of the change of each
// department between the first and the last year that most of them have. Only departments with an amount in both years, about the
// same tasks, are compared; a note names the others. None where fewer than two years lie between, because the page of a year has
// changes since the year before. Throws AmountOverflow.
[[nodiscard]] std::vector<OverviewSection> growth_sections(const OverviewContext& context);

}  // namespace sitegen

// The departments of a group by size, with their changes since the year before: a section of a year's page.
#pragma once

#include "across/overviews.hpp"

namespace sitegen {

// group: its standard has a figure for the overview. Throws AmountOverflow.
[[nodiscard]] OverviewSection departments_section(const OverviewContext& context, const AcrossGroup& group);

}  // namespace sitegen

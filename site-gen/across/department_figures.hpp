// The figures of a department over the years: sections of its page.
#pragma once

#include <vector>

#include "across/overviews.hpp"

namespace sitegen {

// Each figure of its standards' overviews that has an amount, the size first. Throws AmountOverflow.
[[nodiscard]] std::vector<OverviewSection> department_figures_sections(const OverviewContext& context,
                                                                       const DepartmentSummary& department);

}  // namespace sitegen

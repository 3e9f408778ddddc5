// Computes the charts that a standard declares.
#pragma once

#include <vector>

#include "model/chart.hpp"
#include "model/content.hpp"
#include "model/finding.hpp"

namespace sitegen {

// In the standard's order. A chart over years goes from the earliest of the department's documents of that stage (or the year
// before it, where that document states its value) to this one.
[[nodiscard]] std::vector<Chart> derive_charts(const Department& department, const Document& document, Findings& findings);

}  // namespace sitegen

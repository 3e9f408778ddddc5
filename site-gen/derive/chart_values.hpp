// Computes the charts that a standard declares.
#pragma once

#include <vector>

#include "model/chart.hpp"
#include "model/content.hpp"
#include "model/finding.hpp"

namespace sitegen {

// The charts in the standard's order. A chart over years goes from the earliest of the department's documents of that stage to this
// one. It begins a year earlier if the earliest document states the value of the year before.
[[nodiscard]] std::vector<Chart> derive_charts(const Department& department, const Document& document, Findings& findings);

}  // namespace sitegen

// The data table of a flow.
#pragma once

#include "model/chart.hpp"
#include "render/views.hpp"
#include "text/words.hpp"

namespace sitegen {

// A row for each category, with what comes from each source and from all, what goes to each use and to all; and last the sums, as
// printed where they are. Throws AmountOverflow.
void add_flow_table(const Chart& chart, const Words& words, ChartView& view);

}  // namespace sitegen

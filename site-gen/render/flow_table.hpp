// The data table of a flow.
#pragma once

#include "model/chart.hpp"
#include "render/views.hpp"
#include "text/words.hpp"

namespace sitegen {

// A row for each category: what comes from each source and from all, and what goes to each use and to all. The last row has the
// sums, as the document prints them where it does. Throws AmountOverflow.
void add_flow_table(const Chart& chart, const Words& words, ChartView& view);

}  // namespace sitegen

// The data table of a flow.
#pragma once

#include "model/chart.hpp"
#include "render/views.hpp"
#include "text/words.hpp"

namespace sitegen {

// Adds a row for each category: its amounts from each source and their sum, and its amounts to each use and their sum. The last row
// has the sums of the columns. These are the printed sums if the document has them. Throws AmountOverflow.
void add_flow_table(const Chart& chart, const Words& words, ChartView& view);

}  // namespace sitegen

// Prepares the values of a flow for drawing: nodes in three columns, the smallest nodes of each column gathered into "other".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "chart/draw_chart.hpp"

namespace sitegen {

// A source or a use. Its sum is the printed one or, without that, the calculated one.
struct FlowEnd {
    std::string title;
    std::optional<Amount> sum;
    std::size_t look = 0;  // it has the colour and pattern of this series
};

// A category. It has one positive amount, or nothing, for each source and each use. Its sums are calculated from its cells.
struct FlowRow {
    std::string title;
    std::vector<std::optional<Amount>> from;
    std::vector<std::optional<Amount>> to;
    std::optional<Amount> in;
    std::optional<Amount> out;
    bool differs = false;  // its inflow and outflow differ by more than the rounding of the printed amounts
};

struct Flow {
    std::vector<FlowEnd> sources;
    std::vector<FlowRow> rows;
    std::vector<FlowEnd> uses;
    std::vector<FlowRow> unequal;  // all rows that differ, even those gathered into "other"; without from and to
    std::optional<FlowRow> most;   // the row with the largest inflow, gathered or not; without from and to
    Amount in;                     // of all sources
    Amount out;                    // of all uses
};

// The nodes keep the order of their declaration. Nodes without any flow are left out. Without uses, the flow ends at the rows, and
// no row differs. If printed sums of sources or uses exceed the rows, the rest is the last row. The chart must not have negative
// amounts. Throws AmountOverflow.
[[nodiscard]] Flow flow_of(const Chart& chart, const Words& words);

}  // namespace sitegen

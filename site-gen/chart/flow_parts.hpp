// The values of a flow, made ready to be drawn: its nodes in three columns, the smallest of each gathered into "other".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "chart/draw_chart.hpp"

namespace sitegen {

// A source or a use. Its sum is the printed one, or what it adds up to.
struct FlowEnd {
    std::string title;
    std::optional<Amount> sum;
    std::size_t look = 0;  // the series whose colour and pattern it has
};

// A category. Its amounts are positive or nothing, one for each source and each use; its sums are those that its cells add up to.
struct FlowRow {
    std::string title;
    std::vector<std::optional<Amount>> from;
    std::vector<std::optional<Amount>> to;
    std::optional<Amount> in;
    std::optional<Amount> out;
    bool differs = false;  // more comes in than goes on, or less, and the rounding of the printed amounts does not explain it
};

struct Flow {
    std::vector<FlowEnd> sources;
    std::vector<FlowRow> rows;
    std::vector<FlowEnd> uses;
    std::vector<FlowRow> unequal;  // all rows that differ, those gathered into "other", too; without from and to
    std::optional<FlowRow> most;   // the row that most comes to, whether gathered or not; without from and to
    Amount in;                     // of all sources
    Amount out;                    // of all uses
};

// Nodes stand in the order of their declaration; those to which nothing flows are left out. Without uses the flow ends at the rows,
// and none differs. What printed sums of sources or uses have beyond the rows is a row of its own, the last one. No amount of the
// chart is negative. Throws AmountOverflow.
[[nodiscard]] Flow flow_of(const Chart& chart, const Words& words);

}  // namespace sitegen

// A chart before it is drawn: what a standard declares, with a document's values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/amount.hpp"

namespace sitegen {

enum class ChartKind { donut, bar, stacked_bar, line, treemap };

struct ChartSeries {
    std::string title;
    // One for each category of the chart; nothing where there is no value (blank is not zero: it is drawn as a gap).
    std::vector<std::optional<Amount>> values;
};

// What is drawn, all texts in the reader's language. A donut and a treemap have one series; where they have a negative value,
// which cannot be part of a whole, they are drawn as bars.
struct Chart {
    std::string id;  // [a-z0-9-]+; prefix of the ids in the SVG
    ChartKind kind = ChartKind::bar;
    std::string title;
    std::string unit;                     // of every value, such as 万元
    std::vector<std::string> categories;  // of a line: the years, as 2023
    std::vector<ChartSeries> series;
    // The whole of which the values are the parts, as printed: rounded parts may add up to a little more or less. Without it a
    // donut, a treemap and a stacked bar take the sum of their values, and a bar chart shows no shares (years, say, have none).
    std::optional<Amount> total = std::nullopt;
    Rounding rounding = Rounding::half_up;  // of shares
};

}  // namespace sitegen

// Static charts: a chart of the model becomes an SVG, a data table and one sentence. A function of values; touches no disk.
#pragma once

#include <string>
#include <vector>

#include "model/chart.hpp"
#include "text/words.hpp"

namespace sitegen {

// A chart in its two forms, of one drawing.
struct ChartSheets {
    std::string summary;     // as of summarize_chart()
    std::string in_page;     // an SVG element, which takes its colours from the page's style sheet
    std::string standalone;  // a complete SVG file with a title, which carries its colours; empty where it is not asked for
};

enum class ChartUse { in_page, both };

// Throws AmountOverflow where a sum exceeds the exact range.
[[nodiscard]] ChartSheets draw_chart(const Chart& chart, const Words& words, ChartUse forms = ChartUse::both);

// What the chart shows, in one sentence, for readers who do not see it: its largest part and share, its total or its course.
[[nodiscard]] std::string summarize_chart(const Chart& chart, const Words& words);

// The names of the translations that charts use, for the check of a theme's languages.
[[nodiscard]] const std::vector<std::string>& chart_words();

}  // namespace sitegen

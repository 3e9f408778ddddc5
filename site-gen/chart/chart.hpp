// Static charts: a chart of the model becomes an SVG, a data table and one sentence. A function of values; touches no disk.
#pragma once

#include <string>
#include <vector>

#include "model/chart.hpp"
#include "model/words.hpp"

namespace sitegen {

// A chart within a page takes its colours from the style sheet; a file of its own carries them and its XML prologue.
enum class ChartForm { in_page, standalone };

// The chart as an SVG element, or as a complete SVG file. Throws AmountOverflow where a sum exceeds the exact range.
[[nodiscard]] std::string draw_chart(const Chart& chart, const Words& words, ChartForm form);

// What the chart shows, in one sentence, for readers who do not see it: its largest part and share, its total or its course.
[[nodiscard]] std::string summarize_chart(const Chart& chart, const Words& words);

// The names of the translations that charts use, for the check of a theme's languages.
[[nodiscard]] const std::vector<std::string>& chart_words();

}  // namespace sitegen

// Static charts: a chart of the model becomes an SVG, a data table and one sentence. A function of values; touches no disk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/amount.hpp"
#include "model/words.hpp"

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
};

// A chart within a page takes its colours from the style sheet; a file of its own carries them and its XML prologue.
enum class ChartForm { in_page, standalone };

// The chart as an SVG element, or as a complete SVG file. Throws AmountOverflow where a sum exceeds the exact range.
[[nodiscard]] std::string draw_chart(const Chart& chart, const Words& words, ChartForm form);

// What the chart shows, in one sentence, for readers who do not see it: its largest part and share, its total or its course.
[[nodiscard]] std::string summarize_chart(const Chart& chart, const Words& words);

// The names of the translations that charts use, for the check of a theme's languages.
[[nodiscard]] const std::vector<std::string>& chart_words();

}  // namespace sitegen

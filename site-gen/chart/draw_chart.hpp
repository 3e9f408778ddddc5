// Static charts. A chart of the model becomes an SVG, a data table and one sentence. These functions do not touch the disk.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/chart.hpp"
#include "text/words.hpp"

namespace sitegen {

// One drawing of a chart in two forms.
struct ChartSheets {
    std::string summary;     // the result of summarize_chart()
    std::string in_page;     // an SVG element; its colours come from the page's style sheet
    std::string standalone;  // a complete SVG file with a title and its own colours; empty if it was not asked for
};

enum class ChartUse { in_page, both };

// Throws AmountOverflow if a sum exceeds the exact range. origin: whose chart it is, of which year and from which source, in words;
// a file of its own says it, because it travels without its page.
[[nodiscard]] ChartSheets draw_chart(const Chart& chart, const Words& words, ChartUse forms = ChartUse::both,
                                     std::string_view origin = {});

// Whether the drawing has a label for each of its values, so that a table of them only repeats it. The points of a line and the
// bands of a flow have none.
[[nodiscard]] bool labels_every_value(const Chart& chart);

// One sentence for readers who do not see the chart. It names the largest part and its share, or the total, or how the amounts
// change.
[[nodiscard]] std::string summarize_chart(const Chart& chart, const Words& words);

// The names of the translations that charts use. They are needed to check a theme's languages.
[[nodiscard]] const std::vector<std::string>& chart_words();

}  // namespace sitegen

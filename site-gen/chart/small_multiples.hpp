// Small multiples: many lines, each in its own small drawing, on the same scale if that shows them all. A page arranges them: two
// side by side on a phone, more on a wider screen.
#pragma once

#include <string>
#include <vector>

#include "model/chart.hpp"
#include "text/words.hpp"

namespace sitegen {

// One of the small drawings. It does not contain its title. The page writes the title above, where it can wrap and be a link.
struct SmallChart {
    std::string title;    // of the series
    std::string summary;  // in one sentence, for readers who do not see it
    std::string svg;      // an SVG element for the page; its ids begin with the chart's id and a number
};

// Whether the highest lines are more than ten times as high as the lowest, so that one scale would make these flat. Then each
// drawing has its own scale, and the page has to say so.
[[nodiscard]] bool need_own_scales(const Chart& chart);

// One drawing for each series of a line chart, in order, however many there are. All share the years and, if they need no own, the
// scale. The scale goes from zero, or from the smallest value below zero, to the largest value. A drawing without a value says so.
// Only the first and the last value are written. A drawing has the marks of all series and those of its own. The marks have no
// labels; the summary names them. Throws AmountOverflow if a change exceeds the exact range.
[[nodiscard]] std::vector<SmallChart> draw_small_multiples(const Chart& chart, const Words& words);

}  // namespace sitegen

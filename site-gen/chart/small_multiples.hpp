// Small multiples: many lines drawn each for itself, all to the same scale, so that they can be compared side by side. A page lets
// them flow: two beside each other on a phone, more on a wider screen.
#pragma once

#include <string>
#include <vector>

#include "model/chart.hpp"
#include "text/words.hpp"

namespace sitegen {

// One of them. The drawing holds no title: the page writes it above, where it can wrap and be a link.
struct SmallChart {
    std::string title;    // of the series
    std::string summary;  // in one sentence, for readers who do not see it
    std::string svg;      // an SVG element for the page; its ids begin with the chart's and a number
};

// One for each series of a line chart, in order and however many there are. They share the years and the scale, which goes from
// zero (or the least value below it) to the largest value of all; a series without a value says so. Only the first and the last
// value are written. Marks are drawn without their labels, which the summary tells: those of all series, and each series' own.
// Throws AmountOverflow where a change exceeds the exact range.
[[nodiscard]] std::vector<SmallChart> draw_small_multiples(const Chart& chart, const Words& words);

}  // namespace sitegen

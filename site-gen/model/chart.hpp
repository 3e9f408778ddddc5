// A chart before it is drawn: the standard's declaration with a document's values.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "model/amount.hpp"
#include "model/readable_amount.hpp"

namespace sitegen {

enum class ChartKind { donut, bar, stacked_bar, line, treemap, flow };

struct ChartSeries {
    std::string title;
    // One value for each category of the chart. Nothing if there is no value; it is drawn as a gap, because blank is not zero.
    std::vector<std::optional<Amount>> values;
    // For a source or a use of a flow: the printed sum of its values. Without it, their sum is calculated.
    std::optional<Amount> total = std::nullopt;
    // The look (chart/palette.hpp) that it has on all pages, if it is free: that of a stage or of a part that a standard names.
    // Nothing: the next free one.
    std::optional<std::size_t> look = std::nullopt;
    // Of a line: nobody has printed the first value. It is this year's amount without the change that the document states.
    bool is_first_reckoned = false;
    // Of a line whose values are printed to different places: the power of ten, of the chart's unit, of the coarsest one. A change
    // is known only to this place. Nothing: all have the same.
    std::optional<int> coarsest_place = std::nullopt;
};

// An event between two years of a line, such as a merger or a new classification of functions. It is drawn as a dashed vertical
// line with its label.
struct ChartMark {
    // broken: the values before and after cannot be compared. The line is interrupted there, and no change across it is stated.
    // joined: they can be compared, for example if a department was only renamed.
    enum class Kind { broken, joined };
    Kind kind = Kind::broken;
    // The mark is between this category and the previous one: this is the index of the first year after it. A mark before the first
    // category or after the last one is left out.
    std::size_t before = 0;
    std::string label;                                 // in a few words, such as "2021 merged"
    std::optional<std::size_t> series = std::nullopt;  // the only series that it is about; nothing: all of them
};

// For categories that are only the largest of many: how many there are, and the smallest of all.
struct ChartRest {
    std::size_t count = 0;
    std::string smallest;
    Amount value;
};

// The chart to draw, with all texts in the reader's language. A donut and a treemap have one series. A negative value cannot be
// part of a whole or of a flow; then these and a flow are drawn as bars. Several series of a line may also be the stages of one
// thing. Each has its own colour, dash and marker.
//
// In a flow, money comes from the sources, `series`, to the categories, and continues from there to the `uses`.
struct Chart {
    std::string id;  // [a-z0-9-]+; prefix of the ids in the SVG
    ChartKind kind = ChartKind::bar;
    std::string title;
    std::string unit;                     // of every value, such as 万元
    std::vector<std::string> categories;  // of a line: the years, as 2023
    std::vector<ChartSeries> series;
    std::vector<ChartMark> marks = {};    // of a line; in any order
    std::vector<std::string> notes = {};  // remarks on single values, shown below the chart
    std::vector<ChartSeries> uses = {};   // of a flow; empty: it ends at the categories
    // The printed whole of which the values are parts. Rounded parts may add up to a little more or less. Without it, a donut, a
    // treemap and a stacked bar use the sum of their values, and a bar chart shows no shares (years, for example, have none). What
    // the whole has beyond its parts is drawn as a rest. Values that exceed the whole are not its parts; they are drawn as bars
    // without shares.
    std::optional<Amount> total = std::nullopt;
    Rounding rounding = Rounding::half_up;  // of shares
    Amount least_rounding = {};             // how far each value may be from its true value, if its decimals do not show it
    MoneyForm money = {};                   // how its large amounts are said; without a pattern, as they are printed
    std::optional<ChartRest> rest = {};     // of one series in a bar chart; nothing if all categories are drawn
    // A value is not published, did not exist or is withheld, and no total is printed: nobody knows the whole of which the others
    // are parts. They are drawn as bars without shares.
    bool has_unknown_whole = false;
    std::vector<std::optional<std::size_t>> looks = {};  // of a donut's categories: like the look of a series; empty: none has one
};

// Whether there is anything to draw: an amount that is not zero and, in a line, amounts of two years.
[[nodiscard]] bool has_drawing(const Chart& chart);

// Whether the first values of a line are not printed anywhere. If one is reckoned, so are all that the document states as changes.
[[nodiscard]] inline bool has_reckoned_values(const Chart& chart) {
    return std::any_of(chart.series.begin(), chart.series.end(), [](const ChartSeries& each) { return each.is_first_reckoned; });
}

// Whether a page shows the chart. One without a drawing still has to publish its notes.
[[nodiscard]] inline bool is_shown(const Chart& chart) { return has_drawing(chart) || !chart.notes.empty(); }

// The printed total of a chart, compared with the sum of the values of all series.
struct ChartWhole {
    Amount whole;                // the total; if none is printed, the sum
    Amount sum;                  // of the values
    std::optional<Amount> rest;  // what the total has beyond the sum; nothing if rounding of the printed amounts explains it
    bool is_exceeded = false;    // the sum exceeds the total, and rounding does not explain that
};

// All zero for a chart that adds up to nothing: a line, or bars without a total. If a value is negative or there is no total, there
// is neither a rest nor an excess. Throws AmountOverflow.
[[nodiscard]] ChartWhole whole_of(const Chart& chart);

}  // namespace sitegen

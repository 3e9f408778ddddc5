// A chart before it is drawn: what a standard declares, with a document's values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/amount.hpp"

namespace sitegen {

enum class ChartKind { donut, bar, stacked_bar, line, treemap, flow };

struct ChartSeries {
    std::string title;
    // One for each category of the chart; nothing where there is no value (blank is not zero: it is drawn as a gap).
    std::vector<std::optional<Amount>> values;
    // Of a source or a use of a flow: what its values add up to, as printed. Without it their sum is taken.
    std::optional<Amount> total = std::nullopt;
};

// What happened to the subject of a line between two of its years, such as a merger or another classification of its functions.
// It is drawn as a dashed upright line with its label.
struct ChartMark {
    // broken: the values before and after cannot be compared; the line is not joined there, and no change across it is stated.
    // joined: they can, as where a department was only renamed.
    enum class Kind { broken, joined };
    Kind kind = Kind::broken;
    // It stands between this category and the one before: the index of the first year after. A mark before the first category or
    // behind the last has no place and is left out.
    std::size_t before = 0;
    std::string label;                                 // in a few words, such as "2021 merged"
    std::optional<std::size_t> series = std::nullopt;  // the only one that it is about; nothing: all of them
};

// Of categories that are the largest of many: how many there are, and which is the smallest of all.
struct ChartRest {
    std::size_t count = 0;
    std::string smallest;
    Amount value;
};

// What is drawn, all texts in the reader's language. A donut and a treemap have one series. A negative value cannot be part of a
// whole, nor flow: with one, they and a flow are drawn as bars. Several series of a line may also be the stages of one thing: each
// has a colour, a dash and a marker of its own.
//
// In a flow money comes from the sources, `series`, to the categories, and goes on from there to the `uses`.
struct Chart {
    std::string id;  // [a-z0-9-]+; prefix of the ids in the SVG
    ChartKind kind = ChartKind::bar;
    std::string title;
    std::string unit;                     // of every value, such as 万元
    std::vector<std::string> categories;  // of a line: the years, as 2023
    std::vector<ChartSeries> series;
    std::vector<ChartMark> marks = {};    // of a line; in any order
    std::vector<std::string> notes = {};  // what there is to know of single values; shown below it
    std::vector<ChartSeries> uses = {};   // of a flow; empty: it ends at the categories
    // The whole of which the values are the parts, as printed: rounded parts may add up to a little more or less. Without it a
    // donut, a treemap and a stacked bar take the sum of their values, and a bar chart shows no shares (years, say, have none).
    // What it has beyond its parts is drawn as a rest. Parts that come to more than it are no parts of it: they are drawn as bars
    // without shares.
    std::optional<Amount> total = std::nullopt;
    Rounding rounding = Rounding::half_up;  // of shares
    Amount least_rounding = {};             // how far each value may be from what it stands for, if its decimals do not show it
    std::optional<ChartRest> rest = {};     // of one series in a bar chart; nothing where all categories are drawn
};

// The printed total of a chart beside what its values add up to, of all series.
struct ChartWhole {
    Amount whole;                // the total; the sum where none is printed
    Amount sum;                  // of the values
    std::optional<Amount> rest;  // what the total has beyond the sum; nothing where the rounding of the printed amounts explains it
    bool is_exceeded = false;    // the sum is more than the total, and their rounding does not explain that
};

// Zero of a chart that adds up to nothing: a line, or bars without a total. With a negative value or without a total there is
// neither a rest nor an excess. Throws AmountOverflow.
[[nodiscard]] ChartWhole whole_of(const Chart& chart);

}  // namespace sitegen

// Prepares the values of a chart for drawing: counts them, adds them up and gathers the smallest into "other".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "chart/draw_chart.hpp"

namespace sitegen {

// A category with one value for each series of the chart.
struct Part {
    std::string title;
    std::vector<std::optional<Amount>> values;
    bool is_other = false;                           // it gathers several categories, or is the rest of a total
    std::optional<std::size_t> look = std::nullopt;  // that it has on all pages
};

enum class Contents { nothing, zeros, amounts };

// Whether the chart has values, and whether any of them is not zero.
[[nodiscard]] Contents contents_of(const Chart& chart);

[[nodiscard]] bool has_negative(const Chart& chart);

// Whether the values are parts of one whole: none is negative, and the whole is known.
[[nodiscard]] bool has_parts_of_a_whole(const Chart& chart);

// The sum of the series' values for that many categories. Throws AmountOverflow.
[[nodiscard]] Amount sum_of(const ChartSeries& series, std::size_t category_count);

// All categories in their order. If a series is too short, blanks follow.
[[nodiscard]] std::vector<Part> parts_of(const Chart& chart);

// The categories of a chart with one series, largest first. Blank and zero ones are left out.
[[nodiscard]] std::vector<Part> parts_by_size(const Chart& chart);

// At most `limit` parts in their order: the largest ones, and at the end one that gathers the rest. Takes linear time.
[[nodiscard]] std::vector<Part> largest(std::vector<Part> parts, std::size_t limit, const Words& words);

// The rest of a chart's printed total that its parts do not cover, as one more part. Nothing if there is no rest.
[[nodiscard]] std::optional<Part> rest_of(const Chart& chart, const Words& words);

// One part with the sums of the given parts, titled "other". Throws AmountOverflow.
[[nodiscard]] Part gathered(const std::vector<Part>& parts, const Words& words);

// The look of each series of a chart with at most eight.
[[nodiscard]] std::vector<std::size_t> looks_of_series(const Chart& chart);

// A chart with at most eight series, each with its own look. If there are more, the last ones are added up.
[[nodiscard]] Chart with_few_series(const Chart& chart, const Words& words);

// Whether the series has no value for any category. It is then neither in the legend nor in a sentence.
[[nodiscard]] bool has_no_values(const ChartSeries& series);

}  // namespace sitegen

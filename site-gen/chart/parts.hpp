// The values of a chart, made ready to be drawn: how many there are, their sum, the smallest ones gathered into "other".
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "chart/draw_chart.hpp"

namespace sitegen {

// A category with its values, one for each series of the chart.
struct Part {
    std::string title;
    std::vector<std::optional<Amount>> values;
    bool is_other = false;  // gathers several categories, or is the rest of a total
};

enum class Contents { nothing, zeros, amounts };

// Whether the chart has any values at all, and any beside zero.
[[nodiscard]] Contents contents_of(const Chart& chart);

[[nodiscard]] bool has_negative(const Chart& chart);

// The sum of the series' values for that many categories. Throws AmountOverflow.
[[nodiscard]] Amount sum_of(const ChartSeries& series, std::size_t category_count);

// All categories in their order. A series that is too short has blanks at its end.
[[nodiscard]] std::vector<Part> parts_of(const Chart& chart);

// The categories of a chart of one series that are not blank and not zero, largest first.
[[nodiscard]] std::vector<Part> parts_by_size(const Chart& chart);

// At most `limit` parts, in their order: the largest ones, and one that gathers the rest at the end. Takes linear time.
[[nodiscard]] std::vector<Part> largest(std::vector<Part> parts, std::size_t limit, const Words& words);

// The rest of the printed total of a chart beyond its parts, as one more part; nothing if there is no rest.
[[nodiscard]] std::optional<Part> rest_of(const Chart& chart, const Words& words);

// One part that adds up the given ones, titled "other". Throws AmountOverflow.
[[nodiscard]] Part gathered(const std::vector<Part>& parts, const Words& words);

// At most eight series, each with its own look: of more, the last ones are added up.
[[nodiscard]] Chart with_few_series(const Chart& chart, const Words& words);

}  // namespace sitegen

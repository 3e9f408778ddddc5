// The looks of the series: colours and patterns. There are eight colours with a contrast of at least 4.5:1 to white. Colour-blind
// readers can tell them apart, too. Colour alone must not carry meaning, so each series also has a pattern and a marker.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chart/svg.hpp"

namespace sitegen {

inline constexpr std::size_t series_count = 8;

// The number that means "other" instead of a series.
inline constexpr std::size_t other_series = series_count;

// The class of all elements of a series, and their color in a file of its own. Elements fill and stroke with `currentColor`, so a
// style sheet restyles a series with one declaration: `.series-1 { color: … }`.
struct SeriesLook {
    std::string_view name;   // "series-1" to "series-8", "series-other"
    std::string_view color;  // "#1f4e79"
};

// series: 0 to 7. Any higher number is "other".
[[nodiscard]] SeriesLook series_look(std::size_t series);

// One look for each of the series or parts of a drawing, no two of them alike. Who has a look on all pages gets it if it is free;
// the others get the free ones in their order, and "other" if none is left.
[[nodiscard]] std::vector<std::size_t> assigned_looks(const std::vector<std::optional<std::size_t>>& wanted);

// Defines the patterns of these looks, unless a drawing has only one. Their ids begin with the chart's id.
void define_patterns(Svg& svg, std::string_view chart_id, std::vector<std::size_t> looks);

// The fill of an element: plain for the first series, otherwise the series' pattern.
[[nodiscard]] std::string patterned_fill(std::string_view chart_id, std::size_t series);

}  // namespace sitegen

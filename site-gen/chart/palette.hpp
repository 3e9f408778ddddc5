// The colours and patterns of the series. There are eight colours with a contrast of at least 4.5:1 to white. Colour-blind readers
// can tell them apart, too. Colour alone must not carry meaning, so each series also has a pattern and a marker.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

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

// Defines the patterns of that many series. Their ids begin with the chart's id.
void define_patterns(Svg& svg, std::string_view chart_id, std::size_t count);

// The fill of an element: plain for the first series, otherwise the series' pattern.
[[nodiscard]] std::string patterned_fill(std::string_view chart_id, std::size_t series);

}  // namespace sitegen

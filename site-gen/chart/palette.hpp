// The colours and patterns of the series. Eight colours of at least 4.5:1 against white, distinct also for colour-blind readers;
// since colour alone must not carry meaning, each series has a pattern and a marker as well.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "chart/svg.hpp"

namespace sitegen {

inline constexpr std::size_t series_count = 8;

// Stands for "other" in place of the number of a series.
inline constexpr std::size_t other_series = series_count;

// An element of a series has this class and, for a file that stands alone, this color; what it fills or strokes is
// `currentColor`. So a style sheet restyles a series with one declaration: `.series-1 { color: … }`.
struct SeriesLook {
    std::string_view name;   // "series-1" to "series-8", "series-other"
    std::string_view color;  // "#1f4e79"
};

// series: 0 to 7, anything above is "other".
[[nodiscard]] SeriesLook series_look(std::size_t series);

// Defines the patterns of that many series; their ids begin with the chart's.
void define_patterns(Svg& svg, std::string_view chart_id, std::size_t count);

// The fill of an element of that series: plain for the first, else its pattern.
[[nodiscard]] std::string patterned_fill(std::string_view chart_id, std::size_t series);

}  // namespace sitegen

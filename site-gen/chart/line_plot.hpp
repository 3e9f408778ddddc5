// The parts of a line over years, in a single chart or in small multiples: the plot, its dots, strokes and markers.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "chart/drawing.hpp"
#include "chart/scale.hpp"

namespace sitegen {

// The area of the lines on the sheet.
struct Plot {
    Axis x;  // maps the index of a category
    Axis y;
    double left = 0;  // where the horizontal lines of the grid begin

    // The position halfway between a category and the previous one.
    [[nodiscard]] double x_before(std::size_t category) const { return x.position(static_cast<long double>(category) - 0.5L); }
};

struct Dot {
    std::size_t series = 0;
    std::size_t category = 0;
    double x = 0;
    double y = 0;
    std::string text;       // its value
    std::size_t piece = 0;  // the part of its line that it belongs to; dots of one piece are connected
    std::size_t look = 0;   // of its series
};

[[nodiscard]] inline bool are_joined(const Dot& a, const Dot& b) { return a.series == b.series && a.piece == b.piece; }

// The marks that have a place, in the order of the categories.
[[nodiscard]] std::vector<ChartMark> marks_of(const Chart& chart);

// Whether the line of that series is interrupted between the category and the previous one.
[[nodiscard]] bool is_broken_before(const Chart& chart, std::size_t series, std::size_t category);

// The dots series by series, in the order of the categories. A piece ends at a gap and at a break.
[[nodiscard]] std::vector<Dot> dots_of(const Chart& chart, const Words& words, const Plot& plot);

// Whether the dot is connected to no other dot.
[[nodiscard]] bool stands_alone(const std::vector<Dot>& dots, std::size_t i);

// Draws path data in the colour and dash of the look.
void draw_stroke(Svg& svg, std::size_t look, std::string_view path);

// The lines through the dots.
void draw_strokes(Svg& svg, const std::vector<Dot>& dots);

// The markers of the fifth and later looks are hollow. title: appears when a reader points at the marker.
void draw_marker(Layers& layers, std::size_t look, double x, double y, std::string_view title = {});

// The horizontal line at zero, and those at the other ticks.
void draw_grid(Svg& svg, const Plot& plot, double right, const std::vector<Amount>& ticks);

}  // namespace sitegen

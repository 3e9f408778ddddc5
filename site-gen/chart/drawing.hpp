// What the kinds of charts share: the sheet they draw on, its texts and its legend. And the kinds themselves.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "chart/chart.hpp"
#include "chart/svg.hpp"

namespace sitegen {

// The width of every chart, in units that are about a pixel on a phone: a text of 14 stays readable at 360 pixels.
inline constexpr double sheet_width = 440;

inline constexpr double label_size = 15;
inline constexpr double note_size = 13;
inline constexpr double line_height = 20;

// The body of a chart: everything below the heading, beginning at 0, 0.
struct Drawing {
    Svg svg;
    double height = 0;
};

enum class Anchor { start, middle, end };

// What a text is for; also its class.
enum class TextRole { title, label, value, note, on_series };

struct TextStyle {
    TextRole role = TextRole::label;
    Anchor anchor = Anchor::start;
    double size = label_size;
};

// y: of the baseline.
void write_text(Svg& svg, double x, double y, std::string_view text, const TextStyle& style);

// How wide the text will be.
[[nodiscard]] double width_of(std::string_view text, double size);

// Opens a group for one part of a chart, whose full name and value appear when it is pointed at. The caller closes it.
void open_part(Svg& svg, std::string_view description);

// "category: 548.15万元 (54.79%)"; with nothing, "category: —".
[[nodiscard]] std::string description_of(std::string_view title, const std::optional<Amount>& value, std::string_view share,
                                         const Chart& chart, const Words& words);

// Draws the mark of a series into the box of mark_width × 14 at x, y.
using DrawMark = std::function<void(Svg& svg, std::size_t series, double x, double y)>;

inline constexpr double mark_width = 22;

// The series' titles with their marks, in order, in as many lines as needed; gives the height.
double draw_legend(Svg& svg, const Chart& chart, const DrawMark& draw_mark);

// A mark of the series' colour and pattern, as wide as given.
void draw_swatch(Svg& svg, std::string_view chart_id, std::size_t series, double x, double y, double width = mark_width);

// The upright line from which the bars go to both sides.
void draw_zero_line(Svg& svg, double x, double top, double bottom);

[[nodiscard]] Drawing draw_donut(const Chart& chart, const Words& words);
[[nodiscard]] Drawing draw_bars(const Chart& chart, const Words& words);
[[nodiscard]] Drawing draw_stacked_bars(const Chart& chart, const Words& words);
[[nodiscard]] Drawing draw_lines(const Chart& chart, const Words& words);
[[nodiscard]] Drawing draw_treemap(const Chart& chart, const Words& words);

}  // namespace sitegen

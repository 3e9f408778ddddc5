// Horizontal stacked bars: what is positive stacks to the right of zero, what is negative to the left. The values stand below
// their segments, each with the mark of its series.
#include <algorithm>
#include <cmath>

#include "chart/drawing.hpp"
#include "chart/palette.hpp"
#include "chart/parts.hpp"
#include "chart/scale.hpp"
#include "chart/text_width.hpp"
#include "chart/wording.hpp"

namespace sitegen {

namespace {

constexpr std::size_t part_limit = 20;
constexpr double bar_height = 18;
constexpr double separator = 2;
constexpr double row_gap = 16;
constexpr double value_x = 17;  // of a value beside its mark

struct Segment {
    std::size_t series = 0;
    double x = 0;
    double width = 0;
};

enum class Side { negative, positive };

bool is_on(Side side, const std::optional<Amount>& value) {
    return value && !value->is_zero() && value->is_negative() == (side == Side::negative);
}

long double extent_of(const Part& part, Side side) {
    long double extent = 0;
    for (const auto& value : part.values) {
        if (is_on(side, value)) extent += magnitude(*value);
    }
    return extent;
}

Axis axis_of(const std::vector<Part>& parts) {
    Axis axis{0, 0, 0, sheet_width};
    for (const Part& part : parts) {
        axis.low = std::min(axis.low, extent_of(part, Side::negative));
        axis.high = std::max(axis.high, extent_of(part, Side::positive));
    }
    // Room for hairlines on the other side of zero.
    const double room = axis.low < 0 ? (1 + separator) * static_cast<double>(series_count) : 0;
    axis.from += room;
    axis.to -= room;
    return axis;
}

// The segments of one side, from zero outwards; each at least one pixel wide, and a gap between them.
std::vector<Segment> segments_of(const Part& part, Side side, const Axis& axis) {
    std::vector<Segment> segments;
    std::vector<long double> weights;
    for (std::size_t i = 0; i < part.values.size(); ++i) {
        if (!is_on(side, part.values[i])) continue;
        segments.push_back({i, 0, 0});
        weights.push_back(side == Side::negative ? -magnitude(*part.values[i]) : magnitude(*part.values[i]));
    }
    const double zero = axis.position(0.0L);
    const double extent = std::abs(axis.position(extent_of(part, side)) - zero);
    const std::vector<double> widths = apportioned(weights, extent, 1 + separator);
    double distance = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const bool is_last = i + 1 == segments.size();
        segments[i].width = std::max(1.0, widths[i] - (is_last ? 0 : separator));
        segments[i].x = side == Side::negative ? zero - distance - segments[i].width : zero + distance;
        distance += widths[i];
    }
    return segments;
}

void draw_segment(Svg& svg, const Chart& chart, const Segment& segment, double y) {
    const auto [name, color] = series_look(segment.series);
    svg.empty("rect", {{"class", name},
                       {"color", color},
                       {"x", segment.x},
                       {"y", y},
                       {"width", segment.width},
                       {"height", bar_height},
                       {"fill", patterned_fill(chart.id, segment.series)}});
}

// A value and where it stands: below the beginning of its segment, or as near as the others leave room.
struct ValueLabel {
    std::size_t series = 0;
    std::string text;
    double x = 0;
    double width = 0;
};

// The labels in lines; most often one is enough.
std::vector<std::vector<ValueLabel>> value_lines(const Part& part, const Words& words, const std::vector<Segment>& segments) {
    constexpr double gap = 12;
    std::vector<std::vector<ValueLabel>> lines(1);
    double used = -gap;
    for (const Segment& segment : segments) {
        ValueLabel label{segment.series, number_text(*part.values[segment.series], words), segment.x, 0};
        label.width = value_x + width_of(label.text, note_size + 1);
        if (used + gap + label.width > sheet_width) {
            lines.emplace_back();
            used = -gap;
        }
        used += gap + label.width;
        lines.back().push_back(std::move(label));
    }
    for (auto& line : lines) {
        double right = -gap;
        for (ValueLabel& label : line) {
            label.x = std::max(label.x, right + gap);
            right = label.x + label.width;
        }
        double left = sheet_width + gap;
        for (std::size_t i = line.size(); i-- > 0;) {
            line[i].x = std::min(line[i].x, left - gap - line[i].width);
            left = line[i].x;
        }
    }
    return lines;
}

double draw_row(Svg& svg, const Chart& chart, const Words& words, const Part& part, const Axis& axis, double top) {
    double y = top;
    open_part(svg, part.title);
    for (const std::string& line : wrapped(displayable(part.title), sheet_width / label_size, 2)) {
        write_text(svg, 0, y + 15, line, {});
        y += line_height;
    }
    y += 2;
    std::vector<Segment> segments = segments_of(part, Side::negative, axis);
    std::reverse(segments.begin(), segments.end());  // from left to right
    const std::vector<Segment> positive = segments_of(part, Side::positive, axis);
    segments.insert(segments.end(), positive.begin(), positive.end());
    for (const Segment& segment : segments) draw_segment(svg, chart, segment, y);
    const double zero = axis.position(0.0L);
    if (axis.low < 0) draw_zero_line(svg, zero, y - 3, y + bar_height + 3);
    if (segments.empty()) {
        const auto value = std::find_if(part.values.begin(), part.values.end(), [](const auto& any) { return any.has_value(); });
        write_text(svg, zero + (axis.low < 0 ? 5 : 0), y + 14, value == part.values.end() ? "—" : number_text(**value, words),
                   {.role = TextRole::value});
        y += bar_height;
    } else {
        y += bar_height;
        for (const auto& line : value_lines(part, words, segments)) {
            y += 5;
            for (const ValueLabel& label : line) {
                draw_swatch(svg, chart.id, label.series, label.x, y, 12);
                write_text(svg, label.x + value_x, y + 12, label.text, {.role = TextRole::value, .size = note_size + 1});
            }
            y += 15;
        }
    }
    svg.close();
    return y + row_gap - top;
}

}  // namespace

Drawing draw_stacked_bars(const Chart& all, const Words& words) {
    const Chart chart = with_few_series(all, words);
    const std::vector<Part> parts = largest(parts_of(chart), part_limit, words);
    const Axis axis = axis_of(parts);
    Drawing drawing;
    define_patterns(drawing.svg, chart.id, chart.series.size());
    drawing.height = draw_legend(
        drawing.svg, chart, [&](Svg& svg, std::size_t series, double x, double y) { draw_swatch(svg, chart.id, series, x, y); });
    for (const Part& part : parts) drawing.height += draw_row(drawing.svg, chart, words, part, axis, drawing.height);
    drawing.height -= row_gap;
    return drawing;
}

}  // namespace sitegen

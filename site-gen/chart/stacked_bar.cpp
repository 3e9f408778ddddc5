// Horizontal stacked bars. Positive values stack to the right of zero, negative ones to the left. The values are below their
// segments, each with the mark of its series.
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

constexpr double stack_height = 18;
constexpr double separator = 2;
constexpr double stack_gap = 16;
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
    // Room for thin lines on the other side of zero.
    const double room = axis.low < 0 ? (1 + separator) * static_cast<double>(series_count) : 0;
    axis.from += room;
    axis.to -= room;
    return axis;
}

// The segments of one side, from zero outwards. Each is at least one pixel wide, with a gap between them.
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

// A value and its position: below the beginning of its segment, or as near as the others allow.
struct ValueLabel {
    std::size_t series = 0;
    std::string text;
    double x = 0;
    double width = 0;
};

// Puts the labels into lines. Usually one is enough.
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

class StackWriter {
  public:
    StackWriter(const Words& words, const Axis& axis, const std::vector<std::size_t>& looks, Layers& layers)
        : words_(words), axis_(axis), zero_(axis.position(0.0L)), looks_(looks), layers_(layers) {}

    // Draws the bar of one category with its name and values. Returns its height.
    double draw_row(const Part& part, double top) {
        const std::vector<std::string> lines = wrapped(displayable(part.title), sheet_width / label_size, 2);
        layers_.write_lines(0, top + 15, part.title, lines, line_height, {});
        double y = top + static_cast<double>(lines.size()) * line_height + 2;
        std::vector<Segment> segments = segments_of(part, Side::negative, axis_);
        std::reverse(segments.begin(), segments.end());  // from left to right
        const std::vector<Segment> positive = segments_of(part, Side::positive, axis_);
        segments.insert(segments.end(), positive.begin(), positive.end());
        for (const Segment& segment : segments) {
            layers_.areas(looks_.at(segment.series))
                .empty("rect", {{"x", segment.x}, {"y", y}, {"width", segment.width}, {"height", stack_height}});
        }
        if (axis_.low < 0) append_zero_line(zero_lines_, zero_, y - 3, y + stack_height + 3);
        if (segments.empty()) write_in_place(part, y + 14);
        y = write_values(part, segments, y + stack_height);
        return y + stack_gap - top;
    }

    [[nodiscard]] std::string_view zero_lines() const { return zero_lines_; }

  private:
    // Writes what replaces a missing bar.
    void write_in_place(const Part& part, double baseline) {
        const auto value = std::find_if(part.values.begin(), part.values.end(), [](const auto& any) { return any.has_value(); });
        layers_.write_text(zero_ + (axis_.low < 0 ? 5 : 0), baseline,
                           value == part.values.end() ? "—" : number_text(**value, words_), {});
    }

    // Writes the values below the bar. Returns where they end.
    double write_values(const Part& part, const std::vector<Segment>& segments, double y) {
        if (segments.empty()) return y;
        for (const auto& line : value_lines(part, words_, segments)) {
            y += 5;
            for (const ValueLabel& label : line) {
                draw_swatch(layers_, looks_.at(label.series), label.x, y, 12);
                layers_.write_text(label.x + value_x, y + 12, label.text, {.size = note_size + 1});
            }
            y += 15;
        }
        return y;
    }

    const Words& words_;
    const Axis& axis_;
    double zero_;
    const std::vector<std::size_t>& looks_;
    Layers& layers_;
    std::string zero_lines_;  // path data
};

}  // namespace

Drawing draw_stacked_bars(const Chart& all, const Words& words) {
    const Chart chart = with_few_series(all, words);
    std::vector<Part> parts = largest(parts_of(chart), stack_limit, words);
    std::vector<std::size_t> looks = looks_of_series(chart);
    if (std::optional<Part> rest = rest_of(chart, words)) {  // it belongs to no series
        looks.resize(other_series + 1, other_series);
        rest->values.insert(rest->values.begin(), other_series, std::nullopt);
        parts.push_back(std::move(*rest));
    }
    const Axis axis = axis_of(parts);
    Drawing drawing;
    define_patterns(drawing.svg, chart.id, looks);
    Layers layers(chart.id, AreaFill::patterned);
    drawing.height =
        draw_legend(layers, chart, [&](std::size_t series, double x, double y) { draw_swatch(layers, looks.at(series), x, y); });
    StackWriter stacks(words, axis, looks, layers);
    for (const Part& part : parts) drawing.height += stacks.draw_row(part, drawing.height);
    layers.append_to(drawing.svg);
    draw_zero_lines(drawing.svg, stacks.zero_lines());
    drawing.height -= stack_gap;
    return drawing;
}

}  // namespace sitegen

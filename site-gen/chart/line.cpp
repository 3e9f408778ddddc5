// Lines over years, from a zero base: a dot at each value, a gap where there is none, and the values written beside the dots as
// far as there is room for them.
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "chart/drawing.hpp"
#include "chart/palette.hpp"
#include "chart/parts.hpp"
#include "chart/scale.hpp"
#include "chart/text_width.hpp"
#include "chart/wording.hpp"

namespace sitegen {

namespace {

constexpr double plot_height = 190;
constexpr double headroom = 26;  // above the highest value, for its label
constexpr std::size_t tick_count = 5;
constexpr double value_size = 14;
constexpr TextStyle value_style{.anchor = Anchor::middle, .size = value_size};
constexpr double widest_year = 120;
constexpr std::size_t many_dots = 120;  // too many to tell apart: drawn only where no line leads to them

constexpr std::array<std::string_view, 4> dashes = {"", "7 3", "2 3", "9 3 2 3"};

struct Plot {
    Axis x;  // of the index of the category
    Axis y;
    double left = 0;
};

struct Dot {
    std::size_t series = 0;
    std::size_t category = 0;
    double x = 0;
    double y = 0;
    std::string text;
};

struct Box {
    double left, right, top, bottom;
};

bool overlap(const Box& a, const Box& b) { return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom; }

Plot plot_of(const Chart& chart, const Words& words, double top) {
    Plot plot;
    plot.y = {0, 0, top + headroom + plot_height, top + headroom};
    double widest = 0;
    for (const Part& part : parts_of(chart)) {
        for (const auto& value : part.values) {
            if (!value) continue;
            plot.y.low = std::min(plot.y.low, magnitude(*value));
            plot.y.high = std::max(plot.y.high, magnitude(*value));
            widest = std::max(widest, width_of(number_text(*value, words), value_size));
        }
    }
    if (plot.y.low < 0) plot.y.from -= headroom;  // for the labels below
    for (const Amount& tick : ticks(plot.y.low, plot.y.high, tick_count)) {
        plot.left = std::max(plot.left, width_of(number_text(tick, words), note_size) + 10);
    }
    // The outermost labels are centred at their dots; one too wide for that is moved inwards.
    const double inset = std::min(widest / 2, 40.0) + 2;
    const auto count = static_cast<long double>(chart.categories.size());
    plot.x = {0, count - 1, plot.left + inset, sheet_width - inset};
    if (chart.categories.size() == 1) plot.x.from = (plot.left + sheet_width) / 2;
    return plot;
}

void append_level(std::string& path, const Plot& plot, double y) {
    path += 'M';
    append_point(path, plot.left, y);
    path += 'H';
    append_coordinate(path, sheet_width);
}

void draw_grid(Svg& svg, Layers& layers, const Words& words, const Plot& plot) {
    std::string grid;
    std::string zero;
    for (const Amount& tick : ticks(plot.y.low, plot.y.high, tick_count)) {
        const double y = plot.y.position(tick);
        append_level(tick.is_zero() ? zero : grid, plot, y);
        layers.write_text(plot.left - 8, y + 4.5, number_text(tick, words),
                          {.role = TextRole::note, .anchor = Anchor::end, .size = note_size});
    }
    draw_rules(svg, "grid", "#d8dce0", grid);
    draw_zero_lines(svg, zero);
}

// The years below the plot, from the last to the first; left out where they would touch the one to the right.
double draw_categories(Layers& layers, const Chart& chart, const Plot& plot, double bottom) {
    constexpr double gap = 8;
    double limit = sheet_width + gap;
    for (std::size_t i = chart.categories.size(); i-- > 0;) {
        const std::string text = shortened(displayable(chart.categories[i]), widest_year / value_size);
        const double half = width_of(text, value_size) / 2;
        const double x = std::clamp(plot.x.position(static_cast<long double>(i)), half, sheet_width - half);
        if (x + half + gap > limit) continue;
        limit = x - half;
        layers.write_text(x, bottom + 20, text, value_style);
    }
    return bottom + 26;
}

// From the fifth series on the marks are hollow.
void draw_marker(Layers& layers, std::size_t series, double x, double y, std::string_view title = {}) {
    constexpr std::array<std::string_view, 4> shapes = {"", "M-4,-4H4V4H-4Z", "M0,-5.5L5,4H-5Z", "M0,-6L6,0L0,6L-6,0Z"};
    constexpr double radius = 4.5;
    constexpr double stroke_width = 1.5;
    const std::string_view shape = shapes.at(series % shapes.size());
    const bool is_hollow = series >= shapes.size();
    const std::string_view name = is_hollow ? "hollow" : "";
    const std::string_view fill = is_hollow ? "#fff" : "";
    const std::string_view stroke = shape.empty() && !is_hollow ? "" : "currentColor";
    const std::string width = stroke.empty() ? "" : coordinate(stroke_width);
    if (shape.empty()) {  // a filled circle is as much larger as its stroke would be wide
        const double r = is_hollow ? radius : radius + stroke_width / 2;
        layers.areas(series).empty(
            "circle",
            {{"class", name}, {"cx", x}, {"cy", y}, {"r", r}, {"fill", fill}, {"stroke", stroke}, {"stroke-width", width}}, title);
        return;
    }
    std::string move = "translate(";
    append_point(move, x, y);
    move += ')';
    layers.areas(series).empty(
        "path", {{"class", name}, {"d", shape}, {"transform", move}, {"fill", fill}, {"stroke", stroke}, {"stroke-width", width}},
        title);
}

void draw_stroke(Svg& svg, std::size_t series, std::string_view path) {
    const auto [name, color] = series_look(series);
    svg.empty("path", {{"class", std::string(name) + " stroke"},
                       {"color", color},
                       {"d", path},
                       {"fill", "none"},
                       {"stroke", "currentColor"},
                       {"stroke-width", 2.5},
                       {"stroke-linejoin", "round"},
                       {"stroke-dasharray", dashes.at(series % dashes.size())}});
}

std::vector<Dot> dots_of(const Chart& chart, const Words& words, const Plot& plot) {
    std::vector<Dot> dots;
    const std::vector<Part> parts = parts_of(chart);
    for (std::size_t series = 0; series < chart.series.size(); ++series) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (const auto& value = parts[i].values[series]) {
                dots.push_back(
                    {series, i, plot.x.position(static_cast<long double>(i)), plot.y.position(*value), number_text(*value, words)});
            }
        }
    }
    return dots;
}

bool are_joined(const Dot& a, const Dot& b) { return a.series == b.series && a.category + 1 == b.category; }

// The pieces of the lines as small boxes, for labels to keep clear of.
std::vector<Box> boxes_along(const std::vector<Dot>& dots) {
    constexpr double step = 6;
    std::vector<Box> boxes;
    for (std::size_t i = 1; i < dots.size(); ++i) {
        const Dot& a = dots[i - 1];
        const Dot& b = dots[i];
        if (!are_joined(a, b)) continue;
        const int count = static_cast<int>(std::ceil((b.x - a.x) / step));
        for (int n = 0; n < count; ++n) {
            const double y1 = a.y + (b.y - a.y) * n / count;
            const double y2 = a.y + (b.y - a.y) * (n + 1) / count;
            const double x1 = a.x + (b.x - a.x) * n / count;
            boxes.push_back({x1, x1 + step, std::min(y1, y2), std::max(y1, y2)});
        }
    }
    return boxes;
}

void draw_strokes(Svg& svg, const std::vector<Dot>& dots) {
    for (std::size_t i = 0; i < dots.size();) {
        std::string path = "M";
        append_point(path, dots[i].x, dots[i].y);
        std::size_t next = i + 1;
        while (next < dots.size() && are_joined(dots[next - 1], dots[next])) {
            path += 'L';
            append_point(path, dots[next].x, dots[next].y);
            ++next;
        }
        if (next > i + 1) draw_stroke(svg, dots[i].series, path);
        i = next;
    }
}

bool stands_alone(const std::vector<Dot>& dots, std::size_t i) {
    return (i == 0 || !are_joined(dots[i - 1], dots[i])) && (i + 1 == dots.size() || !are_joined(dots[i], dots[i + 1]));
}

// Below the dot where its line comes down to it and does not go further down, else above.
bool belongs_below(const std::vector<Dot>& dots, std::size_t i) {
    constexpr double flat = 6;
    const bool has_left = i > 0 && are_joined(dots[i - 1], dots[i]);
    const bool has_right = i + 1 < dots.size() && are_joined(dots[i], dots[i + 1]);
    if (has_left && dots[i - 1].y > dots[i].y - flat) return false;
    if (has_right && dots[i + 1].y > dots[i].y - flat) return false;
    return has_left || has_right;
}

// The most telling values first: the last and the first of each series, its highest and lowest, then the others.
std::vector<std::size_t> by_importance(const std::vector<Dot>& dots) {
    std::vector<std::size_t> order;
    std::vector<std::size_t> rest;
    for (std::size_t begin = 0; begin < dots.size();) {
        std::size_t end = begin;
        std::size_t high = begin;
        std::size_t low = begin;
        for (; end < dots.size() && dots[end].series == dots[begin].series; ++end) {
            rest.push_back(end);
            if (dots[end].y < dots[high].y) high = end;
            if (dots[end].y > dots[low].y) low = end;
        }
        order.insert(order.end(), {end - 1, begin, high, low});
        begin = end;
    }
    order.insert(order.end(), rest.begin(), rest.end());
    std::vector<char> is_there(dots.size(), 0);
    std::erase_if(order, [&](std::size_t i) { return std::exchange(is_there[i], 1) != 0; });
    return order;
}

bool is_free(const Box& box, const std::vector<Box>& taken) {
    return std::none_of(taken.begin(), taken.end(), [&](const Box& other) { return overlap(box, other); });
}

// What labels must keep clear of: other labels and dots always, lines where possible.
struct Obstacles {
    std::vector<Box> taken;
    std::vector<Box> lines;
    double top = 0;
    double bottom = 0;
};

Box label_box(const Dot& dot, double baseline) {
    const double half = width_of(dot.text, value_size) / 2;
    const double x = std::clamp(dot.x, half, sheet_width - half);
    return {x - half - 3, x + half + 3, baseline - value_size, baseline + 3};
}

// Above or below the dot; nothing where there is no room.
std::optional<double> baseline_of(const std::vector<Dot>& dots, std::size_t i, const Obstacles& obstacles) {
    const double above = dots[i].y - 11;
    const double below = dots[i].y + 20;
    const bool prefers_below = belongs_below(dots, i);
    const std::array<double, 2> places = {prefers_below ? below : above, prefers_below ? above : below};
    const std::vector<Box> no_lines;
    for (const auto* lines : {&obstacles.lines, &no_lines}) {
        for (const double baseline : places) {
            const Box box = label_box(dots[i], baseline);
            const bool is_inside = box.top >= obstacles.top && box.bottom <= obstacles.bottom;
            if (is_inside && is_free(box, obstacles.taken) && is_free(box, *lines)) return baseline;
        }
    }
    return std::nullopt;
}

void draw_values(Layers& layers, const std::vector<Dot>& dots, double top, double bottom) {
    Obstacles obstacles{{}, {}, top, bottom};
    if (dots.size() <= many_dots) {
        for (const Dot& dot : dots) obstacles.taken.push_back({dot.x - 5, dot.x + 5, dot.y - 5, dot.y + 5});
        obstacles.lines = boxes_along(dots);
    }
    for (const std::size_t i : by_importance(dots)) {
        const double half = width_of(dots[i].text, value_size) / 2;
        if (half * 2 > sheet_width) continue;
        const auto baseline = baseline_of(dots, i, obstacles);
        if (!baseline) continue;
        obstacles.taken.push_back(label_box(dots[i], *baseline));
        layers.write_text(std::clamp(dots[i].x, half, sheet_width - half), *baseline, dots[i].text, value_style);
    }
}

}  // namespace

Drawing draw_lines(const Chart& all, const Words& words) {
    const Chart chart = with_few_series(all, words);
    Drawing drawing;
    Svg& svg = drawing.svg;
    Layers layers(chart.id, AreaFill::plain);
    double top = 0;
    if (chart.series.size() > 1) {
        top = draw_legend(layers, chart, [&](std::size_t series, double x, double y) {
            std::string path = "M";
            append_point(path, x, y + 7);
            path += 'H';
            append_coordinate(path, x + mark_width);
            draw_stroke(svg, series, path);
            draw_marker(layers, series, x + mark_width / 2, y + 7);
        });
    }
    const Plot plot = plot_of(chart, words, top);
    const double bottom = top + headroom + plot_height;
    const std::vector<Dot> dots = dots_of(chart, words, plot);
    draw_grid(svg, layers, words, plot);
    draw_strokes(svg, dots);
    for (std::size_t i = 0; i < dots.size(); ++i) {
        const Dot& dot = dots[i];
        if (dots.size() > many_dots && !stands_alone(dots, i)) continue;
        const auto& value = chart.series[dot.series].values[dot.category];
        const std::string name = chart.series.size() > 1 ? chart.series[dot.series].title + " " : "";
        draw_marker(layers, dot.series, dot.x, dot.y,
                    description_of(name + chart.categories[dot.category], value, "", chart, words));
    }
    draw_values(layers, dots, top, bottom);
    drawing.height = draw_categories(layers, chart, plot, bottom);
    layers.append_to(svg);
    return drawing;
}

}  // namespace sitegen

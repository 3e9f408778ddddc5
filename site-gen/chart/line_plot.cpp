#include "chart/line_plot.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "chart/palette.hpp"
#include "chart/parts.hpp"
#include "chart/wording.hpp"

namespace sitegen {

namespace {

constexpr std::array<std::string_view, 4> dashes = {"", "7 3", "2 3", "9 3 2 3"};

void append_level(std::string& path, double left, double right, double y) {
    path += 'M';
    append_point(path, left, y);
    path += 'H';
    append_coordinate(path, right);
}

bool say_the_same(const ChartMark& a, const ChartMark& b) { return a.before == b.before && a.kind == b.kind && a.label == b.label; }

// What every line has at one place is said once, and not of each line.
void join_marks_of_all(std::vector<ChartMark>& marks, std::size_t series_count) {
    for (std::size_t i = 0; i < marks.size() && series_count > 1; ++i) {
        std::set<std::size_t> series;
        for (const ChartMark& mark : marks) {
            if (mark.series && say_the_same(mark, marks[i])) series.insert(*mark.series);
        }
        if (series.size() < series_count) continue;
        const ChartMark joined{marks[i].kind, marks[i].before, marks[i].label, std::nullopt};
        marks[i] = joined;
        marks.erase(std::remove_if(marks.begin() + static_cast<std::ptrdiff_t>(i) + 1, marks.end(),
                                   [&](const ChartMark& mark) { return say_the_same(mark, joined); }),
                    marks.end());
    }
}

}  // namespace

std::vector<ChartMark> marks_of(const Chart& chart) {
    std::vector<ChartMark> marks = chart.marks;
    std::erase_if(marks, [&](const ChartMark& mark) {
        return mark.before == 0 || mark.before >= chart.categories.size() || mark.series.value_or(0) >= chart.series.size();
    });
    std::stable_sort(marks.begin(), marks.end(), [](const ChartMark& a, const ChartMark& b) { return a.before < b.before; });
    join_marks_of_all(marks, chart.series.size());
    return marks;
}

bool is_broken_before(const Chart& chart, std::size_t series, std::size_t category) {
    return std::any_of(chart.marks.begin(), chart.marks.end(), [&](const ChartMark& mark) {
        return mark.kind == ChartMark::Kind::broken && mark.before == category && mark.series.value_or(series) == series;
    });
}

std::vector<Dot> dots_of(const Chart& chart, const Words& words, const Plot& plot) {
    std::vector<Dot> dots;
    const std::vector<Part> parts = parts_of(chart);
    const std::vector<std::size_t> looks = looks_of_series(chart);
    for (std::size_t series = 0; series < chart.series.size(); ++series) {
        std::size_t piece = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (is_broken_before(chart, series, i)) ++piece;
            if (const auto& value = parts[i].values[series]) {
                dots.push_back({series, i, plot.x.position(static_cast<long double>(i)), plot.y.position(*value),
                                point_text(*value, chart, words), piece, looks[series]});
            } else {
                ++piece;
            }
        }
    }
    return dots;
}

bool stands_alone(const std::vector<Dot>& dots, std::size_t i) {
    return (i == 0 || !are_joined(dots[i - 1], dots[i])) && (i + 1 == dots.size() || !are_joined(dots[i], dots[i + 1]));
}

void draw_stroke(Svg& svg, std::size_t look, std::string_view path) {
    const auto [name, color] = series_look(look);
    svg.empty("path", {{"class", std::string(name) + " stroke"},
                       {"color", color},
                       {"d", path},
                       {"fill", "none"},
                       {"stroke", "currentColor"},
                       {"stroke-width", 2.5},
                       {"stroke-linejoin", "round"},
                       {"stroke-dasharray", dashes.at(look % dashes.size())}});
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
        if (next > i + 1) draw_stroke(svg, dots[i].look, path);
        i = next;
    }
}

void draw_marker(Layers& layers, std::size_t look, double x, double y, std::string_view title) {
    constexpr std::array<std::string_view, 4> shapes = {"", "M-4,-4H4V4H-4Z", "M0,-5.5L5,4H-5Z", "M0,-6L6,0L0,6L-6,0Z"};
    constexpr double radius = 4.5;
    constexpr double stroke_width = 1.5;
    const std::string_view shape = shapes.at(look % shapes.size());
    const bool is_hollow = look >= shapes.size();
    const std::string_view name = is_hollow ? "hollow" : "";
    const std::string_view fill = is_hollow ? "#fff" : "";
    const std::string_view stroke = shape.empty() && !is_hollow ? "" : "currentColor";
    const std::string width = stroke.empty() ? "" : coordinate(stroke_width);
    if (shape.empty()) {  // a filled circle is enlarged by the width that a stroke would have
        const double r = is_hollow ? radius : radius + stroke_width / 2;
        layers.areas(look).empty(
            "circle",
            {{"class", name}, {"cx", x}, {"cy", y}, {"r", r}, {"fill", fill}, {"stroke", stroke}, {"stroke-width", width}}, title);
        return;
    }
    std::string move = "translate(";
    append_point(move, x, y);
    move += ')';
    layers.areas(look).empty(
        "path", {{"class", name}, {"d", shape}, {"transform", move}, {"fill", fill}, {"stroke", stroke}, {"stroke-width", width}},
        title);
}

void draw_grid(Svg& svg, const Plot& plot, double right, const std::vector<Amount>& ticks) {
    std::string grid;
    std::string zero;
    for (const Amount& tick : ticks) append_level(tick.is_zero() ? zero : grid, plot.left, right, plot.y.position(tick));
    draw_rules(svg, "grid", "#d8dce0", grid);
    draw_zero_lines(svg, zero);
}

}  // namespace sitegen

// Lines over years, starting at zero: a dot for each value, a gap if there is no value, and a vertical line at events.
#include <algorithm>

#include "chart/line_marks.hpp"
#include "chart/line_plot.hpp"
#include "chart/line_values.hpp"
#include "chart/parts.hpp"
#include "chart/scale.hpp"
#include "chart/text_width.hpp"
#include "chart/wording.hpp"

namespace sitegen {

namespace {

constexpr double plot_height = 190;
constexpr double headroom = 26;  // above the highest value, for its label
constexpr std::size_t tick_count = 5;
constexpr TextStyle value_style{.anchor = Anchor::middle, .size = value_size};
constexpr double widest_year = 120;

std::vector<Amount> ticks_of(const Plot& plot) { return ticks(plot.y.low, plot.y.high, tick_count); }

// One for each tick: as it is said if it is large, with a unit of its own.
std::vector<std::string> tick_texts(const Chart& chart, const Words& words, const Plot& plot) {
    const std::vector<Amount> all = ticks_of(plot);
    std::vector<std::string> texts = say_axis(all, chart.money, words);
    if (!texts.empty()) return texts;
    for (const Amount& tick : all) texts.push_back(number_text(tick, words));
    return texts;
}

// top: where the area of the lines begins, below legend and marks.
Plot plot_of(const Chart& chart, const Words& words, double top) {
    Plot plot;
    plot.y = {0, 0, top + headroom + plot_height, top + headroom};
    double widest = 0;
    for (const Part& part : parts_of(chart)) {
        for (const auto& value : part.values) {
            if (!value) continue;
            plot.y.low = std::min(plot.y.low, magnitude(*value));
            plot.y.high = std::max(plot.y.high, magnitude(*value));
            widest = std::max(widest, width_of(point_text(*value, chart, words), value_size));
        }
    }
    if (plot.y.low < 0) plot.y.from -= headroom;  // room for the labels below
    for (const std::string& text : tick_texts(chart, words, plot)) {
        plot.left = std::max(plot.left, width_of(text, note_size) + 10);
    }
    // The outermost labels are centred at their dots. If a label is too wide for that, it is moved inwards.
    const double inset = std::min(widest / 2, 40.0) + 2;
    const auto count = static_cast<long double>(chart.categories.size());
    plot.x = {0, count - 1, plot.left + inset, sheet_width - inset};
    if (chart.categories.size() == 1) plot.x.from = (plot.left + sheet_width) / 2;
    return plot;
}

// Writes the years below the plot, from the last to the first. A year that would touch the one to its right is left out.
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

void write_ticks(Layers& layers, const Chart& chart, const Words& words, const Plot& plot) {
    const std::vector<Amount> all = ticks_of(plot);
    const std::vector<std::string> texts = tick_texts(chart, words, plot);
    for (std::size_t i = 0; i < all.size(); ++i) {
        layers.write_text(plot.left - 8, plot.y.position(all[i]) + 4.5, texts[i],
                          {.role = TextRole::note, .anchor = Anchor::end, .size = note_size});
    }
}

double draw_line_legend(Svg& svg, Layers& layers, const Chart& chart) {
    if (chart.series.size() < 2) return 0;
    const std::vector<std::size_t> looks = looks_of_series(chart);
    return draw_legend(layers, chart, [&](std::size_t series, double x, double y) {
        std::string path = "M";
        append_point(path, x, y + 7);
        path += 'H';
        append_coordinate(path, x + mark_width);
        draw_stroke(svg, looks[series], path);
        draw_marker(layers, looks[series], x + mark_width / 2, y + 7);
    });
}

void draw_markers(Layers& layers, const Chart& chart, const Words& words, const std::vector<Dot>& dots) {
    for (std::size_t i = 0; i < dots.size(); ++i) {
        const Dot& dot = dots[i];
        if (dots.size() > many_dots && !stands_alone(dots, i)) continue;
        const auto& value = chart.series[dot.series].values[dot.category];
        const std::string name = chart.series.size() > 1 ? chart.series[dot.series].title + " " : "";
        draw_marker(layers, dot.look, dot.x, dot.y, description_of(name + chart.categories[dot.category], value, "", chart, words));
    }
}

}  // namespace

Drawing draw_lines(const Chart& all, const Words& words) {
    const Chart chart = with_few_series(all, words);
    Drawing drawing;
    Svg& svg = drawing.svg;
    Layers layers(chart.id, AreaFill::plain);
    const double legend_height = draw_line_legend(svg, layers, chart);
    const std::vector<MarkedPlace> places = marked_places(chart, words);
    Plot plot = plot_of(chart, words, legend_height);
    const MarkLabels marks(places, plot);
    const double top = legend_height + marks.height_above();
    plot.y.from += marks.height_above();
    plot.y.to += marks.height_above();
    const double bottom = top + headroom + plot_height;
    const std::vector<Dot> dots = dots_of(chart, words, plot);
    draw_grid(svg, plot, sheet_width, ticks_of(plot));
    write_ticks(layers, chart, words, plot);
    const std::vector<LabelBox> values = draw_values(layers, dots, marks.uprights(), top, bottom);
    marks.draw_above(svg, layers, legend_height, bottom, values);
    draw_strokes(svg, dots);
    draw_markers(layers, chart, words, dots);
    drawing.height = draw_categories(layers, chart, plot, bottom);
    drawing.height += marks.draw_below(svg, layers, drawing.height);
    layers.append_to(svg);
    return drawing;
}

}  // namespace sitegen

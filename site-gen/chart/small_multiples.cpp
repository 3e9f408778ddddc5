#include "chart/small_multiples.hpp"

#include <algorithm>
#include <cmath>

#include "chart/draw_chart.hpp"
#include "chart/line_marks.hpp"
#include "chart/line_plot.hpp"
#include "chart/parts.hpp"
#include "chart/text_width.hpp"
#include "chart/wording.hpp"
#include "text/collation.hpp"

namespace sitegen {

namespace {

// A unit is about a pixel, as in other charts. Two drawings side by side fill a phone.
constexpr double small_width = 200;
constexpr double small_height = 84;
constexpr double inset = 7;  // of the outermost dots
constexpr double end_line = 18;
constexpr double text_gap = 10;
constexpr std::size_t small_tick_count = 3;
constexpr TextStyle year_style{.role = TextRole::note, .size = note_size};
constexpr TextStyle small_value_style{.size = 14};

// The series alone, with its marks.
Chart chart_of_series(const Chart& chart, std::size_t series) {
    Chart alone;
    alone.id = chart.id + "-" + std::to_string(series + 1);
    alone.kind = ChartKind::line;
    alone.title = chart.series[series].title;
    alone.unit = chart.unit;
    alone.money = chart.money;
    alone.categories = chart.categories;
    alone.series = {chart.series[series]};
    alone.rounding = chart.rounding;
    for (ChartMark mark : chart.marks) {
        if (mark.series.value_or(series) != series) continue;
        mark.series = std::nullopt;
        alone.marks.push_back(std::move(mark));
    }
    return alone;
}

long double highest_of(const ChartSeries& series) {
    long double highest = 0;
    for (const auto& value : series.values) {
        if (value) highest = std::max(highest, std::abs(magnitude(*value)));
    }
    return highest;
}

Plot plot_of_all(const Chart& chart) {
    Plot plot;
    plot.y = {0, 0, small_height - inset, inset};
    for (const Part& part : parts_of(chart)) {
        for (const auto& value : part.values) {
            if (!value) continue;
            plot.y.low = std::min(plot.y.low, magnitude(*value));
            plot.y.high = std::max(plot.y.high, magnitude(*value));
        }
    }
    plot.x = {0, static_cast<long double>(chart.categories.size()) - 1, inset, small_width - inset};
    if (chart.categories.size() == 1) plot.x.from = small_width / 2;
    return plot;
}

double width_of_end(const Chart& chart, const Dot& dot) {
    return std::max(width_of(displayable(chart.categories[dot.category]), year_style.size),
                    width_of(dot.text, small_value_style.size));
}

// The first and the last value, each below its year.
struct Ends {
    const Dot* first = nullptr;
    const Dot* last = nullptr;  // nothing if there is only one value
    bool fit_beside = true;
};

Ends ends_of(const Chart& chart, const std::vector<Dot>& dots) {
    Ends ends;
    if (dots.empty()) return ends;
    ends.first = &dots.front();
    if (dots.size() == 1) return ends;
    ends.last = &dots.back();
    ends.fit_beside = width_of_end(chart, *ends.first) + text_gap + width_of_end(chart, *ends.last) <= small_width;
    return ends;
}

double height_of(const Ends& ends) { return 2 * end_line * (ends.fit_beside ? 1 : 2) + 4; }

void write_end(Layers& layers, const Chart& chart, const Dot& dot, double top, Anchor anchor) {
    const double x = anchor == Anchor::end ? small_width : 0;
    TextStyle year = year_style;
    TextStyle value = small_value_style;
    year.anchor = value.anchor = anchor;
    const std::string category = displayable(chart.categories[dot.category]);
    layers.write_lines(x, top + 15, category, {shortened(category, small_width / year.size)}, 0, year);
    layers.write_lines(x, top + 15 + end_line, dot.text, {shortened(dot.text, small_width / value.size)}, 0, value);
}

void draw_uprights(Svg& svg, const Chart& chart, const Plot& plot) {
    std::string path;
    for (const ChartMark& mark : marks_of(chart)) append_zero_line(path, plot.x_before(mark.before), 0, small_height);
    if (path.empty()) return;
    svg.empty("path", {{"class", "mark"}, {"d", path}, {"stroke", "#57606a"}, {"stroke-dasharray", "4 3"}});
}

std::string draw_one(const Chart& chart, const Words& words, const Plot& plot, double height, std::string_view summary) {
    const std::vector<Dot> dots = dots_of(chart, words, plot);
    const Ends ends = ends_of(chart, dots);
    const std::string title_id = chart.id + "-title";
    const std::string description_id = chart.id + "-desc";
    Svg svg;
    svg.open("svg", {{"class", "chart chart-small"},
                     {"viewBox", "0 0 " + coordinate(small_width) + " " + coordinate(height)},
                     {"role", "img"},
                     {"aria-labelledby", title_id + " " + description_id},
                     {"lang", words.language()},
                     {"direction", is_right_to_left(words.language()) ? "ltr" : ""},
                     {"font-size", label_size},
                     {"fill", ink}});
    svg.text("title", {{"id", title_id}}, chart.title);
    svg.text("desc", {{"id", description_id}}, summary);
    Layers layers(chart.id, AreaFill::plain);
    draw_grid(svg, plot, small_width, ticks(plot.y.low, plot.y.high, small_tick_count));
    draw_uprights(svg, chart, plot);
    draw_strokes(svg, dots);
    for (std::size_t i = 0; i < dots.size(); ++i) {
        const Dot& dot = dots[i];
        if (&dot != ends.first && &dot != ends.last && !stands_alone(dots, i)) continue;
        const auto& value = chart.series.front().values[dot.category];
        draw_marker(layers, dot.look, dot.x, dot.y, description_of(chart.categories[dot.category], value, "", chart, words));
    }
    if (ends.first == nullptr) {
        layers.write_text(small_width / 2, small_height / 2, shortened(words.at("chart-no-data"), small_width / note_size),
                          {.role = TextRole::note, .anchor = Anchor::middle, .size = note_size});
    } else {
        write_end(layers, chart, *ends.first, small_height, Anchor::start);
    }
    if (ends.last != nullptr)
        write_end(layers, chart, *ends.last, small_height + (ends.fit_beside ? 0 : 2 * end_line), Anchor::end);
    layers.append_to(svg);
    svg.close();
    return std::move(svg).take();
}

}  // namespace

bool need_own_scales(const Chart& chart) {
    constexpr long double flat = 10;  // a line that never leaves the lowest tenth of its drawing shows nothing
    long double smallest = 0;
    long double largest = 0;
    for (const ChartSeries& series : chart.series) {
        const long double highest = highest_of(series);
        if (highest == 0) continue;
        smallest = smallest == 0 ? highest : std::min(smallest, highest);
        largest = std::max(largest, highest);
    }
    return largest > flat * smallest;
}

std::vector<SmallChart> draw_small_multiples(const Chart& chart, const Words& words) {
    const Plot shared = plot_of_all(chart);
    const bool have_own = need_own_scales(chart);
    std::vector<Chart> alone;
    double end_height = 0;  // the same for all, so that they are aligned
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        alone.push_back(chart_of_series(chart, i));
        const Plot& plot = shared;  // the texts are the same on any scale
        end_height = std::max(end_height, height_of(ends_of(alone.back(), dots_of(alone.back(), words, plot))));
    }
    std::vector<SmallChart> drawn;
    for (const Chart& one : alone) {
        std::string summary = summarize_chart(one, words);
        const Plot plot = have_own ? plot_of_all(one) : shared;
        std::string svg = draw_one(one, words, plot, small_height + end_height, summary);
        drawn.push_back({one.title, std::move(summary), std::move(svg)});
    }
    return drawn;
}

}  // namespace sitegen

#include "chart/draw_chart.hpp"

#include "chart/drawing.hpp"
#include "chart/parts.hpp"
#include "chart/text_width.hpp"
#include "text/collation.hpp"

namespace sitegen {

namespace {

constexpr std::string_view font_family =
    "'Helvetica Neue', Helvetica, Arial, 'Liberation Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', "
    "'Source Han Sans SC', sans-serif";

constexpr double title_size = 18;
constexpr double margin = 20;     // around a chart in its own file
constexpr double footer_gap = 8;  // between a chart and what it comes from
constexpr double footer_step = 17;
constexpr double standalone_scale = 1.5;  // on screens wider than a phone

enum class ChartForm { in_page, standalone };

// The form that a chart is finally drawn in.
enum class Shape { no_data, all_zero, donut, bar, stacked_bar, line, treemap, flow };

// Parts of a whole need a single series without negative values that does not exceed the whole. Everything else is drawn as bars.
// Negative values cannot flow, either.
Shape shape_of(const Chart& chart) {
    switch (contents_of(chart)) {
        case Contents::nothing:
            return Shape::no_data;
        case Contents::zeros:
            return Shape::all_zero;
        case Contents::amounts:
            break;
    }
    const bool has_parts = chart.series.size() == 1 && has_parts_of_a_whole(chart) && !whole_of(chart).is_exceeded;
    switch (chart.kind) {
        case ChartKind::donut:
            return has_parts ? Shape::donut : Shape::bar;
        case ChartKind::treemap:
            return has_parts ? Shape::treemap : Shape::bar;
        case ChartKind::stacked_bar:
            return Shape::stacked_bar;
        case ChartKind::line:
            return Shape::line;
        case ChartKind::flow:
            return has_parts_of_a_whole(chart) ? Shape::flow : Shape::bar;
        case ChartKind::bar:
            break;
    }
    return Shape::bar;
}

std::string_view class_of(Shape shape) {
    switch (shape) {
        case Shape::donut:
            return "chart chart-donut";
        case Shape::stacked_bar:
            return "chart chart-stacked-bar";
        case Shape::line:
            return "chart chart-line";
        case Shape::treemap:
            return "chart chart-treemap";
        case Shape::flow:
            return "chart chart-flow";
        case Shape::bar:
            return "chart chart-bar";
        case Shape::no_data:
        case Shape::all_zero:
            break;
    }
    return "chart chart-empty";
}

Drawing draw_notice(std::string_view text) {
    Drawing drawing;
    drawing.height = 72;
    write_text(drawing.svg, sheet_width / 2, 41, text, {.role = TextRole::note, .anchor = Anchor::middle});
    return drawing;
}

Drawing draw_body(const Chart& chart, const Words& words, Shape shape) {
    switch (shape) {
        case Shape::no_data:
            return draw_notice(words.at("chart-no-data"));
        case Shape::all_zero:
            return draw_notice(words.at("chart-all-zero"));
        case Shape::donut:
            return draw_donut(chart, words);
        case Shape::stacked_bar:
            return draw_stacked_bars(chart, words);
        case Shape::line:
            return draw_lines(chart, words);
        case Shape::treemap:
            return draw_treemap(chart, words);
        case Shape::flow:
            return draw_flow(chart, words);
        case Shape::bar:
            break;
    }
    return chart.kind == ChartKind::flow ? draw_flow_as_bars(chart, words) : draw_bars(chart, words);
}

// The values of a line that are all large are said with units of their own. No other unit may stand above them.
bool says_units(const Chart& chart, const Words& words) {
    if (chart.kind != ChartKind::line) return false;
    for (const ChartSeries& series : chart.series) {
        for (const auto& value : series.values) {
            if (value && !say_readably(*value, chart.money, words)) return false;
        }
    }
    return true;
}

// Draws the unit and, in a file of its own, the title; a page has its own caption. Returns the height.
double draw_heading(Svg& svg, const Chart& chart, const Words& words, ChartForm form) {
    double y = 0;
    if (form == ChartForm::standalone) {
        for (const std::string& line : wrapped(displayable(chart.title), sheet_width / title_size, 3)) {
            write_text(svg, 0, y + 18, line, {.size = title_size});
            y += 26;
        }
    }
    if (!chart.unit.empty() && !says_units(chart, words)) {
        const std::string unit =
            shortened(displayable(words.phrase("chart-unit", {{"unit", chart.unit}})), sheet_width / note_size);
        const bool is_alone = form == ChartForm::standalone;
        write_text(svg, is_alone ? 0 : sheet_width, y + 13, unit,
                   {.role = TextRole::note, .anchor = is_alone ? Anchor::start : Anchor::end, .size = note_size});
        y += 20;
    }
    return y > 0 ? y + 8 : 0;
}

// Puts the body and its heading into a sheet.
// origin: printed below the chart in a file of its own; may be empty.
std::string sheet_of(const Chart& chart, const Words& words, const Drawing& body, std::string_view summary, ChartForm form,
                     std::string_view origin) {
    Svg heading;
    const double heading_height = draw_heading(heading, chart, words, form);
    const bool is_alone = form == ChartForm::standalone;
    const double edge = is_alone ? margin : 0;
    const double width = sheet_width + 2 * edge;
    const std::vector<std::string> footer =
        origin.empty() ? std::vector<std::string>() : wrapped(displayable(origin), sheet_width / note_size, 4);
    const double footer_height = footer.empty() ? 0 : footer_gap + static_cast<double>(footer.size()) * footer_step;
    const double height = heading_height + body.height + footer_height + 2 * edge + 4;  // descenders of the last line
    const std::string title_id = chart.id + "-title";
    const std::string description_id = chart.id + "-desc";
    Svg svg(is_alone ? "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" : "");
    svg.reserve(body.svg.markup().size() + 4 * summary.size() + 2000);
    svg.open("svg", {{"xmlns", is_alone ? "http://www.w3.org/2000/svg" : ""},
                     {"class", class_of(shape_of(chart))},
                     {"width", is_alone ? coordinate(width * standalone_scale) : ""},
                     {"height", is_alone ? coordinate(height * standalone_scale) : ""},
                     {"viewBox", coordinate(-edge) + " " + coordinate(-edge) + " " + coordinate(width) + " " + coordinate(height)},
                     {"role", "img"},
                     {"aria-labelledby", title_id + " " + description_id},
                     {"lang", is_alone ? "" : words.language()},
                     {"xml:lang", is_alone ? words.language() : ""},
                     {"direction", is_right_to_left(words.language()) ? "ltr" : ""},  // positions are reckoned from the left
                     {"font-family", is_alone ? font_family : ""},
                     {"font-size", label_size},
                     {"fill", ink}});
    svg.text("title", {{"id", title_id}}, chart.title);
    svg.text("desc", {{"id", description_id}},
             origin.empty() ? std::string(summary) : std::string(summary) + " " + std::string(origin));
    if (is_alone) svg.empty("rect", {{"x", -edge}, {"y", -edge}, {"width", width}, {"height", height}, {"fill", "#fff"}});
    svg.append(heading);
    svg.open("g", {{"transform", "translate(0 " + coordinate(heading_height) + ")"}});
    svg.append(body.svg);
    svg.close();
    double y = heading_height + body.height + footer_gap;
    for (const std::string& line : footer) {
        y += footer_step;
        write_text(svg, 0, y, line, {.role = TextRole::note, .size = note_size});
    }
    svg.close();
    return std::move(svg).take();
}

// How many parts have labels of their own. Zero if the values have none.
std::size_t label_limit(Shape shape) {
    switch (shape) {
        case Shape::donut:
            return slice_limit;
        case Shape::bar:
            return bar_limit;
        case Shape::stacked_bar:
            return stack_limit;
        case Shape::treemap:
            return tile_limit;
        case Shape::no_data:
        case Shape::all_zero:
        case Shape::line:
        case Shape::flow:
            break;
    }
    return 0;
}

}  // namespace

ChartSheets draw_chart(const Chart& chart, const Words& words, ChartUse forms, std::string_view origin) {
    const Drawing body = draw_body(chart, words, shape_of(chart));
    std::string summary = summarize_chart(chart, words);
    std::string in_page = sheet_of(chart, words, body, summary, ChartForm::in_page, {});
    std::string standalone;
    if (forms == ChartUse::both) standalone = sheet_of(chart, words, body, summary, ChartForm::standalone, origin);
    return {std::move(summary), std::move(in_page), std::move(standalone)};
}

const std::vector<std::string>& chart_words() {
    static const std::vector<std::string> words = {
        "chart-all-zero",
        "chart-amount",
        "chart-clause-separator",
        "chart-course-fall",
        "chart-course-of",
        "chart-course-rate",
        "chart-course-rise",
        "chart-course-same",
        "chart-course-single",
        "chart-flow-difference",
        "chart-flow-none",
        "chart-flow-row-in",
        "chart-flow-row-out",
        "chart-flow-sources",
        "chart-flow-uses",
        "chart-lines-coincide",
        "chart-list-separator",
        "chart-mark-broken",
        "chart-mark-joined",
        "chart-more",
        "chart-no-data",
        "chart-origin",
        "chart-origin-source",
        "chart-other",
        "chart-reckoned-value",
        "chart-rest",
        "chart-summary-below-zero",
        "chart-summary-excess",
        "chart-summary-flow",
        "chart-summary-flow-none",
        "chart-summary-flow-uses",
        "chart-summary-largest",
        "chart-summary-line",
        "chart-summary-none",
        "chart-summary-parts",
        "chart-summary-rest",
        "chart-summary-series",
        "chart-summary-share",
        "chart-summary-single",
        "chart-summary-stacked",
        "chart-summary-values",
        "chart-summary-zero",
        "chart-total",
        "chart-unit",
        "chart-unnamed",
        "number-group",
        "number-point",
        "percent",
        "percent-tiny",
    };
    return words;
}

bool labels_every_value(const Chart& chart) {
    return chart.uses.empty() && chart.series.size() <= other_series && parts_of(chart).size() <= label_limit(shape_of(chart));
}

}  // namespace sitegen

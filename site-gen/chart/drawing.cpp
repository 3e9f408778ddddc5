#include "chart/drawing.hpp"

#include <algorithm>

#include "chart/palette.hpp"
#include "chart/text_width.hpp"
#include "chart/wording.hpp"

namespace sitegen {

namespace {

struct RoleLook {
    std::string_view name;
    std::string_view color;
};

RoleLook look_of(TextRole role) {
    switch (role) {
        case TextRole::title:
            return {"title", "#1f2328"};
        case TextRole::value:
            return {"value", "#1f2328"};
        case TextRole::note:
            return {"note", "#57606a"};
        case TextRole::on_series:
            return {"on-series", "#fff"};
        case TextRole::label:
            break;
    }
    return {"label", "#1f2328"};
}

std::string_view name_of(Anchor anchor) {
    switch (anchor) {
        case Anchor::middle:
            return "middle";
        case Anchor::end:
            return "end";
        case Anchor::start:
            break;
    }
    return "";  // the start is the default
}

}  // namespace

void write_text(Svg& svg, double x, double y, std::string_view text, const TextStyle& style) {
    if (text.empty()) return;
    const auto [name, color] = look_of(style.role);
    svg.text(
        "text",
        {{"class", name}, {"x", x}, {"y", y}, {"font-size", style.size}, {"text-anchor", name_of(style.anchor)}, {"fill", color}},
        text);
}

double width_of(std::string_view text, double size) { return text_width(text) * size; }

void open_part(Svg& svg, std::string_view description) {
    svg.open("g", {{"class", "part"}});
    svg.text("title", {}, description);
}

std::string description_of(std::string_view title, const std::optional<Amount>& value, std::string_view share, const Chart& chart,
                           const Words& words) {
    std::string text(title);
    text += text.empty() ? "" : " ";
    text += value ? amount_with_unit(*value, chart.unit, words) : "—";
    if (!share.empty()) text.append(" ").append(share);
    return text;
}

double draw_legend(Svg& svg, const Chart& chart, const DrawMark& draw_mark) {
    constexpr double title_x = mark_width + 6;
    constexpr double gap = 20;
    double x = 0;
    double y = 0;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const std::string title = shortened(chart.series[i].title, (sheet_width - title_x) / label_size);
        const double width = title_x + width_of(title, label_size);
        if (x > 0 && x + width > sheet_width) {
            x = 0;
            y += line_height + 4;
        }
        open_part(svg, chart.series[i].title);
        draw_mark(svg, i, x, y + 3);
        write_text(svg, x + title_x, y + 15, title, {});
        svg.close();
        x += width + gap;
    }
    return y + line_height + 14;
}

void draw_swatch(Svg& svg, std::string_view chart_id, std::size_t series, double x, double y, double width) {
    const auto [name, color] = series_look(series);
    svg.empty("rect", {{"class", name},
                       {"color", color},
                       {"x", x + 0.5},
                       {"y", y + 0.5},
                       {"width", width - 1},
                       {"height", 13},
                       {"fill", patterned_fill(chart_id, series)},
                       {"stroke", "currentColor"}});
}

void draw_zero_line(Svg& svg, double x, double top, double bottom) {
    svg.empty("line", {{"class", "zero-line"}, {"x1", x}, {"y1", top}, {"x2", x}, {"y2", bottom}, {"stroke", "#1f2328"}});
}

}  // namespace sitegen

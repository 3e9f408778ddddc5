#include "chart/drawing.hpp"

#include <algorithm>

#include "chart/palette.hpp"
#include "chart/parts.hpp"
#include "chart/text_width.hpp"
#include "chart/wording.hpp"

namespace sitegen {

namespace {

struct RoleLook {
    std::string_view name;
    std::string_view color;
};

// Labels have the look of the whole sheet.
RoleLook look_of(TextRole role) {
    switch (role) {
        case TextRole::note:
            return {"note", "#57606a"};
        case TextRole::on_series:
            return {"on-series", "#fff"};
        case TextRole::label:
            break;
    }
    return {};
}

std::string size_of(const TextStyle& style) { return style.size == label_size ? "" : coordinate(style.size); }

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
    svg.text("text",
             {{"class", name},
              {"x", x},
              {"y", y},
              {"font-size", size_of(style)},
              {"text-anchor", name_of(style.anchor)},
              {"fill", color}},
             text);
}

double width_of(std::string_view text, double size) { return text_width(text) * size; }

void Layers::write_text(double x, double y, std::string_view text, const TextStyle& style, std::string_view title) {
    if (text.empty()) return;
    auto texts = std::find_if(texts_.begin(), texts_.end(), [&](const Texts& candidate) { return candidate.style == style; });
    if (texts == texts_.end()) texts = texts_.insert(texts, {style, {}});
    texts->svg.text("text", {{"x", x}, {"y", y}}, text, title);
}

void Layers::write_lines(double x, double y, std::string_view text, const std::vector<std::string>& lines, double step,
                         const TextStyle& style) {
    for (const std::string& line : lines) {
        const bool is_cut = &line == &lines.back() && line.ends_with(ellipsis) && !text.ends_with(ellipsis);
        write_text(x, y, line, style, is_cut ? text : std::string_view());
        y += step;
    }
}

void Layers::append_to(Svg& svg) const {
    for (std::size_t series = 0; series < areas_.size(); ++series) {
        if (areas_[series].is_empty()) continue;
        const auto [name, color] = series_look(series);
        const bool is_plain = fill_ == AreaFill::plain;
        svg.open("g", {{"class", name}, {"color", color}, {"fill", is_plain ? "currentColor" : patterned_fill(chart_id_, series)}});
        svg.append(areas_[series]);
        svg.close();
    }
    for (const auto& [style, texts] : texts_) {
        if (style == TextStyle{}) {  // the sheet already has this style
            svg.append(texts);
            continue;
        }
        const auto [name, color] = look_of(style.role);
        // A pointer on a text over an area still points at the area, which has a title.
        svg.open("g", {{"class", name},
                       {"font-size", size_of(style)},
                       {"text-anchor", name_of(style.anchor)},
                       {"fill", color},
                       {"pointer-events", style.role == TextRole::on_series ? "none" : ""}});
        svg.append(texts);
        svg.close();
    }
}

std::string description_of(std::string_view title, const std::optional<Amount>& value, std::string_view share, const Chart& chart,
                           const Words& words) {
    std::string text(title);
    text += text.empty() ? "" : " ";
    text += value ? amount_with_unit(*value, chart.unit, words) : "—";
    if (!share.empty()) text.append(" ").append(share);
    return text;
}

double draw_legend(Layers& layers, const Chart& chart, const DrawMark& draw_mark) {
    constexpr double title_x = mark_width + 6;
    constexpr double gap = 20;
    double x = 0;
    double y = 0;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        if (has_no_values(chart.series[i])) continue;  // nothing is drawn for it
        const std::string title = shortened(displayable(chart.series[i].title), (sheet_width - title_x) / label_size);
        const double width = title_x + width_of(title, label_size);
        if (x > 0 && x + width > sheet_width) {
            x = 0;
            y += line_height + 4;
        }
        draw_mark(i, x, y + 3);
        layers.write_lines(x + title_x, y + 15, chart.series[i].title, {title}, 0, {});
        x += width + gap;
    }
    return y + line_height + 14;
}

void draw_swatch(Layers& layers, std::size_t series, double x, double y, double width) {
    layers.areas(series).empty("rect",
                               {{"x", x + 0.5}, {"y", y + 0.5}, {"width", width - 1}, {"height", 13}, {"stroke", "currentColor"}});
}

void draw_rules(Svg& svg, std::string_view name, std::string_view color, std::string_view path) {
    if (!path.empty()) svg.empty("path", {{"class", name}, {"d", path}, {"stroke", color}});
}

void append_zero_line(std::string& path, double x, double top, double bottom) {
    path += 'M';
    append_point(path, x, top);
    path += 'V';
    append_coordinate(path, bottom);
}

void draw_zero_lines(Svg& svg, std::string_view path) { draw_rules(svg, "zero-line", ink, path); }

}  // namespace sitegen

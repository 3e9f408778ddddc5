// Horizontal bars. The name and the value are above the bar, so that long Chinese names have enough width.
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

constexpr double bar_height = 12;
constexpr double bar_step = 18;  // from bar to bar of one category
constexpr double row_gap = 14;

struct Layout {
    Axis axis;
    double value_end = sheet_width;    // right edge of the values
    double label_width = sheet_width;  // width for the names
    std::optional<Amount> whole;       // for the shares; without it none are shown
    bool is_single = true;
    Rounding rounding = Rounding::half_up;
};

std::string value_text(const std::optional<Amount>& value, const Words& words) { return value ? number_text(*value, words) : "—"; }

std::string share_of(const std::optional<Amount>& value, const Layout& layout, const Words& words) {
    return value && layout.whole ? share_text(*value, *layout.whole, layout.rounding, words) : "";
}

Layout layout_of(const Chart& chart, const Words& words, const std::vector<Part>& parts, const std::optional<BarScale>& scale) {
    Layout layout;
    layout.is_single = chart.series.size() == 1 && !scale;
    layout.rounding = chart.rounding;
    if (layout.is_single && chart.total && has_parts_of_a_whole(chart)) {
        const ChartWhole whole = whole_of(chart);
        if (!whole.is_exceeded && !whole.whole.is_zero()) layout.whole = whole.whole;
    }
    double value_width = 0;
    double share_width = 0;
    for (const Part& part : parts) {
        for (const auto& value : part.values) {
            value_width = std::max(value_width, width_of(value_text(value, words), label_size));
            share_width = std::max(share_width, width_of(share_of(value, layout, words), note_size) + 10);
            if (!value) continue;
            layout.axis.low = std::min(layout.axis.low, magnitude(*value));
            layout.axis.high = std::max(layout.axis.high, magnitude(*value));
        }
    }
    if (scale) {
        value_width = std::max(value_width, scale->value_width);
        layout.axis.low = std::min(layout.axis.low, scale->low);
        layout.axis.high = std::max(layout.axis.high, scale->high);
    }
    if (layout.whole) layout.value_end -= share_width;
    if (layout.is_single) layout.label_width = layout.value_end - value_width - 12;
    layout.axis.to = layout.is_single ? sheet_width : sheet_width - value_width - 12;
    if (layout.axis.low < 0) {  // leaves room for a thin line on the other side of zero
        layout.axis.from = 2;
        layout.axis.to -= 2;
    }
    return layout;
}

class BarWriter {
  public:
    BarWriter(const Words& words, const Layout& layout, const std::vector<std::size_t>& looks, Layers& layers)
        : words_(words), layout_(layout), looks_(looks), layers_(layers) {}

    // Draws the bars of one category. Returns their height.
    double draw_row(const Part& part, double top) {
        const std::vector<std::string> lines = wrapped(displayable(part.title), layout_.label_width / label_size, 2);
        layers_.write_lines(0, top + 15, part.title, lines, line_height, {});
        double y = top + static_cast<double>(lines.size()) * line_height + 1;
        for (std::size_t i = 0; i < part.values.size(); ++i) {
            const auto& value = part.values[i];
            const double baseline = layout_.is_single ? top + 15 : y + bar_height - 1;
            layers_.write_text(layout_.value_end, baseline, value_text(value, words_), {.anchor = Anchor::end});
            layers_.write_text(sheet_width, baseline, share_of(value, layout_, words_),
                               {.role = TextRole::note, .anchor = Anchor::end, .size = note_size});
            if (value) draw_bar(*value, part.is_other && layout_.is_single ? other_series : looks_.at(i), y);
            y += bar_step;
        }
        if (layout_.is_single && !part.values[0]) y -= bar_step;  // a blank has no bar
        return y - (bar_step - bar_height) + row_gap - top;
    }

    [[nodiscard]] std::string_view zero_lines() const { return zero_lines_; }

  private:
    void draw_bar(const Amount& value, std::size_t look, double y) {
        const double zero = layout_.axis.position(0.0L);
        if (!value.is_zero()) {
            const double length = std::max(1.0, std::abs(layout_.axis.position(value) - zero));
            layers_.areas(look).empty(
                "rect", {{"x", value.is_negative() ? zero - length : zero}, {"y", y}, {"width", length}, {"height", bar_height}});
        }
        // No longer than the bar, because names stand above it.
        if (layout_.axis.low < 0) append_zero_line(zero_lines_, zero, y, y + bar_height);
    }

    const Words& words_;
    const Layout& layout_;
    const std::vector<std::size_t>& looks_;
    Layers& layers_;
    std::string zero_lines_;  // path data
};

}  // namespace

Drawing draw_bars(const Chart& all, const Words& words, const std::optional<BarScale>& scale) {
    const Chart chart = with_few_series(all, words);
    std::vector<Part> parts = largest(parts_of(chart), bar_limit, words);
    if (chart.series.size() == 1) {
        if (std::optional<Part> rest = rest_of(chart, words)) parts.push_back(std::move(*rest));
    }
    const Layout layout = layout_of(chart, words, parts, scale);
    Drawing drawing;
    const std::vector<std::size_t> looks = looks_of_series(chart);
    define_patterns(drawing.svg, chart.id, looks);
    Layers layers(chart.id, layout.is_single ? AreaFill::plain : AreaFill::patterned);
    if (!layout.is_single) {
        drawing.height = draw_legend(layers, chart,
                                     [&](std::size_t series, double x, double y) { draw_swatch(layers, looks.at(series), x, y); });
    }
    BarWriter bars(words, layout, looks, layers);
    for (const Part& part : parts) drawing.height += bars.draw_row(part, drawing.height);
    layers.append_to(drawing.svg);
    draw_zero_lines(drawing.svg, bars.zero_lines());
    drawing.height -= row_gap;
    return drawing;
}

}  // namespace sitegen

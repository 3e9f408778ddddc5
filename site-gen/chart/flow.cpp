// A flow (Sankey diagram): the sources of money on the left, its purposes in the middle, its uses on the right. A band is as thick
// as its amount. Names of purposes are inside their nodes. Names of sources and uses are in lists above and below, with the numbers
// of the nodes. So no name covers a band, and no node is identified only by its colour.
#include "chart/flow.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "chart/drawing.hpp"
#include "chart/flow_layout.hpp"
#include "chart/palette.hpp"
#include "chart/parts.hpp"
#include "chart/scale.hpp"
#include "chart/text_width.hpp"
#include "chart/wording.hpp"

namespace sitegen {

namespace {

constexpr double band_opacity = 0.6;

std::string band_path(double left, double left_top, double right, double right_top, double thickness) {
    const double middle = (left + right) / 2;
    std::string path = "M";
    const auto append = [&](char command, std::initializer_list<std::pair<double, double>> points) {
        path += command;
        for (const auto& [x, y] : points) {
            if (path.back() != command) path += ' ';
            append_point(path, x, y);
        }
    };
    append_point(path, left, left_top);
    append('C', {{middle, left_top}, {middle, right_top}, {right, right_top}});
    append('L', {{right, right_top + thickness}});
    append('C', {{middle, right_top + thickness}, {middle, left_top + thickness}, {left, left_top + thickness}});
    path += 'Z';
    return path;
}

class FlowWriter {
  public:
    FlowWriter(const Chart& chart, const Words& words, const Flow& flow, FlowLayout& layout, Svg& svg, Layers& layers)
        : chart_(chart), words_(words), flow_(flow), layout_(layout), svg_(svg), layers_(layers) {}

    void draw() {
        draw_nodes();
        draw_bands();
        draw_ends();
    }

  private:
    void draw_nodes() {
        for (const FlowNode& node : layout_.nodes) {
            svg_.empty("rect", {{"x", node_left},
                                {"y", node.top},
                                {"width", layout_.node_end - node_left},
                                {"height", node.height},
                                {"fill-opacity", "0.06"}});
            if (node.in.height > 0) draw_node_bar(node_left, node.in);
            if (node.out.height > 0) draw_node_bar(layout_.node_end - node_bar, node.out);
            write_node(node);
        }
    }

    void draw_node_bar(double x, const FlowBar& bar) {
        svg_.empty("rect", {{"x", x}, {"y", bar.top}, {"width", node_bar}, {"height", bar.height}});
    }

    void write_node(const FlowNode& node) {
        const double x = node_left + node_bar + node_padding;
        const double width = layout_.node_end - node_bar - node_padding - x;
        const auto line_count = static_cast<double>(node.name.size() + node.amounts.size());
        double y = node.top + (node.height - line_count * name_step) / 2 + 13;
        layers_.write_lines(x, y, node.row->title, node.name, name_step, {.size = name_size});
        y += static_cast<double>(node.name.size()) * name_step;
        for (const std::string& amount : node.amounts) {
            // A number is never cut. A very long one is written smaller.
            layers_.write_text(x, y, amount,
                               {.role = TextRole::note, .size = std::min<double>(note_size, width / text_width(amount))});
            y += name_step;
        }
    }

    void draw_bands() {
        for (FlowNode& node : layout_.nodes) {
            for (std::size_t i = 0; i < layout_.sources.size(); ++i)
                draw_band(flow_.sources[i], *node.row, node.row->from[i], layout_.sources[i], node.in, number_room + end_width,
                          node_left);
            for (std::size_t i = 0; i < layout_.uses.size(); ++i)
                draw_band(flow_.uses[i], *node.row, node.row->to[i], node.out, layout_.uses[i], layout_.node_end,
                          sheet_width - number_room - end_width);
        }
    }

    void draw_band(const FlowEnd& end, const FlowRow& row, const std::optional<Amount>& amount, FlowBar& from, FlowBar& to,
                   double left, double right) {
        if (!amount) return;
        const double thickness = layout_.thickness(amount);
        const bool is_source = left < node_left;
        const std::string title = is_source ? end.title + " → " + row.title : row.title + " → " + end.title;
        layers_.areas(end.look).empty(
            "path", {{"d", band_path(left, from.next, right, to.next, thickness)}, {"fill-opacity", band_opacity}},
            description_of(title, amount, "", chart_, words_));
        from.next += thickness;
        to.next += thickness;
    }

    void draw_ends() {
        std::size_t number = 0;
        const auto draw = [&](const std::vector<FlowEnd>& ends, const std::vector<FlowBar>& bars, double x, double number_x,
                              Anchor anchor) {
            for (std::size_t i = 0; i < ends.size(); ++i) {
                layers_.areas(ends[i].look)
                    .empty("rect", {{"x", x}, {"y", bars[i].top}, {"width", end_width}, {"height", bars[i].height}});
                layers_.write_text(number_x, bars[i].top + bars[i].height / 2 + 4.5, std::to_string(++number),
                                   {.anchor = anchor, .size = name_size});
            }
        };
        draw(flow_.sources, layout_.sources, number_room, number_room - 6, Anchor::end);
        draw(flow_.uses, layout_.uses, sheet_width - number_room - end_width, sheet_width - number_room + 6, Anchor::start);
    }

    const Chart& chart_;
    const Words& words_;
    const Flow& flow_;
    FlowLayout& layout_;
    Svg& svg_;
    Layers& layers_;
};

// Draws the ends of one side with their numbers, marks, sums and shares. Returns the height.
class EndList {
  public:
    EndList(const Chart& chart, const Words& words, Layers& layers) : chart_(chart), words_(words), layers_(layers) {}

    double draw(const std::vector<FlowEnd>& ends, const std::string& heading, const Amount& whole, double top) {
        if (ends.empty()) return 0;
        layers_.write_text(0, top + 13, shortened(displayable(heading), sheet_width / note_size),
                           {.role = TextRole::note, .size = note_size});
        double share_width = 0;
        double y = top + 22;
        for (const FlowEnd& end : ends) share_width = std::max(share_width, width_of(share_of(end, whole), note_size));
        const double value_end = sheet_width - share_width - (share_width > 0 ? 12 : 0);
        for (const FlowEnd& end : ends) y += draw_end(end, whole, value_end, y);
        return y + 10 - top;
    }

  private:
    [[nodiscard]] std::string share_of(const FlowEnd& end, const Amount& whole) const {
        return end.sum ? share_text(*end.sum, whole, chart_.rounding, words_) : "";
    }

    double draw_end(const FlowEnd& end, const Amount& whole, double value_end, double y) {
        constexpr double name_x = number_room + mark_width + 8;
        const std::string value = end.sum ? number_text(*end.sum, words_) : "—";
        const double width = value_end - width_of(value, label_size) - 12 - name_x;
        const std::vector<std::string> lines = wrapped(displayable(end.title), width / label_size, 2);
        layers_.write_text(number_room - 6, y + 15, std::to_string(++number_), {.anchor = Anchor::end, .size = name_size});
        draw_swatch(layers_, end.look, number_room, y + 3);
        layers_.write_lines(name_x, y + 15, end.title, lines, line_height, {});
        layers_.write_text(value_end, y + 15, value, {.anchor = Anchor::end});
        layers_.write_text(sheet_width, y + 15, share_of(end, whole),
                           {.role = TextRole::note, .anchor = Anchor::end, .size = note_size});
        return static_cast<double>(lines.size()) * line_height + 4;
    }

    const Chart& chart_;
    const Words& words_;
    Layers& layers_;
    std::size_t number_ = 0;
};

std::vector<std::size_t> looks_in(const Flow& flow) {
    std::vector<std::size_t> looks;
    for (const auto* ends : {&flow.sources, &flow.uses}) {
        for (const FlowEnd& end : *ends) looks.push_back(end.look);
    }
    return looks;
}

}  // namespace

Drawing draw_flow(const Chart& chart, const Words& words) {
    const Flow flow = flow_of(chart, words);
    Drawing drawing;
    Svg& svg = drawing.svg;
    define_patterns(svg, chart.id, looks_in(flow));
    Layers layers(chart.id, AreaFill::patterned);
    if (flow.rows.empty()) {
        layers.write_text(sheet_width / 2, 41, words.at("chart-flow-none"), {.role = TextRole::note, .anchor = Anchor::middle});
        drawing.height = 72;
    } else {
        EndList ends(chart, words, layers);
        const double top = ends.draw(flow.sources, words.at("chart-flow-sources"), flow.in, 0);
        FlowLayout layout = layout_of(flow, words, top);
        FlowWriter(chart, words, flow, layout, svg, layers).draw();
        drawing.height = layout.bottom + 14;
        drawing.height += ends.draw(flow.uses, words.at("chart-flow-uses"), flow.out, drawing.height);
    }
    layers.append_to(svg);
    return drawing;
}

Drawing draw_flow_as_bars(const Chart& chart, const Words& words) {
    Drawing drawing;
    BarScale scale;
    for (const auto* ends : {&chart.series, &chart.uses}) {
        for (const ChartSeries& end : *ends) {
            for (const std::optional<Amount>& value : end.values) {
                if (!value) continue;
                scale.low = std::min(scale.low, magnitude(*value));
                scale.high = std::max(scale.high, magnitude(*value));
                scale.value_width = std::max(scale.value_width, width_of(number_text(*value, words), label_size));
            }
        }
    }
    const auto draw = [&](const std::vector<ChartSeries>& ends, std::string_view heading, std::string_view suffix) {
        if (ends.empty()) return;
        Chart side = chart;
        side.id += suffix;
        side.categories.clear();
        side.series = ends;
        for (ChartSeries& end : side.series) end.values.clear();
        for (std::size_t i = 0; i < chart.categories.size(); ++i) {  // rows that only the other side has get no bars here
            const auto has_value = [i](const ChartSeries& end) { return i < end.values.size() && end.values[i]; };
            if (std::none_of(ends.begin(), ends.end(), has_value)) continue;
            side.categories.push_back(chart.categories[i]);
            for (std::size_t s = 0; s < ends.size(); ++s)
                side.series[s].values.push_back(i < ends[s].values.size() ? ends[s].values[i] : std::nullopt);
        }
        if (side.categories.empty()) return;
        const double top = drawing.height > 0 ? drawing.height + 24 : 0;
        write_text(drawing.svg, 0, top + 13, shortened(displayable(heading), sheet_width / note_size),
                   {.role = TextRole::note, .size = note_size});
        const Drawing bars = draw_bars(side, words, scale);
        drawing.svg.open("g", {{"transform", "translate(0 " + coordinate(top + 26) + ")"}});
        drawing.svg.append(bars.svg);
        drawing.svg.close();
        drawing.height = top + 26 + bars.height;
    };
    draw(chart.series, words.at("chart-flow-sources"), "");
    draw(chart.uses, words.at("chart-flow-uses"), "-uses");
    return drawing;
}

}  // namespace sitegen

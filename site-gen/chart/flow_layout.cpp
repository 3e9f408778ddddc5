#include "chart/flow_layout.hpp"

#include <algorithm>

#include "chart/scale.hpp"
#include "chart/text_width.hpp"
#include "chart/wording.hpp"

namespace sitegen {

namespace {

constexpr double bars_height = 280;  // of everything that flows on one side, without enlarged bars
constexpr double thinnest = 1;
constexpr double end_gap = 16;
constexpr double least_end = 16;  // room for its number
constexpr double node_right = sheet_width - node_left;
constexpr double node_gap = 7;

using Amounts = std::vector<std::optional<Amount>>;

long double size_of(const std::vector<FlowRow>& rows, Amounts FlowRow::*side) {
    long double size = 0;
    for (const FlowRow& row : rows) {
        for (const auto& amount : row.*side) size += amount ? magnitude(*amount) : 0;
    }
    return size;
}

std::vector<std::string> amounts_of(const FlowRow& row, const Words& words) {
    const auto text = [&](const std::optional<Amount>& amount) { return amount ? number_text(*amount, words) : std::string("—"); };
    if (!row.differs) return {text(row.in ? row.in : row.out)};
    return {words.phrase("chart-flow-row-in", {{"value", text(row.in)}}),
            words.phrase("chart-flow-row-out", {{"value", text(row.out)}})};
}

FlowNode node_of(const FlowRow& row, const Words& words, const FlowLayout& layout) {
    FlowNode node;
    node.row = &row;
    const double width = layout.node_end - node_left - 2 * (node_bar + node_padding);
    node.name = wrapped(displayable(row.title), width / name_size, 2);
    node.amounts = amounts_of(row, words);
    for (const auto& amount : row.from) node.in.height += layout.thickness(amount);
    for (const auto& amount : row.to) node.out.height += layout.thickness(amount);
    const auto line_count = static_cast<double>(node.name.size() + node.amounts.size());
    node.height = std::max({line_count * name_step + 8, node.in.height, node.out.height});
    return node;
}

void place_nodes(FlowLayout& layout) {
    double y = layout.top;
    for (FlowNode& node : layout.nodes) {
        node.top = y;
        node.in.place(y + (node.height - node.in.height) / 2);
        node.out.place(y + (node.height - node.out.height) / 2);
        y += node.height + node_gap;
    }
    layout.bottom = y - node_gap;
}

// The ends of one side in their order. Each is as near to the middle of its connected nodes as the others allow.
std::vector<FlowBar> ends_of(const FlowLayout& layout, std::size_t count, Amounts FlowRow::*side) {
    std::vector<FlowBar> ends(count);
    double room = -end_gap;
    for (std::size_t i = 0; i < count; ++i) {
        double center = 0;
        for (const FlowNode& node : layout.nodes) {
            const double thickness = layout.thickness((node.row->*side)[i]);
            ends[i].height += thickness;
            center += thickness * (node.top + node.height / 2);
        }
        ends[i].top = ends[i].height > 0 ? center / ends[i].height - ends[i].height / 2 : 0;
        room += std::max(ends[i].height, least_end) + end_gap;
    }
    double least = layout.top;
    for (FlowBar& end : ends) {
        end.top = std::max(end.top, least);
        least = end.top + std::max(end.height, least_end) + end_gap;
    }
    double most = std::max(layout.bottom, layout.top + room) + end_gap;
    for (auto end = ends.rbegin(); end != ends.rend(); ++end) {
        end->place(std::min(end->top, most - end_gap - std::max(end->height, least_end)));
        most = end->top;
    }
    return ends;
}

}  // namespace

double FlowLayout::thickness(const std::optional<Amount>& amount) const {
    return amount ? std::max(thinnest, static_cast<double>(magnitude(*amount) * unit)) : 0;
}

FlowLayout layout_of(const Flow& flow, const Words& words, double top) {
    FlowLayout layout;
    layout.top = top;
    layout.unit = bars_height / std::max(size_of(flow.rows, &FlowRow::from), size_of(flow.rows, &FlowRow::to));
    if (!flow.uses.empty()) layout.node_end = node_right;
    for (const FlowRow& row : flow.rows) layout.nodes.push_back(node_of(row, words, layout));
    place_nodes(layout);
    layout.sources = ends_of(layout, flow.sources.size(), &FlowRow::from);
    layout.uses = ends_of(layout, flow.uses.size(), &FlowRow::to);
    for (const auto* ends : {&layout.sources, &layout.uses}) {
        if (!ends->empty()) layout.bottom = std::max(layout.bottom, ends->back().top + std::max(ends->back().height, least_end));
    }
    return layout;
}

}  // namespace sitegen

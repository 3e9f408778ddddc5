// The positions of a flow's nodes on the sheet.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/drawing.hpp"
#include "chart/flow_parts.hpp"

namespace sitegen {

// Sizes, from the edge inwards: an end and its number, then the bands, then the nodes in the middle.
inline constexpr double end_width = 12;
inline constexpr double number_room = 22;
inline constexpr double node_bar = 6;
inline constexpr double node_left = 129;
inline constexpr double node_padding = 7;
inline constexpr double name_size = 14;
inline constexpr double name_step = 17;

// One side of the flow, or one end of it, on the sheet. Its next band begins at `next`.
struct FlowBar {
    double top = 0;
    double height = 0;
    double next = 0;

    void place(double at) { top = next = at; }
};

struct FlowNode {
    const FlowRow* row = nullptr;
    std::vector<std::string> name;
    std::vector<std::string> amounts;  // one line; two lines if the inflow differs from the outflow
    double top = 0;
    double height = 0;
    FlowBar in;
    FlowBar out;
};

struct FlowLayout {
    long double unit = 0;  // the height of an amount of 1
    std::vector<FlowBar> sources;
    std::vector<FlowNode> nodes;
    std::vector<FlowBar> uses;
    double node_end = sheet_width;  // the right edge of the nodes; without uses, the right edge of the sheet
    double top = 0;
    double bottom = 0;

    // At least so thick that it can be seen.
    [[nodiscard]] double thickness(const std::optional<Amount>& amount) const;
};

// top: where the diagram begins. The layout refers to the flow, which must outlive it.
[[nodiscard]] FlowLayout layout_of(const Flow& flow, const Words& words, double top);

}  // namespace sitegen

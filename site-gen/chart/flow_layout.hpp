// Where the nodes of a flow stand on its sheet.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "chart/drawing.hpp"
#include "chart/flow_parts.hpp"

namespace sitegen {

// From the edge inwards: the number of an end and the end; then bands; then the nodes of the middle.
inline constexpr double end_width = 12;
inline constexpr double number_room = 22;
inline constexpr double node_bar = 6;
inline constexpr double node_left = 129;
inline constexpr double node_padding = 7;
inline constexpr double name_size = 14;
inline constexpr double name_step = 17;

// One side of the flow, or one end of it, as it stands on the sheet: `next` is where its next band begins.
struct FlowBar {
    double top = 0;
    double height = 0;
    double next = 0;

    void place(double at) { top = next = at; }
};

struct FlowNode {
    const FlowRow* row = nullptr;
    std::vector<std::string> name;
    std::vector<std::string> amounts;  // one line, or two where what comes in is not what goes on
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
    double node_end = sheet_width;  // the nodes' right edge, which is that of the sheet where there are no uses
    double top = 0;
    double bottom = 0;

    // Never so thin that it could not be seen.
    [[nodiscard]] double thickness(const std::optional<Amount>& amount) const;
};

// top: where the diagram begins. The layout refers to the flow.
[[nodiscard]] FlowLayout layout_of(const Flow& flow, const Words& words, double top);

}  // namespace sitegen

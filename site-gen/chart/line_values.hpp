// Writes values beside the dots of a line, as far as there is room.
#pragma once

#include <cstddef>
#include <vector>

#include "chart/line_plot.hpp"

namespace sitegen {

inline constexpr double value_size = 14;
// The area of a text, with some space around it.
struct LabelBox {
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
};

inline constexpr std::size_t many_dots = 120;  // too many to tell apart; then only unconnected dots are drawn

// uprights: the positions of vertical lines, which values avoid if they can. Returns where the values stand.
std::vector<LabelBox> draw_values(Layers& layers, const std::vector<Dot>& dots, const std::vector<double>& uprights, double top,
                                  double bottom);

}  // namespace sitegen

// The values written beside the dots of a line, as far as there is room for them.
#pragma once

#include <cstddef>
#include <vector>

#include "chart/line_plot.hpp"

namespace sitegen {

inline constexpr double value_size = 14;
inline constexpr std::size_t many_dots = 120;  // too many to tell apart: drawn only where no line leads to them

// uprights: where lines stand from top to bottom, which values keep clear of where they can.
void draw_values(Layers& layers, const std::vector<Dot>& dots, const std::vector<double>& uprights, double top, double bottom);

}  // namespace sitegen

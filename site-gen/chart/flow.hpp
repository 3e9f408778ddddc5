// Summarizes a flow in words.
#pragma once

#include <string>

#include "chart/flow_parts.hpp"

namespace sitegen {

[[nodiscard]] std::string summarize_flow(const Chart& chart, const Words& words);

}  // namespace sitegen

// What a flow says in words: in its summary, and below its drawing.
#pragma once

#include <string>

#include "chart/flow_parts.hpp"

namespace sitegen {

[[nodiscard]] std::string summarize_flow(const Chart& chart, const Words& words);

// The negative amounts, which are not drawn; empty where there are none. Few are named, the others counted.
[[nodiscard]] std::string describe_rest(const Flow& flow, const Chart& chart, const Words& words);

}  // namespace sitegen

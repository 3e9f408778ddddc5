// The unit of amounts, as it is printed above a table.
#pragma once

#include <string>
#include <string_view>

#include "model/standard.hpp"

namespace sitegen {

// The unit of the standard that a text above a table states, as "单位：万元", "Unit: R thousand" and "($ million)" do. Empty if it
// states none.
[[nodiscard]] std::string unit_stated_in(std::string_view text, const Standard& standard);

}  // namespace sitegen

// Scales and a unit that stand together, as one unit of a standard.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/standard.hpp"

namespace sitegen {

// "Tausend €", "€ (thousands)", "thousands of £": scales, a unit, and scales behind it.
struct UnitGroup {
    std::string unit;   // of the standard, without the scales; empty: there are scales alone
    std::string whole;  // the standard's unit of that size; empty: it has none
    bool has_scale = false;
    std::size_t byte_count = 0;  // 0: there is no group
};

// The group at the beginning of a text.
[[nodiscard]] UnitGroup unit_group_at(std::string_view text, const Standard& standard);

}  // namespace sitegen

// The unit of amounts, as it is printed above a table.
#pragma once

#include <string>
#include <string_view>

#include "model/standard.hpp"

namespace sitegen {

struct StatedUnit {
    std::string unit;             // of the standard; empty if none is stated
    std::string undeclared = {};  // the words of a unit that the standard lacks: "€ thousand" if it has only €

    [[nodiscard]] bool is_stated() const { return !unit.empty() || !undeclared.empty(); }
};

// The unit that a text above a table states, as "单位：万元", "Unit: R thousand" and "($ million)" do. A word such as "thousand"
// beside a unit makes another unit of it: the one that the standard declares for that, whatever it is called.
[[nodiscard]] StatedUnit unit_stated_in(std::string_view text, const Standard& standard);

}  // namespace sitegen

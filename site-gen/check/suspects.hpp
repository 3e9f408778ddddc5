// Finds broken checks with a common cell. One wrong cell breaks every sum and every copy that uses it.
#pragma once

#include "model/check_report.hpp"

namespace sitegen {

// If a change of one cell would settle several broken equalities, the remedy of each names that cell and the size of the change.
// Skips acknowledged outcomes.
void name_suspects(CheckReport& report);

}  // namespace sitegen

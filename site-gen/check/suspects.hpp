// Broken checks that meet in one cell: a single slip breaks every sum and every copy that it is in.
#pragma once

#include "model/check_report.hpp"

namespace sitegen {

// Tells, in the remedy of each, which one cell would settle several broken equalities at once, and by how much it would have to
// change. Those that are acknowledged are passed over.
void name_suspects(CheckReport& report);

}  // namespace sitegen

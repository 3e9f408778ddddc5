// Broken checks that meet in one cell: a single slip breaks every sum and every copy that it is in.
#pragma once

#include "model/check_report.hpp"

namespace sitegen {

// Where one cell would settle several broken equalities at once, the remedy of each names the cell and by how much it would have to
// change. Acknowledged ones are passed over.
void name_suspects(CheckReport& report);

}  // namespace sitegen

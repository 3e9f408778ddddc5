// General checks of a single document: the order and the hierarchy of its codes, its sums, and its names.
#pragma once

#include "check/general.hpp"

namespace sitegen {

// Adds the tally and the outcomes of each to the report.
void check_structure(const GeneralCheckInput& input, CheckReport& report);

}  // namespace sitegen

// General checks of a document by itself: the order and the hierarchy of its codes, sums, and names.
#pragma once

#include "check/general.hpp"

namespace sitegen {

// Adds the tally and the outcomes of each to the report.
void check_structure(const GeneralCheckInput& input, CheckReport& report);

}  // namespace sitegen

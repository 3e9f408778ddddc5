// Checks whether the values that each chart of a document adds up are the parts of its whole.
#pragma once

#include "check/general.hpp"

namespace sitegen {

// Adds the tally and the outcomes to the report. If parts contain each other, the standard has a fault. Then there is an outcome,
// but no tally.
void check_charts(const GeneralCheckInput& input, CheckReport& report);

}  // namespace sitegen

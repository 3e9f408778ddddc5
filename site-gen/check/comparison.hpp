// General checks of a document against others: last year, other stages, other departments.
#pragma once

#include "check/general.hpp"

namespace sitegen {

// Adds the tally and the outcomes of each to the report.
void check_comparisons(const GeneralCheckInput& input, CheckReport& report);

}  // namespace sitegen

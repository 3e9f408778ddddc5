// Compares a document with those of the departments that its department contains.
#pragma once

#include "check/general.hpp"

namespace sitegen {

// Adds the tally and the outcomes to the report.
void check_containment(const GeneralCheckInput& input, CheckReport& report);

}  // namespace sitegen

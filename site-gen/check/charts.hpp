// The charts of a document: whether what each adds up are the parts of its whole.
#pragma once

#include "check/general.hpp"

namespace sitegen {

// Adds the tally and the outcomes to the report. Parts that contain one another are a fault of the standard: an outcome without a
// tally.
void check_charts(const GeneralCheckInput& input, CheckReport& report);

}  // namespace sitegen

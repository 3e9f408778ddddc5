// Amounts that are a power of ten from what they are compared with: a decimal point may have moved, or a unit be wrong.
#pragma once

#include "check/general.hpp"

namespace sitegen {

// The same cell in two tables of the document, and in the documents of last year and of other stages.
void check_magnitudes(const GeneralCheckInput& input, CheckReport& report);

}  // namespace sitegen

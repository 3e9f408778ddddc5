// Finds amounts that differ by a power of ten from what they are compared with. A decimal point may have moved, or a unit may be
// wrong.
#pragma once

#include "check/general.hpp"

namespace sitegen {

// Compares a cell with the same cell in another table of the document, and in the documents of last year and of other stages.
void check_magnitudes(const GeneralCheckInput& input, CheckReport& report);

}  // namespace sitegen

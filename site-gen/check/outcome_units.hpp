// The units of what the checks have compared, where it is not money.
#pragma once

#include "model/check_report.hpp"
#include "model/document.hpp"

namespace sitegen {

// Gives each outcome with amounts of a counted thing or a rate its unit: posts are not amounts in the document's unit. Outcomes
// that have a unit keep it.
void set_units(const Document& document, CheckReport& report);

}  // namespace sitegen

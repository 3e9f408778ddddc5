// The units of what the checks have compared.
#pragma once

#include "model/check_report.hpp"
#include "model/document.hpp"

namespace sitegen {

// Gives each outcome with amounts its unit: that of a counted thing or a rate, otherwise the document's. A value that only the text
// states has none unless it declares one. Outcomes that have a unit keep it.
void set_units(const Document& document, CheckReport& report);

}  // namespace sitegen

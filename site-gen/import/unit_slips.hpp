// Tables of one document whose totals have the same digits in another place: one of them may be in another unit than it says.
#pragma once

#include "import/imported.hpp"

namespace sitegen {

// Adds a finding for each pair of tables with totals that differ by a power of ten: a thousand or more, or a hundred if they have
// five digits.
void find_unit_slips(const ImportedDocument& document, ImportLog& log);

}  // namespace sitegen

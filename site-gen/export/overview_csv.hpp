// The tables of overviews as CSV.
#pragma once

#include <string>

#include "model/overview.hpp"

namespace sitegen {

// A table of an overview. The header row has the ids of its columns. Codes have a column apart from their names. The cells are
// those of the page, with gaps in words. If the table has footnotes, the last column, `notes`, has all that concern the row, with "
// / " between them.
void append_overview_csv(std::string& out, const OverviewTable& table);

}  // namespace sitegen

// The tables of overviews as CSV.
#pragma once

#include <string>

#include "model/overview.hpp"

namespace sitegen {

// A table of an overview: the ids of its columns, codes apart from their names, then the cells that the page has; gaps in words.
// Where it has footnotes, the last column, `notes`, has all that concern the row, parted by " / ".
void append_overview_csv(std::string& out, const OverviewTable& table);

}  // namespace sitegen

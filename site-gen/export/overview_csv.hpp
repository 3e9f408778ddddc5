// The tables of overviews as CSV.
#pragma once

#include <string>
#include <vector>

#include "export/table_field.hpp"
#include "model/overview.hpp"
#include "text/words.hpp"

namespace sitegen {

// A table of an overview. The header row has the ids of its columns; ids of departments, codes and the like come before their
// names, and names have no remarks. Columns of several years or stages stand below each other: a row of the page has a row for each
// of them, with the year or the stage in columns of their own. What the page says of all of them, such as a change, is in the last.
// `role` tells totals from the items that they add up. The other cells are those of the page; columns of numbers have no words. The
// last column, `notes`, has all footnotes and reasons that concern the row, with " / " between them.
void append_overview_csv(std::string& out, const OverviewTable& table);

// Its columns.
[[nodiscard]] std::vector<TableField> overview_csv_fields(const OverviewTable& table, const Words& words);

}  // namespace sitegen

// What a document states without a table, as tables: for the file of all its cells.
#pragma once

#include <vector>

#include "model/printed_table.hpp"
#include "text/words.hpp"

namespace sitegen {

// The figures that only its text states, and the money of its performance forms. Ids are those by which the cell language names
// them. A table without rows is left out.
[[nodiscard]] std::vector<PrintedTable> print_stated(const Document& document, const Words& words);

}  // namespace sitegen

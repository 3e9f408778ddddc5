// The lists of a document beside its tables, as tables with one side: performance targets and notes.
#pragma once

#include <string>
#include <vector>

#include "model/document.hpp"
#include "model/printed_table.hpp"
#include "text/words.hpp"

namespace sitegen {

// The money of the performance forms: a row for each fund and period. state: "amount", or why there is none.
[[nodiscard]] PrintedTable print_funds(const Document& document, const Words& words);

// The indicators of the performance forms: a column for each level and period. If any of them has numbers, there are columns for
// these, too.
[[nodiscard]] PrintedTable print_indicators(const Document& document, const Words& words);

// Every note on the document, even those on its year and department, which no table has. about: year, department, document, table,
// row or cell; rows by their ids. site, department: the texts of such notes, which are copied.
[[nodiscard]] PrintedTable print_notes(const Document& document, const std::vector<std::string>& site,
                                       const std::vector<std::string>& department, const Words& words);

}  // namespace sitegen

// Table → PrintedTable.
#pragma once

#include "model/content.hpp"
#include "model/printed_table.hpp"
#include "text/words.hpp"

namespace sitegen {

// Its columns are the side's title if the table has two sides, its codes, names and amounts, and notes if there are any.
[[nodiscard]] PrintedTable print_table(const Table& table, const Document& document, const Department& department,
                                       const Words& words);

}  // namespace sitegen

// What an import says of columns: those of a source that are no columns of the table, and those of the table that a source lacks.
#pragma once

#include <vector>

#include "import/find_tables.hpp"
#include "import/read_rows.hpp"

namespace sitegen {

// parts: of one table, at least one. Writes to the context's log.
void report_columns(const std::vector<const FoundTable*>& parts, const RowContext& context);

}  // namespace sitegen

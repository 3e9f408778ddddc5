// The [overview] of a standard.
#pragma once

#include "load/table_reader.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Reads [overview] into a standard whose tables and figures are loaded.
void load_overview(TableReader& reader, Standard& standard);

}  // namespace sitegen

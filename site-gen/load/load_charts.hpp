// The charts that a standard declares.
#pragma once

#include "load/table_reader.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Adds the [[chart]] declarations, even those with faults, to the standard. Its tables are already loaded.
void load_charts(TableReader& reader, Standard& standard);

}  // namespace sitegen

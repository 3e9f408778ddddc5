// The charts that a standard declares.
#pragma once

#include "load/table_reader.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Adds the [[chart]] declarations to the standard, whose tables are loaded; those with faults, too.
void load_charts(TableReader& reader, Standard& standard);

}  // namespace sitegen

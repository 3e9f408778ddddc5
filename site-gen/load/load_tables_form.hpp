// The [[table]] declarations of a standard.
#pragma once

#include "load/table_reader.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Adds the tables to the standard, whose classifications are loaded.
void load_table_forms(TableReader& reader, Standard& standard);

}  // namespace sitegen

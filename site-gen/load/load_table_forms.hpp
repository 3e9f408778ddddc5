// The [[table]] declarations of a standard.
#pragma once

#include <string>
#include <vector>

#include "load/table_reader.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Adds the tables to the standard. Its classifications are already loaded. declared: the ids of the classifications, including
// those that could not be read. A table with a faulty declaration is kept without sides: its name is known, and nothing that refers
// to it is reported.
void load_table_forms(TableReader& reader, const std::vector<std::string>& declared, Standard& standard);

}  // namespace sitegen

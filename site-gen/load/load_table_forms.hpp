// The [[table]] declarations of a standard.
#pragma once

#include <string>
#include <vector>

#include "load/table_reader.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Adds the tables to the standard, whose classifications are loaded. declared: the ids of these, with those that could not be
// read. A table whose declaration has faults has no sides afterwards: it is known by name, but nothing is held against it.
void load_table_forms(TableReader& reader, const std::vector<std::string>& declared, Standard& standard);

}  // namespace sitegen

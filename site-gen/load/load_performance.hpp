// The performance-target forms of a document.
#pragma once

#include "load/table_reader.hpp"
#include "model/document.hpp"

namespace sitegen {

// Adds the [[performance]] forms of one file to the document. Its tables are already loaded.
void load_performance(TableReader& file, Document& document);

}  // namespace sitegen

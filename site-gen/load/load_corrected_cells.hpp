// What the publications before each correction of a document had.
#pragma once

#include "load/table_reader.hpp"
#include "model/document.hpp"

namespace sitegen {

// Reads "changes" and "added" of each [[version]]. document: its tables and versions are loaded.
void load_corrected_cells(TableReader& reader, Document& document);

}  // namespace sitegen

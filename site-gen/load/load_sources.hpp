// Where a document and its tables come from, and what has happened to the document since it was published.
#pragma once

#include "load/table_reader.hpp"
#include "model/document.hpp"

namespace sitegen {

// Reads [source], [sources.<id>] and [[version]] of document.toml.
void load_sources(TableReader& reader, Document& document);

// Reads "source" and "source-page" or "source-pages" of a table. document: its sources are loaded.
void load_table_source(TableReader& block, const Document& document, Table& table);

// Reads "source-cells" of a table, or of one side of it: what an import has written.
void load_source_cells(TableReader& block, Table& table);

}  // namespace sitegen

// Where a document and its tables are from, and what has become of it since it was published.
#pragma once

#include "load/table_reader.hpp"
#include "model/document.hpp"

namespace sitegen {

// [source], [sources.<id>] and [[version]] of document.toml.
void load_sources(TableReader& reader, Document& document);

// "source" and "source-page" or "source-pages" of a table. document: with its sources.
void load_table_source(TableReader& block, const Document& document, Table& table);

}  // namespace sitegen

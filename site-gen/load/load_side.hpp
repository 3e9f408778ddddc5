// The rows of one side of a document's table.
#pragma once

#include <cstddef>
#include <string>

#include "load/table_reader.hpp"
#include "model/document.hpp"

namespace sitegen {

struct LoadedSide {
    Side side;
    std::size_t harmless_count = 0;  // findings that leave its rows complete
};

// Reads the "columns" and "rows" of a block. table: the table's id, for findings. The document's standard, year, stage and codes
// must be set. The texts of cells are added to the document's own texts.
[[nodiscard]] LoadedSide load_side(const SideForm& form, const std::string& table, TableReader& block, Document& document,
                                   Findings& findings);

}  // namespace sitegen

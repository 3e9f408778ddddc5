// The rows of one side of a document's table.
#pragma once

#include <cstddef>
#include <string>

#include "load/table_reader.hpp"
#include "model/document.hpp"

namespace sitegen {

struct LoadedSide {
    Side side;
    std::size_t harmless_count = 0;  // findings in spite of which its rows are whole
};

// block: with "columns" and "rows"; table: its id, for findings. The document's standard, year, stage and codes are known; texts of
// cells are added to its own.
[[nodiscard]] LoadedSide load_side(const SideForm& form, const std::string& table, TableReader& block, Document& document,
                                   Findings& findings);

}  // namespace sitegen

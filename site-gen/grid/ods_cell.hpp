// A cell of an OpenDocument spreadsheet.
#pragma once

#include <string>

#include "grid/ods_styles.hpp"
#include "grid/sheet_builder.hpp"
#include "grid/xml_part.hpp"

namespace sitegen {

struct OdsCell {
    GridCell cell;             // its format is not in it yet
    std::string style;         // empty: that of its row or column
    std::size_t repeated = 1;  // so many cells beside each other are alike
    std::size_t columns_spanned = 1;
    std::size_t rows_spanned = 1;
    bool has_odd_value = false;  // its value is not of the kind that it says; it was read as text
};

[[nodiscard]] OdsCell read_ods_cell(pugi::xml_node element);

// Adds what the format of a cell says about its number.
void apply_format(GridCell& cell, const CellFormat& format);

}  // namespace sitegen

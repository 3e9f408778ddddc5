// The unit of an expression's cells if they are not money.
#pragma once

#include <string>

#include "model/expression.hpp"
#include "model/standard.hpp"

namespace sitegen {

// The column that a reference to a table's cells names. Nothing if it names no column or all columns.
[[nodiscard]] const ColumnForm* find_column(const CellReference& reference, const Standard& standard);

// The side that a reference to cells of a column is to; nothing where it names none or all.
[[nodiscard]] const SideForm* find_side(const CellReference& reference, const Standard& standard);

// The common unit of all cells that the expression names: that of a column of counts or rates, or of a statement. It is empty if
// the counted things have no name. Returns nothing if a cell is money, or if the cells count different things.
[[nodiscard]] const std::string* counted_unit(const Expression& expression, const Standard& standard);
[[nodiscard]] const std::string* counted_unit(const CellReference& reference, const Standard& standard);

}  // namespace sitegen

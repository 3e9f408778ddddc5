// What the cells of an expression count, where that is no money.
#pragma once

#include <string>

#include "model/expression.hpp"
#include "model/standard.hpp"

namespace sitegen {

// The column that a reference to a table's cells names; nothing where it names none or all.
[[nodiscard]] const ColumnForm* find_column(const CellReference& reference, const Standard& standard);

// The side that a reference to cells of a column is to; nothing where it names none or all.
[[nodiscard]] const SideForm* find_side(const CellReference& reference, const Standard& standard);

// The unit of all cells that the expression names: of a column of counts or rates, or of a statement. It may be empty, where what
// they count has no name. Nothing where one of them is money, or they count different things.
[[nodiscard]] const std::string* counted_unit(const Expression& expression, const Standard& standard);
[[nodiscard]] const std::string* counted_unit(const CellReference& reference, const Standard& standard);

}  // namespace sitegen

// Makes sure that the tables, rows and columns an expression names exist in a standard.
#pragma once

#include "model/expression.hpp"
#include "model/finding.hpp"
#include "model/standard.hpp"

namespace sitegen {

// A finding with the nearest name for each unknown one. Codes are looked up in their classification; ids of named rows are the
// documents' own and pass.
void resolve_names(const CellReference& reference, const Standard& standard, Findings& findings);
void resolve_names(const Expression& expression, const Standard& standard, Findings& findings);

// The side of a table that has the column; the first side for an empty column; nothing where no side has it.
[[nodiscard]] const SideForm* find_side(const TableForm& table, std::string_view column);

}  // namespace sitegen

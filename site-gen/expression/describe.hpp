// Writes expressions as text, for messages and pages.
#pragma once

#include <string>
#include <vector>

#include "expression/evaluate.hpp"
#include "model/expression.hpp"

namespace sitegen {

// The expression as an author may write it, with the row and column of the binding.
[[nodiscard]] std::string describe(const Expression& expression, const Binding& binding);

[[nodiscard]] const char* symbol_of(Comparison::Relation relation);

// A reference of an expression to this document itself, outside of prior() and stage().
struct OwnReference {
    const CellReference* cells = nullptr;
    bool is_bound = false;  // it means one row of many: it selects several rows and is outside of sum() and count()
};

// Adds the expression's own references to `own`. Adds to `bound` every reference that means one row of many, even in prior() and
// stage().
void add_references(const Expression& expression, std::vector<OwnReference>& own, std::vector<const CellReference*>& bound);

// Only the references that mean one row of many.
[[nodiscard]] std::vector<const CellReference*> bound_references(const Expression& expression);

// Each department(…) and departments(…) in the comparison, in order.
[[nodiscard]] std::vector<const Expression*> operands_of(const Comparison& comparison);

}  // namespace sitegen

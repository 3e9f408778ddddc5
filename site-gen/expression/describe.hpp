// Expressions as text, for messages and pages.
#pragma once

#include <string>
#include <vector>

#include "expression/evaluate.hpp"
#include "model/expression.hpp"

namespace sitegen {

// The expression as it may be written, with the row and column that it is bound to.
[[nodiscard]] std::string describe(const Expression& expression, const Binding& binding);

[[nodiscard]] const char* symbol_of(Comparison::Relation relation);

// A reference of an expression to this document at this stage and year: outside of prior() and stage().
struct OwnReference {
    const CellReference* cells = nullptr;
    bool is_bound = false;  // it stands for one row of many: outside of sum() and count(), and of more than one row
};

// Adds them, and every reference that stands for one row of many, in prior() and stage(), too.
void add_references(const Expression& expression, std::vector<OwnReference>& own, std::vector<const CellReference*>& bound);

// The latter alone.
[[nodiscard]] std::vector<const CellReference*> bound_references(const Expression& expression);

// Each department(…) and departments(…) of it, in order.
[[nodiscard]] std::vector<const Expression*> operands_of(const Comparison& comparison);

}  // namespace sitegen

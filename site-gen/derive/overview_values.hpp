// A document's values for the pages across departments: the figures and topics of its standard's overview.
#pragma once

#include "expression/evaluate.hpp"
#include "model/derived.hpp"

namespace sitegen {

// Whether all cells of the expression are of tables that the document does without, as its standard permits.
[[nodiscard]] bool is_of_left_out(const Expression& expression, const Document& document);

// Fills overview and topics of the derived document. evaluator: of the document.
void derive_overview_values(const Document& document, const Evaluator& evaluator, DerivedDocument& derived, Findings& findings);

}  // namespace sitegen

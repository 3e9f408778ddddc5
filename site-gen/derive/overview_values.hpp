// A document's values for the pages across departments: the figures and topics of its standard's overview.
#pragma once

#include "expression/evaluate.hpp"
#include "model/derived.hpp"

namespace sitegen {

// Fills overview and topics of the derived document. evaluator: of the document.
void derive_overview_values(const Document& document, const Evaluator& evaluator, DerivedDocument& derived, Findings& findings);

}  // namespace sitegen

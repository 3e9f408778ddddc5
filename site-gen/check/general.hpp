// The checks that are made of every document, whatever its standard.
#pragma once

#include "expression/evaluate.hpp"
#include "model/check.hpp"
#include "model/document.hpp"

namespace sitegen {

struct GeneralCheckInput {
    const Document& document;
    const RelatedDocuments& related;
    const Evaluator& evaluator;
};

// Adds the tally and the outcomes of each general check to the report.
void make_general_checks(const GeneralCheckInput& input, CheckReport& report);

}  // namespace sitegen

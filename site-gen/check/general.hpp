// The checks that are made of every document, whatever its standard.
#pragma once

#include <string>
#include <vector>

#include "expression/evaluate.hpp"
#include "model/check_report.hpp"
#include "model/document.hpp"

namespace sitegen {

// The rows of one side, and their bare names in the same order.
struct SideNames {
    const Side* side = nullptr;
    std::vector<std::string> names;
};

// standard: that says which words do not tell two names apart.
[[nodiscard]] SideNames bare_names_of(const Side& side, const Standard& standard);

struct GeneralCheckInput {
    const Document& document;
    const RelatedDocuments& related;
    const Evaluator& evaluator;
    std::vector<SideNames> names = {};  // of the document's rows that are named freely; filled in by make_general_checks
};

// Adds the tally and the outcomes of each general check to the report.
void make_general_checks(GeneralCheckInput input, CheckReport& report);

}  // namespace sitegen

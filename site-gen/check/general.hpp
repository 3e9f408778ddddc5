// The checks that every document gets, whatever its standard.
#pragma once

#include <string>
#include <vector>

#include "expression/evaluate.hpp"
#include "model/check_report.hpp"
#include "model/document.hpp"

namespace sitegen {

// The rows of one side, with their bare names in the same order.
struct SideNames {
    const Side* side = nullptr;
    std::vector<std::string> names;
};

// The names without the words that, by the standard, do not distinguish names.
[[nodiscard]] SideNames bare_names_of(const Side& side, const Standard& standard);

struct GeneralCheckInput {
    const Document& document;
    const RelatedDocuments& related;
    const Evaluator& evaluator;
    std::vector<SideNames> names = {};  // for sides with freely chosen row names; filled in by make_general_checks
};

// Adds the tally and the outcomes of each general check to the report.
void make_general_checks(GeneralCheckInput input, CheckReport& report);

}  // namespace sitegen

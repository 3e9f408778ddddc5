// What an outcome of a declared check says: its message and its remedy, and each change of one cell that would settle it.
#pragma once

#include <string_view>
#include <vector>

#include "expression/describe.hpp"
#include "expression/evaluate.hpp"
#include "model/check_report.hpp"

namespace sitegen {

// A declared check that is made in a document.
struct CheckInDocument {
    const CheckForm& form;
    const Evaluator& evaluator;
    std::string_view language;             // of the sentence that the remedy quotes
    const std::vector<OwnReference>& own;  // the cells of the document that the check names
};

// The tables that the check names in its document.
void add_named_tables(const CheckInDocument& check, Outcome& outcome);

// outcome: has its verdict, and what was compared unless that is unknown. Throws AmountOverflow.
void describe_outcome(const CheckInDocument& check, const Measured& left, const Measured& right, const Binding& binding,
                      Outcome& outcome);

}  // namespace sitegen

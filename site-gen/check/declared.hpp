// The checks that a standard and a document declare.
#pragma once

#include "expression/evaluate.hpp"
#include "model/check.hpp"

namespace sitegen {

// Makes one check, for each row and column that it is bound to. Adds its tally and its outcomes to the report. language: of the
// sentence that messages quote.
void make_check(const CheckForm& form, const Evaluator& evaluator, std::string_view language, CheckReport& report);

// Compares two values as the relation wants it: exact, rounding or broken. tolerance: what the check states; nothing: what follows
// from the printed cells. Fills in difference and tolerance.
void compare(const Measured& left, Comparison::Relation relation, const Measured& right, const std::optional<Amount>& tolerance,
             Outcome& outcome);

// The amount, or "blank".
[[nodiscard]] std::string say(const std::optional<Amount>& amount);

}  // namespace sitegen

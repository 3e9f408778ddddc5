// The checks that a standard and a document declare.
#pragma once

#include "expression/evaluate.hpp"
#include "model/check.hpp"

namespace sitegen {

// Makes one check, for each row and column that it is bound to. Adds its tally and its outcomes to the report. language: of the
// sentence that messages quote.
void make_check(const CheckForm& form, const Evaluator& evaluator, std::string_view language, CheckReport& report);

// What two values came to: exact, rounding or broken.
struct Compared {
    Verdict verdict = Verdict::exact;
    Amount difference;  // left less right
    Amount tolerance;
};

// tolerance: what the check states; nothing: what follows from the printed cells.
[[nodiscard]] Compared compare(const Measured& left, Comparison::Relation relation, const Measured& right,
                               const std::optional<Amount>& tolerance);

// The outcome with the two values and what they came to.
void set_compared(Outcome& outcome, const Measured& left, const Measured& right, const Compared& compared);

// The amount, or "blank".
[[nodiscard]] std::string say(const std::optional<Amount>& amount);

}  // namespace sitegen

// Compares two measured values, or a rate with a quotient, within what rounding or a check allows.
#pragma once

#include <optional>
#include <string>

#include "expression/evaluate.hpp"
#include "model/amount.hpp"
#include "model/check_report.hpp"
#include "model/expression.hpp"

namespace sitegen {

// The result of comparing two values: exact, rounding or broken.
struct Compared {
    Verdict verdict = Verdict::exact;
    Amount difference;  // left less right
    Amount tolerance;   // set if the verdict is not exact
};

// Whether the relation holds for a left side that is larger by the difference.
[[nodiscard]] bool holds(Comparison::Relation relation, const Amount& difference);

// tolerance: the one that the check states. Nothing: it follows from the rounding of the printed cells.
[[nodiscard]] Compared compare(const Measured& left, Comparison::Relation relation, const Measured& right,
                               const std::optional<Amount>& tolerance);

// A rate and the quotient that it should be. tolerance: of the rate.
[[nodiscard]] Compared compare_with_quotient(const Measured& rate, const Measured& dividend, const Measured& divisor,
                                             const std::optional<Amount>& tolerance);

// Writes both values and the result into the outcome.
void set_compared(Outcome& outcome, const Measured& left, const Measured& right, const Compared& compared);

// The amount, or "blank".
[[nodiscard]] std::string say(const std::optional<Amount>& amount);

}  // namespace sitegen

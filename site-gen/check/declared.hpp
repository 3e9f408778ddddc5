// Makes the checks that a standard or a document declares.
#pragma once

#include <string_view>
#include <vector>

#include "expression/describe.hpp"
#include "expression/evaluate.hpp"
#include "model/check_report.hpp"

namespace sitegen {

// Memory that one check after another uses, so that it is allocated only once.
struct CheckBuffers {
    struct Condition {
        PreparedExpression left;
        PreparedExpression right;
    };
    std::vector<OwnReference> own;
    std::vector<const CellReference*> bound;
    std::vector<const CellReference*> references;
    std::vector<RowId> rows;
    std::vector<std::string_view> columns;
    PreparedExpression left;
    PreparedExpression right;
    PreparedExpression divisor;  // of a quotient, whose dividend is in `right` and what it is compared with in `left`
    std::vector<Condition> where;
};

// Makes one check for each row and column that it applies to. Adds its tally and its outcomes to the report. language: of the
// sentence that messages quote.
void make_check(const CheckForm& form, const Evaluator& evaluator, std::string_view language, CheckBuffers& buffers,
                CheckReport& report);

// The result of comparing two values: exact, rounding or broken.
struct Compared {
    Verdict verdict = Verdict::exact;
    Amount difference;  // left less right
    Amount tolerance;   // set if the verdict is not exact
};

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

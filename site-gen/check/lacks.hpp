// What a declared check lacks where it gives no comparison.
#pragma once

#include "expression/evaluate.hpp"
#include "model/check_report.hpp"

namespace sitegen {

// Notes what the expression lacks, if this says more than the reason that the tally already has. Throws AmountOverflow.
void find_lack(const Expression& expression, const Evaluator& evaluator, CheckTally& tally);

}  // namespace sitegen

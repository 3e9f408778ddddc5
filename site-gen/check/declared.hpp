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

}  // namespace sitegen

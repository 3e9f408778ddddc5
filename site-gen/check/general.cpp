#include "check/general.hpp"

#include "check/charts.hpp"
#include "check/comparison.hpp"
#include "check/containment.hpp"
#include "check/magnitude.hpp"
#include "check/structure.hpp"
#include "text/utf8.hpp"

namespace sitegen {

SideNames bare_names_of(const Side& side, const Standard& standard) {
    SideNames result{&side, {}};
    result.names.reserve(side.rows.size());
    for (const Row& row : side.rows) result.names.push_back(bare_name(row.names.front(), standard.ignored_words));
    return result;
}

void make_general_checks(GeneralCheckInput input, CheckReport& report) {
    for (const Table& table : input.document.tables) {
        for (const Side& side : table.sides) {
            if (side.form->rows.kind == RowsForm::Kind::named) input.names.push_back(bare_names_of(side, *input.document.standard));
        }
    }
    check_structure(input, report);
    check_magnitudes(input, report);
    check_comparisons(input, report);
    check_containment(input, report);
    check_charts(input, report);
}

}  // namespace sitegen

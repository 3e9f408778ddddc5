#include "check/outcome_units.hpp"

#include <algorithm>

#include "check/recorder.hpp"
#include "expression/common_unit.hpp"

namespace sitegen {

namespace {

const CheckForm* find_check(const Document& document, std::string_view id) {
    const auto own =
        std::find_if(document.checks.begin(), document.checks.end(), [id](const CheckForm& each) { return each.id == id; });
    return own != document.checks.end() ? &*own : document.standard->find_check(id);
}

// General checks compare one cell with another that prints the same, or with what it is made of.
Comparison comparison_of_cell(const Outcome& outcome) {
    Comparison comparison;
    comparison.left = cells_expression({outcome.tables.front(), {RowSelector::Kind::row, outcome.row, 0}, outcome.column, {}});
    return comparison;
}

}  // namespace

void set_units(const Document& document, CheckReport& report) {
    for (Outcome& outcome : report.outcomes) {
        const bool has_amounts = outcome.left || outcome.right;
        if (!outcome.unit.empty() || outcome.tables.empty() || !has_amounts) continue;
        const CheckForm* form = find_check(document, outcome.rule);
        const ComparedCell cell{outcome.row, outcome.column};
        outcome.unit = form != nullptr ? unit_beside_money(form->that, cell, document)
                                       : unit_beside_money(comparison_of_cell(outcome), cell, document);
        const auto is_of_table = [](const std::string& id) { return id != statements_table; };
        const bool is_money = outcome.unit.empty() && std::any_of(outcome.tables.begin(), outcome.tables.end(), is_of_table);
        if (is_money) outcome.unit = document.unit;
    }
}

}  // namespace sitegen

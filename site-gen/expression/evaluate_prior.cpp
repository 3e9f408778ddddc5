// Last year's values: from last year's document, from what this document states about it, or from a column that prints them.
#include <algorithm>

#include "expression/evaluate.hpp"

namespace sitegen {

namespace {

bool name_same_cell(const CellReference& left, const CellReference& right) {
    return left.table == right.table && left.column == right.column && left.rows.kind == RowSelector::Kind::row &&
           right.rows.kind == RowSelector::Kind::row && left.rows.text == right.rows.text;
}

// The place if the amount is a whole number of hundredths of a larger unit of the standard: 1421300 元 are 142.13 万元.
std::optional<int> coarser_place(const Amount& amount, const std::string& unit, const Standard& standard) {
    constexpr int least_step = 4;      // with a factor of only ten or a hundred, this would happen by chance
    constexpr int usual_decimals = 2;  // of amounts in such a unit
    if (amount.is_zero()) return std::nullopt;
    std::optional<int> place;
    for (const auto& [name, power] : standard.units) {
        const int step = power_between(name, unit, standard);
        if (step < least_step || amount.shifted(usual_decimals - step).trimmed().decimals() > 0) continue;
        if (!place || step - usual_decimals < *place) place = step - usual_decimals;
    }
    return place;
}

}  // namespace

const PriorStatement* Evaluator::find_prior(const CellReference& reference) const {
    for (const PriorStatement& prior : document_.priors) {
        if (name_same_cell(prior.cell, reference)) return &prior;
    }
    return nullptr;
}

std::optional<CellReference> Evaluator::printed_prior(const CellReference& reference) const {
    const TableForm* form = document_.standard->find_table(reference.table);
    if (form == nullptr) return std::nullopt;
    for (const SideForm& side : form->sides) {
        for (const ColumnForm& column : side.columns) {
            if (column.prior_of.empty() || column.prior_of != reference.column) continue;
            const Table* table = document_.find_table(reference.table);
            const auto lacks = [&column](const Side& each) { return each.lacks(column.id); };
            if (table != nullptr && std::any_of(table->sides.begin(), table->sides.end(), lacks)) continue;
            CellReference prior = reference;
            prior.column = column.id;
            prior.declared = {};
            return prior;
        }
    }
    return std::nullopt;
}

bool Evaluator::is_restated(const CellReference& printed) const {
    const Table* table = document_.find_table(printed.table);
    return table != nullptr && table->restates(printed.column);
}

std::vector<const Table*> Evaluator::restating_tables(const Expression& expression) const {
    std::vector<const Table*> tables;
    add_restating_tables(expression, tables);
    return tables;
}

void Evaluator::add_restating_tables(const Expression& expression, std::vector<const Table*>& tables) const {
    if (expression.kind == Expression::Kind::cells) {
        const std::optional<CellReference> printed = printed_prior(expression.cells);
        if (!printed || !is_restated(*printed)) return;
        const Table* table = document_.find_table(printed->table);
        if (std::find(tables.begin(), tables.end(), table) == tables.end()) tables.push_back(table);
        return;
    }
    for (const Expression& operand : expression.operands) add_restating_tables(operand, tables);
}

bool Evaluator::reckons_prior(const Expression& expression) const {
    if (related_.last_year != nullptr) return false;
    if (expression.kind == Expression::Kind::cells) {
        const PriorStatement* prior = find_prior(expression.cells);
        return prior != nullptr && prior->is_change;
    }
    return std::any_of(expression.operands.begin(), expression.operands.end(),
                       [this](const Expression& operand) { return reckons_prior(operand); });
}

// If the amount has no decimals although the document prints decimals, it may have been stated in a larger unit. Then that unit's
// place counts.
int Evaluator::last_place_of(const PriorStatement& prior) const {
    if (prior.last_place) return *prior.last_place;
    const int decimals = decimals_of_document();
    if (prior.amount.decimals() == 0 && decimals > 0) {
        const std::optional<int> place = coarser_place(prior.amount, document_.unit, *document_.standard);
        if (place) return *place;
    }
    return -std::max(prior.amount.decimals(), decimals);
}

std::optional<Amount> Evaluator::evaluate_prior(const Expression& expression, const Measured& before) const {
    if (before.missing || !before.value) return std::nullopt;
    const CellReference* cell = related_.last_year == nullptr ? only_cell(expression) : nullptr;
    const PriorStatement* prior = cell == nullptr ? nullptr : find_prior(*cell);
    if (prior == nullptr) return before.value;
    const Measured now = measure_cells(*cell, {});
    // If an amount is blank and its change is stated, nobody has said what it was before.
    if (prior->is_change && !now.value) return std::nullopt;
    const Amount rounding =
        half_of_last_place(-last_place_of(*prior), power_between(unit_of_cells(*cell), unit_, *document_.standard));
    const bool is_coarser = prior->is_change && rounding > half_of_last_place(before.value->decimals());
    return is_coarser ? to_known_place(*before.value, rounding) : *before.value;
}

// Without a last year, or if none of its cells has an amount, there is nothing to compare.
Measured Evaluator::measure_prior(const CellReference& reference, const Binding& binding) const {
    const CellReference cells = bound_to(reference, binding);
    const std::optional<CellReference> printed = printed_prior(cells);
    if (printed && is_restated(*printed)) {
        Measured sum = measure_cells(*printed, {});
        sum.applies = sum.value.has_value();
        return sum;
    }
    if (const Evaluator* last_year = other(related_.last_year)) {
        Measured sum = last_year->measure_cells(cells, {});
        sum.applies = sum.value.has_value();
        sum.place = {};
        return sum;
    }
    Measured result;
    if (const PriorStatement* prior = find_prior(cells)) {
        const int power = power_between(unit_of_cells(cells), unit_, *document_.standard);
        result.value = convert_unit(prior->amount, unit_of_cells(cells), unit_, *document_.standard);
        result.rounding = half_of_last_place(-last_place_of(*prior), power);
        result.cell_count = 1;
        result.place = prior->place;
        if (!prior->is_change) return result;
        if (result.value) result.value = result.value->negated();
        Measured current = measure_cells(cells, {});
        if (!current.value) current.value = Amount(0, 0);
        add(current, result);
        return current;
    }
    if (printed) {
        result = measure_cells(*printed, {});
    } else {
        result.missing = CellState::not_published;  // nobody has said what it was, so a sum with it would be incomplete
    }
    result.applies = result.value.has_value();
    return result;
}

std::optional<Amount> Evaluator::stated_change(const Expression& expression) const {
    if (related_.last_year != nullptr || expression.kind != Expression::Kind::cells) return std::nullopt;
    const PriorStatement* prior = find_prior(expression.cells);
    return prior != nullptr && prior->is_change ? std::optional(prior->amount) : std::nullopt;
}

Measured Evaluator::measure_last_year(const Expression& expression, const Binding& binding) const {
    const Evaluator* last_year = other(related_.last_year);
    Measured before;
    if (last_year != nullptr) before = last_year->measure(expression, binding.of_other_document());
    before.applies = before.applies && last_year != nullptr;
    before.place = {};
    return before;
}

}  // namespace sitegen

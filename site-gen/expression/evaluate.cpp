#include "expression/evaluate.hpp"

namespace sitegen {

namespace {

using Value = std::optional<Amount>;

Value add(const Value& left, const Value& right) {
    if (!left) return right;
    return right ? *left + *right : left;
}

Value negate(const Value& value) { return value ? Value(value->negated()) : value; }

bool selects(const RowSelector& rows, const Row& row) {
    switch (rows.kind) {
        case RowSelector::Kind::row:
            return row.id == rows.text;
        case RowSelector::Kind::every:
            return true;
        case RowSelector::Kind::prefix:
            return row.role != RowRole::total && row.id.starts_with(rows.text);
        case RowSelector::Kind::level:
            return row.role == RowRole::line && row.level == rows.level;
    }
    return false;
}

bool name_same_cell(const CellReference& left, const CellReference& right) {
    return left.table == right.table && left.column == right.column && left.rows.kind == RowSelector::Kind::row &&
           right.rows.kind == RowSelector::Kind::row && left.rows.text == right.rows.text;
}

const CellReference* only_cell(const Expression& expression) {
    if (expression.kind == Expression::Kind::cells) return &expression.cells;
    return expression.operands.size() == 1 ? only_cell(expression.operands.front()) : nullptr;
}

}  // namespace

Amount convert_unit(const Amount& amount, const std::string& from, const std::string& to, const Standard& standard) {
    if (from == to) return amount;
    const auto from_power = standard.units.find(from);
    const auto to_power = standard.units.find(to);
    if (from_power == standard.units.end() || to_power == standard.units.end()) return amount;
    return amount.shifted(from_power->second - to_power->second);
}

std::vector<FoundCell> Evaluator::find_cells(const CellReference& reference) const {
    std::vector<FoundCell> found;
    if (reference.table == statements_table) {
        for (const Statement& statement : document_.statements) {
            if (reference.rows.kind != RowSelector::Kind::row || statement.form->id == reference.rows.text) {
                found.push_back({nullptr, nullptr, &statement.value});
            }
        }
        return found;
    }
    const Table* table = document_.find_table(reference.table);
    if (table == nullptr) return found;
    for (const Side& side : table->sides) {
        std::size_t column = 0;
        while (column < side.form->columns.size() && side.form->columns[column].id != reference.column) ++column;
        const bool has_column = column < side.form->columns.size();
        if (!has_column && !reference.column.empty()) continue;
        for (const Row& row : side.rows) {
            if (selects(reference.rows, row)) found.push_back({table, &row, has_column ? &row.cells[column] : nullptr});
        }
    }
    return found;
}

std::optional<Amount> Evaluator::value_of(const FoundCell& found) const {
    if (found.cell == nullptr) return std::nullopt;
    const Value amount = found.cell->amount();
    if (!amount || found.table == nullptr) return amount;
    return convert_unit(*amount, found.table->unit, document_.unit, *document_.standard);
}

std::optional<Amount> Evaluator::sum(const CellReference& reference) const {
    Value total;
    for (const FoundCell& found : find_cells(reference)) total = add(total, value_of(found));
    return total;
}

const PriorStatement* Evaluator::find_prior(const CellReference& reference) const {
    for (const PriorStatement& prior : document_.priors) {
        if (name_same_cell(prior.cell, reference)) return &prior;
    }
    return nullptr;
}

std::optional<Amount> Evaluator::prior_sum(const CellReference& reference) const {
    if (last_year_ != nullptr) {
        const Value value = Evaluator(*last_year_, nullptr).sum(reference);
        const bool is_money = reference.table != statements_table;
        return value && is_money ? convert_unit(*value, last_year_->unit, document_.unit, *document_.standard) : value;
    }
    const PriorStatement* prior = find_prior(reference);
    if (prior == nullptr) return std::nullopt;
    if (!prior->is_change) return prior->amount;
    return sum(reference).value_or(Amount(0, 0)) - prior->amount;
}

std::optional<Amount> Evaluator::stated_change(const Expression& expression) const {
    if (last_year_ != nullptr || expression.kind != Expression::Kind::cells) return std::nullopt;
    const PriorStatement* prior = find_prior(expression.cells);
    return prior != nullptr && prior->is_change ? std::optional(prior->amount) : std::nullopt;
}

std::optional<Amount> Evaluator::evaluate(const Expression& expression, Year year) const {
    const auto operand = [&](std::size_t index) { return evaluate(expression.operands[index], year); };
    switch (expression.kind) {
        case Expression::Kind::number:
            return expression.number;
        case Expression::Kind::cells:
            return year == Year::current ? sum(expression.cells) : prior_sum(expression.cells);
        case Expression::Kind::add:
            return add(operand(0), operand(1));
        case Expression::Kind::subtract:
            return add(operand(0), negate(operand(1)));
        case Expression::Kind::multiply: {
            const Value left = operand(0);
            const Value right = operand(1);
            return left && right ? Value(*left * *right) : std::nullopt;
        }
        case Expression::Kind::negate:
            return negate(operand(0));
        case Expression::Kind::sum:
            return operand(0);
        case Expression::Kind::prior:
            return evaluate(expression.operands[0], Year::prior);
        case Expression::Kind::count: {
            if (year == Year::current) return Amount(static_cast<std::int64_t>(find_cells(expression.cells).size()), 0);
            if (last_year_ == nullptr) return std::nullopt;
            return Evaluator(*last_year_, nullptr).evaluate(expression);
        }
    }
    return std::nullopt;
}

std::optional<CellState> Evaluator::find_missing(const Expression& expression) const {
    if (expression.kind == Expression::Kind::cells) {
        for (const FoundCell& found : find_cells(expression.cells)) {
            if (found.cell != nullptr && found.cell->state > CellState::blank) return found.cell->state;
        }
    }
    for (const Expression& operand : expression.operands) {
        if (const std::optional<CellState> state = find_missing(operand)) return state;
    }
    return std::nullopt;
}

std::string Evaluator::unit_of(const Expression& expression) const {
    const CellReference* cell = only_cell(expression);
    if (cell == nullptr || cell->table != statements_table) return document_.unit;
    const StatementForm* form = document_.standard->find_statement(cell->rows.text);
    return form == nullptr || form->unit.empty() ? document_.unit : form->unit;
}

}  // namespace sitegen

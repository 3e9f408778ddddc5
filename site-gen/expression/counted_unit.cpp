#include "expression/counted_unit.hpp"

#include <algorithm>

namespace sitegen {

namespace {

const ColumnForm* column_of(const SideForm& side, const std::string& id) {
    const auto found =
        std::find_if(side.columns.begin(), side.columns.end(), [&](const ColumnForm& each) { return each.id == id; });
    return found == side.columns.end() ? nullptr : &*found;
}

}  // namespace

const SideForm* find_side(const CellReference& reference, const Standard& standard) {
    const TableForm* table = standard.find_table(reference.table);
    if (table == nullptr) return nullptr;
    const auto found = std::find_if(table->sides.begin(), table->sides.end(),
                                    [&](const SideForm& side) { return column_of(side, reference.column) != nullptr; });
    return found == table->sides.end() ? nullptr : &*found;
}

const ColumnForm* find_column(const CellReference& reference, const Standard& standard) {
    const SideForm* side = find_side(reference, standard);
    return side == nullptr ? nullptr : column_of(*side, reference.column);
}

const std::string* counted_unit(const Expression& expression, const Standard& standard) {
    if (expression.kind == Expression::Kind::cells) return counted_unit(expression.cells, standard);
    const std::string* unit = nullptr;
    for (const Expression& operand : expression.operands) {
        if (operand.kind == Expression::Kind::number) continue;
        const std::string* other = counted_unit(operand, standard);
        if (other == nullptr || (unit != nullptr && *unit != *other)) return nullptr;
        unit = other;
    }
    return unit;
}

const std::string* counted_unit(const CellReference& reference, const Standard& standard) {
    if (reference.table == statements_table) {
        const StatementForm* form = standard.find_statement(reference.rows.text);
        return form == nullptr || form->unit.empty() || standard.units.contains(form->unit) ? nullptr : &form->unit;
    }
    const ColumnForm* column = find_column(reference, standard);
    return column == nullptr || column->kind == ColumnKind::money ? nullptr : &column->unit;
}

}  // namespace sitegen

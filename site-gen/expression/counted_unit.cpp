#include "expression/counted_unit.hpp"

namespace sitegen {

const SideForm* find_side(const CellReference& reference, const Standard& standard) {
    const TableForm* table = standard.find_table(reference.table);
    return table == nullptr ? nullptr : table->find_side_of_column(reference.column);
}

const ColumnForm* find_column(const CellReference& reference, const Standard& standard) {
    const SideForm* side = find_side(reference, standard);
    return side == nullptr ? nullptr : side->find_column(reference.column);
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

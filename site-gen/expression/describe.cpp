#include "expression/describe.hpp"

#include <fmt/format.h>

namespace sitegen {

namespace {

bool is_of_many(const CellReference& cells) { return cells.rows.kind != RowSelector::Kind::row; }

std::string describe_rows(const CellReference& cells, const Binding& binding) {
    const bool is_bound = binding.has_row && is_of_many(cells);
    std::string rows = is_bound ? std::string(binding.row) : cells.rows.text;
    if (!is_bound && cells.rows.kind == RowSelector::Kind::every) rows = "*";
    if (!is_bound && cells.rows.kind == RowSelector::Kind::level) rows = fmt::format("level {}", cells.rows.level);
    return fmt::format("{}[{}]", cells.table, rows);
}

std::string describe_cells(const CellReference& cells, const Binding& binding) {
    const std::string_view column = cells.column == "*" && !binding.column.empty() ? binding.column : cells.column;
    return fmt::format("{}.{}", describe_rows(cells, binding), column);
}

void collect(const Expression& expression, bool is_own, bool is_summed, std::vector<OwnReference>& own,
             std::vector<const CellReference*>& bound) {
    switch (expression.kind) {
        case Expression::Kind::cells: {
            const bool is_bound = !is_summed && is_of_many(expression.cells);
            if (is_own) own.push_back({&expression.cells, is_bound});
            if (is_bound) bound.push_back(&expression.cells);
            return;
        }
        case Expression::Kind::count:
            if (is_own) own.push_back({&expression.cells, false});
            return;
        case Expression::Kind::prior:
        case Expression::Kind::stage:
        case Expression::Kind::department:
        case Expression::Kind::departments:
            is_own = false;
            break;
        case Expression::Kind::sum:
            is_summed = true;
            break;
        default:
            break;
    }
    for (const Expression& operand : expression.operands) collect(operand, is_own, is_summed, own, bound);
}

std::string in_parentheses(const Expression& expression, const Binding& binding) {
    const bool is_sum = expression.kind == Expression::Kind::add || expression.kind == Expression::Kind::subtract;
    return is_sum ? "(" + describe(expression, binding) + ")" : describe(expression, binding);
}

}  // namespace

std::string describe(const Expression& expression, const Binding& binding) {
    const auto operand = [&](std::size_t index) -> const Expression& { return expression.operands[index]; };
    switch (expression.kind) {
        case Expression::Kind::number:
            return expression.number.plain();
        case Expression::Kind::cells:
            return describe_cells(expression.cells, binding);
        case Expression::Kind::add:
            return describe(operand(0), binding) + " + " + describe(operand(1), binding);
        case Expression::Kind::subtract:
            return describe(operand(0), binding) + " - " + in_parentheses(operand(1), binding);
        case Expression::Kind::multiply:
            return in_parentheses(operand(0), binding) + " * " + in_parentheses(operand(1), binding);
        case Expression::Kind::divide:
            return describe(operand(0), binding) + " / " + in_parentheses(operand(1), binding);
        case Expression::Kind::negate:
            return "-" + in_parentheses(operand(0), binding);
        case Expression::Kind::sum:
            return "sum(" + describe(operand(0), {{}, binding.column, false}) + ")";
        case Expression::Kind::children:
            return "children(" + describe(operand(0), binding) + ")";
        case Expression::Kind::count:
            return "count(" + describe_rows(expression.cells, {}) + ")";
        case Expression::Kind::prior:
            return "prior(" + describe(operand(0), binding) + ")";
        case Expression::Kind::stage:
            return "stage(" + expression.stage + ", " + describe(operand(0), binding) + ")";
        case Expression::Kind::department:
            return "department(" + expression.department + ", " + describe(operand(0), binding) + ")";
        case Expression::Kind::departments:
            return "departments(" + describe(operand(0), binding) + ")";
    }
    return {};
}

const char* symbol_of(Comparison::Relation relation) {
    switch (relation) {
        case Comparison::Relation::equal:
            return "=";
        case Comparison::Relation::at_least:
            return ">=";
        case Comparison::Relation::at_most:
            return "<=";
        case Comparison::Relation::more:
            return ">";
        case Comparison::Relation::less:
            return "<";
    }
    return "";
}

void add_references(const Expression& expression, std::vector<OwnReference>& own, std::vector<const CellReference*>& bound) {
    collect(expression, true, false, own, bound);
}

std::vector<const CellReference*> bound_references(const Expression& expression) {
    std::vector<OwnReference> own;
    std::vector<const CellReference*> bound;
    add_references(expression, own, bound);
    return bound;
}

namespace {

void add_operands(const Expression& expression, std::vector<const Expression*>& operands) {
    if (expression.kind == Expression::Kind::department || expression.kind == Expression::Kind::departments) {
        operands.push_back(&expression);
        return;
    }
    for (const Expression& operand : expression.operands) add_operands(operand, operands);
}

}  // namespace

std::vector<const Expression*> operands_of(const Comparison& comparison) {
    std::vector<const Expression*> operands;
    add_operands(comparison.left, operands);
    add_operands(comparison.right, operands);
    return operands;
}

}  // namespace sitegen

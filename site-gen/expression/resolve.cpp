#include "expression/resolve.hpp"

#include <algorithm>

#include "model/rules.hpp"

namespace sitegen {

namespace {

void resolve_statement(const CellReference& reference, const Standard& standard, Findings& findings) {
    if (reference.rows.kind == RowSelector::Kind::row && standard.find_statement(reference.rows.text) == nullptr) {
        std::vector<std::string> names;
        for (const StatementForm& statement : standard.statements) names.push_back(statement.id);
        findings.error(rules::unknown_row, reference.place,
                       "the standard declares no statement \"" + reference.rows.text + "\"" + nearest_hint(reference.rows.text, names),
                       "Declare it with [[statement]] or mend the name.");
    }
    if (!reference.column.empty() && reference.column != "value") {
        findings.error(rules::unknown_column, reference.place, "a statement has only the column \"value\"", "Write .value.");
    }
}

bool is_known_code(const SideForm& side, const Standard& standard, std::string_view code) {
    std::size_t begin = 0;
    for (const std::string& id : side.rows.classifications) {
        if (begin > code.size()) return true;  // the second code may be blank
        const std::size_t end = std::min(code.find('/', begin), code.size());
        const auto classification = standard.classifications.find(id);
        if (classification == standard.classifications.end()) return true;  // reported where the table names it
        if (classification->second.find(code.substr(begin, end - begin)) == nullptr) return false;
        begin = end + 1;
    }
    return begin > code.size();
}

void resolve_row(const CellReference& reference, const SideForm& side, const Standard& standard, Findings& findings) {
    const std::string& id = reference.rows.text;
    if (reference.rows.kind != RowSelector::Kind::row || (side.rows.total && side.rows.total->id == id)) return;
    std::vector<std::string> names;
    switch (side.rows.kind) {
        case RowsForm::Kind::named: return;
        case RowsForm::Kind::items:
            if (side.rows.find_item(id) != nullptr) return;
            for (const ItemForm& item : side.rows.items) names.push_back(item.id);
            break;
        case RowsForm::Kind::classified:
            if (is_known_code(side, standard, id)) return;
            if (side.rows.total) names.push_back(side.rows.total->id);
            break;
    }
    findings.error(rules::unknown_row, reference.place, reference.table + " has no row \"" + id + "\"" + nearest_hint(id, names),
                   "Name a row of the table.");
}

}  // namespace

const SideForm* find_side(const TableForm& table, std::string_view column) {
    if (column.empty()) return table.sides.empty() ? nullptr : &table.sides.front();
    for (const SideForm& side : table.sides) {
        for (const ColumnForm& candidate : side.columns) {
            if (candidate.id == column) return &side;
        }
    }
    return nullptr;
}

void resolve_names(const CellReference& reference, const Standard& standard, Findings& findings) {
    if (reference.table == statements_table) {
        resolve_statement(reference, standard, findings);
        return;
    }
    const TableForm* table = standard.find_table(reference.table);
    if (table == nullptr) {
        std::vector<std::string> names;
        for (const TableForm& known : standard.tables) names.push_back(known.id);
        findings.error(rules::unknown_table, reference.place,
                       "the standard has no table \"" + reference.table + "\"" + nearest_hint(reference.table, names),
                       "Name a table of the standard.");
        return;
    }
    const SideForm* side = find_side(*table, reference.column);
    if (side == nullptr) {
        std::vector<std::string> names;
        for (const SideForm& candidate : table->sides) {
            for (const ColumnForm& column : candidate.columns) names.push_back(column.id);
        }
        findings.error(rules::unknown_column, reference.place,
                       reference.table + " has no column \"" + reference.column + "\"" + nearest_hint(reference.column, names),
                       "Name a column of the table.");
        return;
    }
    // Rows without a column may be of any side: "summary[201]" as the rows of a chart names its column elsewhere.
    if (!reference.column.empty() || table->sides.size() == 1) resolve_row(reference, *side, standard, findings);
}

void resolve_names(const Expression& expression, const Standard& standard, Findings& findings) {
    if (expression.kind == Expression::Kind::cells || expression.kind == Expression::Kind::count) {
        resolve_names(expression.cells, standard, findings);
    }
    for (const Expression& operand : expression.operands) resolve_names(operand, standard, findings);
}

}  // namespace sitegen

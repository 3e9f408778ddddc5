#include "expression/cell_finder.hpp"

#include <algorithm>
#include <functional>

namespace sitegen {

namespace {

constexpr std::size_t most_rows_passed = 2000;

// "*" stands for any characters, "?" for one. In linear time: a star that has matched is not taken back beyond the next one.
bool matches(std::string_view pattern, std::string_view text) {
    std::size_t p = 0;
    std::size_t t = 0;
    std::size_t star = std::string_view::npos;
    std::size_t star_end = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            star_end = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++star_end;
        } else {
            return false;
        }
    }
    return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

// Of rows that have an id only.
bool selects_id(const RowSelector& rows, std::string_view id) {
    switch (rows.kind) {
        case RowSelector::Kind::row:
            return id == rows.text;
        case RowSelector::Kind::pattern:
            return matches(rows.text, id);
        default:
            return true;
    }
}

std::size_t column_of(const Side& side, std::string_view id) {
    std::size_t column = 0;
    while (column < side.form->columns.size() && side.form->columns[column].id != id) ++column;
    return column;
}

// "total-year": a fund and a period of the form; nothing where it has no such column.
const Cell* find_fund(const PerformanceForm& form, const PerformanceTargets& targets, std::string_view column) {
    for (std::size_t fund = 0; fund < form.funds.size(); ++fund) {
        const std::string& name = form.funds[fund].id;
        if (!column.starts_with(name) || column.substr(name.size(), 1) != "-") continue;
        for (std::size_t period = 0; period < form.periods.size(); ++period) {
            if (column.substr(name.size() + 1) == form.periods[period].id) return &targets.funds[fund][period];
        }
    }
    return nullptr;
}

const Side& side_of(const Table& table, const Row& row) {
    const auto holds = [&row](const Side& side) {
        return !side.rows.empty() && std::less_equal<>()(&side.rows.front(), &row) && std::less_equal<>()(&row, &side.rows.back());
    };
    return *std::find_if(table.sides.begin(), table.sides.end(), holds);
}

}  // namespace

bool CellFinder::selects(const RowSelector& rows, const Row& row) {
    switch (rows.kind) {
        case RowSelector::Kind::row:
            return row.id == rows.text;
        case RowSelector::Kind::every:
            return true;
        case RowSelector::Kind::pattern:
            return row.role != RowRole::total && matches(rows.text, row.id);
        case RowSelector::Kind::level:
            return row.role == RowRole::line && row.level == rows.level;
    }
    return false;
}

void CellFinder::visit_cells(const CellReference& reference, const Binding& binding, const Visit& f) const {
    const bool is_bound = binding.has_row && reference.rows.kind != RowSelector::Kind::row;
    const bool is_one = is_bound || reference.rows.kind == RowSelector::Kind::row;
    const std::string_view one = is_bound ? binding.row : std::string_view(reference.rows.text);
    const std::string_view column_id = reference.column == "*" ? binding.column : std::string_view(reference.column);
    if (reference.table == statements_table) {
        for (const Statement& statement : document_.statements) {
            const std::string& id = statement.form->id;
            const std::string* unit = statement.form->unit.empty() ? &document_.unit : &statement.form->unit;
            if (is_one ? id == one : selects_id(reference.rows, id)) f(FoundCell{nullptr, nullptr, &statement.value, unit});
        }
        return;
    }
    if (reference.table == performance_table) {
        for (const PerformanceTargets& targets : document_.performance) {
            const std::string& id = targets.project;
            if (id.empty() || !(is_one ? id == one : selects_id(reference.rows, id))) continue;
            f(FoundCell{nullptr, nullptr, find_fund(*document_.standard->performance, targets, column_id), &targets.unit});
        }
        return;
    }
    const Table* table = document_.find_table(reference.table);
    if (table == nullptr) return;
    for (const Side& side : table->sides) {
        const std::size_t column = column_of(side, column_id);
        const bool has_column = column < side.form->columns.size();
        if (!has_column && !column_id.empty()) continue;
        const auto found = [&](const Row& row) {
            f(FoundCell{table, &row, has_column ? &row.cells[column] : nullptr, &table->unit});
        };
        if (is_one) {
            if (const Row* row = find_row(side, one)) found(*row);
            continue;
        }
        for (const Row& row : side.rows) {
            if (selects(reference.rows, row)) found(row);
        }
    }
}

// A few cells, such as a chart takes of the document of another year, are found sooner than all rows are numbered.
const Row* CellFinder::find_row(const Side& side, std::string_view id) const {
    if (!index_ && rows_passed_ < most_rows_passed) {
        rows_passed_ += side.rows.size();
        return side.find_row(id);
    }
    return index().rows_of(side).find(index().number_of(id));
}

const RowTree& CellFinder::tree_of(const Side& side) const {
    for (const SideTree& known : trees_) {
        if (known.side == &side) return known.tree;
    }
    return trees_.emplace_back(SideTree{&side, RowTree(side)}).tree;
}

PreparedCells CellFinder::prepare_cells(const CellReference& reference, std::string_view column) const {
    PreparedCells cells;
    cells.reference = &reference;
    const std::string_view column_id = reference.column == "*" ? column : std::string_view(reference.column);
    const bool is_table = reference.table != statements_table && reference.table != performance_table;
    cells.is_whole = !is_table || column_id.empty();
    const Table* table = cells.is_whole ? nullptr : document_.find_table(reference.table);
    if (table == nullptr) return cells;
    for (const Side& side : table->sides) {
        const std::size_t at = column_of(side, column_id);
        if (at == side.form->columns.size()) continue;
        cells.table = table;
        cells.side = &side;
        cells.column = at;
        if (index_) cells.rows = &index_->rows_of(side);
        if (reference.rows.kind == RowSelector::Kind::row) cells.row = find_row(side, reference.rows.text);
        break;  // a column is unique in its table
    }
    return cells;
}

std::vector<FoundCell> CellFinder::find_cells(const CellReference& reference) const {
    std::vector<FoundCell> cells;
    each_cell(reference, {}, [&](const FoundCell& found) { cells.push_back(found); });
    return cells;
}

std::vector<RowId> CellFinder::row_ids(const CellReference& reference) const {
    std::vector<RowId> ids;
    if (reference.table == statements_table || reference.table == performance_table) {
        const auto add = [&](const std::string& id) {
            if (!id.empty() && selects_id(reference.rows, id)) ids.push_back({id, index().number_of(id)});
        };
        if (reference.table == statements_table) {
            for (const Statement& statement : document_.statements) add(statement.form->id);
        } else {
            for (const PerformanceTargets& targets : document_.performance) add(targets.project);
        }
        return ids;
    }
    const Table* table = document_.find_table(reference.table);
    if (table == nullptr) return ids;
    const bool is_every_column = reference.column.empty() || reference.column == "*";
    for (const Side& side : table->sides) {
        if (!is_every_column && column_of(side, reference.column) == side.form->columns.size()) continue;
        const std::vector<std::uint32_t>& numbers = index().rows_of(side).numbers();
        ids.reserve(ids.size() + side.rows.size());
        for (std::size_t i = 0; i < side.rows.size(); ++i) {
            if (selects(reference.rows, side.rows[i])) ids.push_back({side.rows[i].id, numbers[i]});
        }
    }
    return ids;
}

std::vector<std::string_view> CellFinder::column_ids(std::string_view table) const {
    std::vector<std::string_view> ids;
    const TableForm* form = document_.standard->find_table(table);
    if (form == nullptr) return ids;
    for (const SideForm& side : form->sides) {
        for (const ColumnForm& column : side.columns) ids.push_back(column.id);
    }
    return ids;
}

void CellFinder::visit_children(const CellReference& reference, const Binding& binding, const Visit& f) const {
    each_cell(reference, binding, [&](const FoundCell& parent) {
        if (parent.row == nullptr || parent.cell == nullptr) return;
        const auto column = static_cast<std::size_t>(parent.cell - parent.row->cells.data());
        for (const Row* child : tree_of(side_of(*parent.table, *parent.row)).children_of(*parent.row))
            f(FoundCell{parent.table, child, &child->cells[column], parent.unit});
    });
}

std::vector<SignedCell> CellFinder::added_cells(const Expression& expression, const Binding& binding) const {
    std::vector<SignedCell> cells;
    add_cells(expression, binding, false, cells);
    return cells;
}

void CellFinder::add_cells(const Expression& expression, const Binding& binding, bool is_taken_off,
                           std::vector<SignedCell>& cells) const {
    const auto add = [&](const FoundCell& found) {
        if (found.cell != nullptr) cells.push_back({found, is_taken_off});
    };
    switch (expression.kind) {
        case Expression::Kind::cells:
            return each_cell(expression.cells, binding, add);
        case Expression::Kind::children:
            return each_child(expression.operands[0].cells, binding, add);
        case Expression::Kind::sum:
            return add_cells(expression.operands[0], {{}, binding.column, false}, is_taken_off, cells);
        case Expression::Kind::add:
        case Expression::Kind::subtract:
            add_cells(expression.operands[0], binding, is_taken_off, cells);
            return add_cells(expression.operands[1], binding, is_taken_off != (expression.kind == Expression::Kind::subtract),
                             cells);
        case Expression::Kind::negate:
            return add_cells(expression.operands[0], binding, !is_taken_off, cells);
        default:
            return;
    }
}

std::string CellFinder::name_of(const FoundCell& found) {
    if (found.table == nullptr || found.row == nullptr || found.cell == nullptr) return {};
    const auto column = static_cast<std::size_t>(found.cell - found.row->cells.data());
    return found.table->form->id + "[" + found.row->id + "]." + side_of(*found.table, *found.row).form->columns[column].id;
}

}  // namespace sitegen

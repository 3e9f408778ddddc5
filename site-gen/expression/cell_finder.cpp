#include "expression/cell_finder.hpp"

#include <algorithm>
#include <functional>

namespace sitegen {

namespace {

constexpr std::size_t most_rows_passed = 2000;

// "*" stands for any characters, "?" for one. It takes linear time, because only the last star is ever matched again.
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

// For rows that only have an id.
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

std::size_t place_of_column(const Side& side, std::string_view id) {
    std::size_t column = 0;
    while (column < side.form->columns.size() && side.form->columns[column].id != id) ++column;
    return column;
}

// "total-year": a fund and a period of the form. Nothing if the form has no such column.
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

bool is_of_no_table(const CellReference& reference) {
    return reference.declared.standard == nullptr && (reference.table == statements_table || reference.table == performance_table);
}

}  // namespace

bool lacks_tables(const Document& document) {
    return std::any_of(document.tables.begin(), document.tables.end(),
                       [](const Table& table) { return table.absence.has_value(); });
}

CellFinder::CellFinder(const Document& document) : document_(document), has_absent_(lacks_tables(document)) {
    tables_.reserve(document.standard->tables.size());
    for (const TableForm& form : document.standard->tables) {
        const auto is_meant = [&form](const Table& table) { return table.form == &form; };
        const auto found = std::find_if(document.tables.begin(), document.tables.end(), is_meant);
        tables_.push_back(found == document.tables.end() ? nullptr : &*found);
    }
}

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
    if (is_of_no_table(reference)) return visit_stated(reference, is_one ? &one : nullptr, column_id, f);
    const Table* table = find_table(reference);
    if (table == nullptr) return;
    for (const Side& side : table->sides) {
        const std::size_t column = place_of_column(side, column_id);
        const bool has_column = column < side.form->columns.size();
        if (!has_column && !column_id.empty()) continue;
        const auto found = [&](const Row& row) {
            f(FoundCell{table, &row, has_column ? &row.cells[column] : nullptr,
                        has_column ? &table->unit_of(side.form->columns[column]) : &table->unit});
        };
        if (is_one) {
            if (const Row* row = is_bound ? find_row(side, one) : find_row(side, reference)) found(*row);
            continue;
        }
        each_selected(side, reference.rows, found);
    }
}

void CellFinder::visit_stated(const CellReference& reference, const std::string_view* one, std::string_view column,
                              const Visit& f) const {
    const auto is_meant = [&](const std::string& id) { return one != nullptr ? id == *one : selects_id(reference.rows, id); };
    if (reference.table == statements_table) {
        for (const Statement& statement : document_.statements) {
            const std::string* unit = statement.form->unit.empty() ? &document_.unit : &statement.form->unit;
            if (is_meant(statement.form->id)) f(FoundCell{nullptr, nullptr, &statement.value, unit});
        }
        return;
    }
    for (const PerformanceTargets& targets : document_.performance) {
        if (targets.project.empty() || !is_meant(targets.project)) continue;
        f(FoundCell{nullptr, nullptr, find_fund(*document_.standard->performance, targets, column), &targets.unit});
    }
}

// If only a few cells are needed, for example for a chart, a search is faster than numbering all rows.
const Row* CellFinder::find_row(const Side& side, std::string_view id) const {
    if (!index_ && rows_passed_ < most_rows_passed) {
        rows_passed_ += side.rows.size();
        return side.find_row(id);
    }
    return index().rows_of(side).find(index().number_of(id));
}

CellFinder::Selection& CellFinder::selected(const Side& side, const RowSelector& selector) const {
    // Checks of the same rows follow each other, so the last selections are the most likely ones.
    const auto is_same = [&](const Selection& known) { return known.side == &side && known.selector == selector; };
    if (const auto known = std::find_if(selections_.rbegin(), selections_.rend(), is_same); known != selections_.rend())
        return *known;
    Selection& selection = selections_.emplace_back(Selection{&side, selector, {}, {}});
    selection.rows.reserve(side.rows.size());
    for (const Row& row : side.rows) {
        if (selects(selector, row)) selection.rows.push_back(&row);
    }
    return selection;
}

const std::vector<RowId>& CellFinder::selected_ids(const Side& side, const RowSelector& selector) const {
    Selection& selection = selected(side, selector);
    if (!selection.ids.empty()) return selection.ids;
    const std::vector<std::uint32_t>& numbers = index().rows_of(side).numbers();
    selection.ids.reserve(selection.rows.size());
    for (const Row* row : selection.rows)
        selection.ids.push_back({row->id, numbers[static_cast<std::size_t>(row - side.rows.data())]});
    return selection.ids;
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
    if (const Table* absent = find_absent(reference)) {
        cells.absent = absent;
        cells.kind = PreparedCells::Kind::absent;
        return cells;
    }
    if (const DeclaredPlace& declared = reference.declared; declared.has_column && is_declared(declared)) {
        const Table* table = tables_[declared.table];
        if (table != nullptr && declared.side < table->sides.size())
            set_column(cells, *table, table->sides[declared.side], declared.column);
        return cells;
    }
    const std::string_view column_id = reference.column == "*" ? column : std::string_view(reference.column);
    if (is_of_no_table(reference) || column_id.empty()) {
        cells.kind = PreparedCells::Kind::whole;
        return cells;
    }
    const Table* table = find_table(reference);
    if (table == nullptr) return cells;
    for (const Side& side : table->sides) {
        const std::size_t at = place_of_column(side, column_id);
        if (at == side.form->columns.size()) continue;
        set_column(cells, *table, side, at);
        break;  // a column is in only one side of its table
    }
    return cells;
}

const Table* CellFinder::find_absent(const CellReference& reference) const {
    const Table* table = !has_absent_ || is_of_no_table(reference) ? nullptr : find_table(reference);
    return table != nullptr && table->absence ? table : nullptr;
}

const Table* CellFinder::find_empty(const CellReference& reference) const {
    const Table* table = is_of_no_table(reference) ? nullptr : find_table(reference);
    if (table == nullptr || table->absence) return nullptr;
    const bool is_empty = std::all_of(table->sides.begin(), table->sides.end(), [](const Side& side) { return side.rows.empty(); });
    return is_empty ? table : nullptr;
}

CellFinder::Forms CellFinder::forms() const {
    const std::vector<PerformanceTargets>& all = document_.performance;
    if (all.empty()) return Forms::none;
    const bool is_found = std::any_of(all.begin(), all.end(), [](const PerformanceTargets& form) { return !form.project.empty(); });
    return is_found ? Forms::found : Forms::without_project;
}

void CellFinder::set_column(PreparedCells& cells, const Table& table, const Side& side, std::size_t column) const {
    const RowSelector& rows = cells.reference->rows;
    cells.table = &table;
    cells.side = &side;
    cells.column = column;
    if (side.form->columns[column].stands_apart()) cells.apart = &side.form->columns[column];
    if (rows.kind != RowSelector::Kind::row) {
        cells.kind = PreparedCells::Kind::rows;
        if (index_) cells.rows = &index_->rows_of(side);
        return;
    }
    cells.kind = PreparedCells::Kind::row;
    cells.row = find_row(side, *cells.reference);
}

const Row* CellFinder::find_row(const Side& side, const CellReference& reference) const {
    const std::uint32_t usual = reference.declared.row;
    if (usual < side.rows.size() && side.rows[usual].id == reference.rows.text) return &side.rows[usual];
    return find_row(side, reference.rows.text);
}

const Row* CellFinder::find_bound(const PreparedCells& cells, const Binding& binding) const {
    const bool is_known = binding.row_number != IdTable::none;
    return index().rows_of(*cells.side).find(is_known ? binding.row_number : index().number_of(binding.row));
}

std::vector<FoundCell> CellFinder::find_cells(const CellReference& reference) const {
    std::vector<FoundCell> cells;
    each_cell(reference, {}, [&](const FoundCell& found) { cells.push_back(found); });
    return cells;
}

template <typename Function>
void CellFinder::each_side(const Table& table, const CellReference& reference, const Function& f) const {
    const bool is_every_column = reference.column.empty() || reference.column == "*";
    const DeclaredPlace& declared = reference.declared;
    if (declared.has_column && is_declared(declared) && declared.side < table.sides.size()) return f(table.sides[declared.side]);
    for (const Side& side : table.sides) {
        if (is_every_column || place_of_column(side, reference.column) < side.form->columns.size()) f(side);
    }
}

template <typename Function>
void CellFinder::each_stated_id(const CellReference& reference, const Function& f) const {
    const auto visit = [&](const std::string& id) {
        if (!id.empty() && selects_id(reference.rows, id)) f(id);
    };
    if (reference.table == statements_table) {
        for (const Statement& statement : document_.statements) visit(statement.form->id);
    } else {
        for (const PerformanceTargets& targets : document_.performance) visit(targets.project);
    }
}

const std::vector<RowId>& CellFinder::find_rows(const std::vector<const CellReference*>& references,
                                                std::vector<RowId>& room) const {
    if (const std::vector<RowId>* rows = only_selection(references)) return *rows;
    room.clear();
    for (const CellReference* reference : references) {
        if (is_of_no_table(*reference)) {
            each_stated_id(*reference, [&](const std::string& id) { room.push_back({id, index().number_of(id)}); });
        } else if (const Table* table = find_table(*reference)) {
            each_side(*table, *reference, [&](const Side& side) {
                const std::vector<RowId>& ids = selected_ids(side, reference->rows);
                room.insert(room.end(), ids.begin(), ids.end());
            });
        }
    }
    if (references.size() > 1) keep_first(room);
    return room;
}

// Most checks name several columns of the same rows, so no list must be put together.
const std::vector<RowId>* CellFinder::only_selection(const std::vector<const CellReference*>& references) const {
    const std::vector<RowId>* only = nullptr;
    for (const CellReference* reference : references) {
        const Table* table = is_of_no_table(*reference) ? nullptr : find_table(*reference);
        if (table == nullptr) return nullptr;
        bool is_same = true;
        each_side(*table, *reference, [&](const Side& side) {
            const std::vector<RowId>* ids = &selected_ids(side, reference->rows);
            is_same = is_same && (only == nullptr || ids == only);
            only = ids;
        });
        if (!is_same) return nullptr;
    }
    return only;
}

// Keeps the first of the rows with the same id.
void CellFinder::keep_first(std::vector<RowId>& rows) const {
    std::vector<bool> is_known(index().count());
    std::erase_if(rows, [&](const RowId& row) {
        const bool is_again = is_known[row.number];
        is_known[row.number] = true;
        return is_again;
    });
}

std::size_t CellFinder::count_rows(const CellReference& reference) const {
    std::size_t count = 0;
    if (is_of_no_table(reference)) {
        each_stated_id(reference, [&count](const std::string&) { ++count; });
    } else if (const Table* table = find_table(reference)) {
        // [*] selects a total, too, but a total is not counted.
        const bool counts_totals = reference.rows.kind == RowSelector::Kind::row;
        each_side(*table, reference, [&](const Side& side) {
            each_selected(side, reference.rows, [&](const Row& row) {
                if (counts_totals || row.role == RowRole::line) ++count;
            });
        });
    }
    return count;
}

std::vector<std::string_view> CellFinder::column_ids(const CellReference& reference) const {
    std::vector<std::string_view> ids;
    const Standard& standard = *document_.standard;
    const bool is_known = is_declared(reference.declared);
    const TableForm* form = is_known ? &standard.tables[reference.declared.table] : standard.find_table(reference.table);
    if (form == nullptr) return ids;
    for (const SideForm& side : form->sides) {
        for (const ColumnForm& column : side.columns) ids.push_back(column.id);
    }
    return ids;
}

const ColumnForm& CellFinder::column_of(const FoundCell& found) {
    const auto column = static_cast<std::size_t>(found.cell - found.row->cells.data());
    return side_of(*found.table, *found.row).form->columns[column];
}

void CellFinder::visit_children(const CellReference& reference, const Binding& binding, const Visit& f) const {
    each_cell(reference, binding, [&](const FoundCell& parent) {
        if (parent.row == nullptr || parent.cell == nullptr) return;
        const auto column = static_cast<std::size_t>(parent.cell - parent.row->cells.data());
        for (const Row* child : tree_of(side_of(*parent.table, *parent.row)).children_of(*parent.row))
            f(FoundCell{parent.table, child, &child->cells[column], parent.unit});
    });
}

std::string CellFinder::name_of(const FoundCell& found) {
    if (found.table == nullptr || found.row == nullptr || found.cell == nullptr) return {};
    const auto column = static_cast<std::size_t>(found.cell - found.row->cells.data());
    return found.table->form->id + "[" + found.row->id + "]." + side_of(*found.table, *found.row).form->columns[column].id;
}

}  // namespace sitegen

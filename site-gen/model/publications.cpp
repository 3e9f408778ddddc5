#include "model/publications.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace sitegen {

namespace {

void add_row(const Table& table, const Side& side, const Row& row, PublishedAmounts& amounts) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const ColumnForm& column = side.form->columns[i];
        const bool is_left_out = i < side.left_out.size() && side.left_out[i];
        if (column.kind == ColumnKind::text || row.cells[i].state == CellState::text || is_left_out) continue;
        amounts.push_back(
            {table.form->id + "[" + row.id + "]." + column.id, row.cells[i], row.unit.empty() ? table.unit_of(column) : row.unit});
    }
}

void add_statements(const Document& document, PublishedAmounts& amounts) {
    for (const Statement& statement : document.statements) {
        if (statement.value.state == CellState::text) continue;
        const std::string& unit = statement.form->unit.empty() ? document.unit : statement.form->unit;
        amounts.push_back({std::string(statements_table) + "[" + statement.form->id + "].value", statement.value, unit});
    }
}

// The money of performance forms. As in expressions, a form is named by its project, and a second one of the project has no name.
void add_funds(const Document& document, PublishedAmounts& amounts) {
    std::unordered_set<std::string_view> projects;
    for (const PerformanceTargets& targets : document.performance) {
        if (targets.project.empty() || !projects.insert(targets.project).second) continue;
        const PerformanceForm& form = *document.standard->performance;
        for (std::size_t fund = 0; fund < targets.funds.size(); ++fund) {
            for (std::size_t period = 0; period < targets.funds[fund].size(); ++period) {
                const Cell& value = targets.funds[fund][period];
                if (value.state == CellState::text) continue;
                amounts.push_back({std::string(performance_table) + "[" + targets.project + "]." + form.funds[fund].id + "-" +
                                       form.periods[period].id,
                                   value, targets.unit.empty() ? document.unit : targets.unit});
            }
        }
    }
}

// The unit of a cell that the document no longer has. Its table may still be there.
std::string unit_of_removed(const Document& document, std::string_view cell) {
    const Table* table = document.find_table(cell.substr(0, cell.find('[')));
    return table == nullptr ? document.unit : table->unit;
}

// From the publication with a correction to the one before it.
void undo(const Version& version, const Document& document, PublishedAmounts& amounts) {
    std::erase_if(amounts, [&](const PublishedAmount& amount) {
        return std::any_of(version.added.begin(), version.added.end(),
                           [&](const AddedCells& added) { return added.have(amount.cell); });
    });
    for (const EarlierCell& change : version.changes) {
        const auto found =
            std::find_if(amounts.begin(), amounts.end(), [&](const PublishedAmount& amount) { return amount.cell == change.cell; });
        if (found != amounts.end()) {
            found->value = change.was;
            if (!change.unit.empty()) found->unit = change.unit;
        } else {
            amounts.push_back(
                {change.cell, change.was, change.unit.empty() ? unit_of_removed(document, change.cell) : change.unit});
        }
    }
}

// As content has it.
std::string typed(const Cell& value) {
    if (value.state == CellState::amount) return value.printed.plain();
    return value.state == CellState::blank ? "\"\"" : std::string("\"") + name_of(value.state) + "\"";
}

}  // namespace

bool AddedCells::have(std::string_view cell) const {
    if (!cell.starts_with(name)) return false;
    return cell.size() == name.size() || cell[name.size()] == '[' || cell[name.size()] == '.';
}

bool PublishedAmount::is_same(const PublishedAmount& other) const {
    if (value.state != other.value.state) return false;
    return value.state != CellState::amount || (unit == other.unit && value.printed == other.value.printed);
}

PublishedAmounts amounts_published(const Document& document) {
    PublishedAmounts amounts;
    for (const Table& table : document.tables) {
        for (const Side& side : table.sides) {
            for (const Row& row : side.rows) add_row(table, side, row, amounts);
        }
    }
    add_statements(document, amounts);
    add_funds(document, amounts);
    return amounts;
}

PublishedAmounts amounts_published(const Document& document, std::size_t corrections) {
    PublishedAmounts amounts = amounts_published(document);
    for (std::size_t i = document.versions.size(); i > corrections; --i) undo(document.versions[i - 1], document, amounts);
    return amounts;
}

std::vector<AmountChange> compare_amounts(const PublishedAmounts& before, const PublishedAmounts& now) {
    std::unordered_map<std::string_view, const PublishedAmount*> by_cell;
    for (const PublishedAmount& amount : before) by_cell.emplace(amount.cell, &amount);
    std::vector<AmountChange> changes;
    for (const PublishedAmount& amount : now) {
        const auto found = by_cell.find(amount.cell);
        if (found == by_cell.end()) {
            changes.push_back({nullptr, &amount});
            continue;
        }
        if (!found->second->is_same(amount)) changes.push_back({found->second, &amount});
        by_cell.erase(found);
    }
    for (const PublishedAmount& amount : before) {
        if (by_cell.contains(amount.cell)) changes.push_back({&amount, nullptr});
    }
    return changes;
}

std::string shown_amount(const PublishedAmount& amount) {
    if (amount.value.state != CellState::amount) return name_of(amount.value.state);
    return amount.value.printed.plain() + (amount.unit.empty() ? "" : " " + amount.unit);
}

std::string declaration_of(const std::vector<AmountChange>& changes) {
    std::string changed;
    std::string added;
    for (const AmountChange& change : changes) {
        if (change.before == nullptr) {
            added += (added.empty() ? "\"" : ", \"") + change.now->cell + "\"";
            continue;
        }
        // Where the cell is gone, nothing else says for certain what the unit was.
        const bool needs_unit = !change.before->unit.empty() && (change.now == nullptr || change.now->unit != change.before->unit);
        changed += (changed.empty() ? "{ cell = \"" : ", { cell = \"") + change.before->cell +
                   "\", was = " + typed(change.before->value) + (needs_unit ? ", unit = \"" + change.before->unit + "\"" : "") +
                   (change.now == nullptr ? ", removed = true }" : " }");
    }
    return (changed.empty() ? "" : "changes = [" + changed + "]\n") + (added.empty() ? "" : "added = [" + added + "]\n");
}

const PublishedAmount* find_amount(const PublishedAmounts& amounts, std::string_view cell) {
    const auto found =
        std::find_if(amounts.begin(), amounts.end(), [cell](const PublishedAmount& amount) { return amount.cell == cell; });
    return found == amounts.end() ? nullptr : &*found;
}

}  // namespace sitegen

#include "model/publications.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <unordered_map>
#include <unordered_set>

namespace sitegen {

namespace {

constexpr std::string_view unit_start = "unit(";
constexpr std::string_view figure_start = "figure(";
constexpr std::string_view form_start = "form/";

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

void add_funds(const Document& document, PublishedAmounts& amounts) {
    const std::vector<std::string> names = names_of_forms(document);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const PerformanceTargets& targets = document.performance[i];
        const PerformanceForm& form = *document.standard->performance;
        for (std::size_t fund = 0; fund < targets.funds.size(); ++fund) {
            for (std::size_t period = 0; period < targets.funds[fund].size(); ++period) {
                const Cell& value = targets.funds[fund][period];
                if (value.state == CellState::text) continue;
                amounts.push_back(
                    {std::string(performance_table) + "[" + names[i] + "]." + form.funds[fund].id + "-" + form.periods[period].id,
                     value, targets.unit.empty() ? document.unit : targets.unit});
            }
        }
    }
}

// A unit that only a correction has is there already, with the power that it had.
void add_units(const Document& document, PublishedAmounts& amounts) {
    std::vector<std::string> used = {document.unit};
    std::unordered_set<std::string_view> known;
    for (const PublishedAmount& amount : amounts) {
        if (amount.cell.starts_with(unit_start)) known.insert(amount.cell);
        if (std::find(used.begin(), used.end(), amount.unit) == used.end()) used.push_back(amount.unit);
    }
    std::vector<PublishedAmount> units;
    for (const std::string& unit : used) {
        const auto declared = document.standard->units.find(unit);
        std::string cell = std::string(unit_start) + unit + ")";
        if (declared == document.standard->units.end() || known.contains(cell)) continue;
        Cell power;
        power.state = CellState::amount;
        power.printed = std::get<Amount>(Amount::parse(std::to_string(declared->second)));
        power.place = document.standard->place;
        units.push_back({std::move(cell), power, {}});
    }
    std::move(units.begin(), units.end(), std::back_inserter(amounts));
}

// Other documents may change with a correction of their own.
bool is_of_own_cells(const Expression& expression) {
    using Kind = Expression::Kind;
    static constexpr std::array others = {Kind::prior, Kind::stage, Kind::department, Kind::departments};
    return std::find(others.begin(), others.end(), expression.kind) == others.end() &&
           std::all_of(expression.operands.begin(), expression.operands.end(), is_of_own_cells);
}

bool is_of_own_cells(const FigureForm& form) {
    return form.kind != FigureForm::Kind::change && std::all_of(form.expressions.begin(), form.expressions.end(),
                                                                [](const Expression& each) { return is_of_own_cells(each); });
}

// The unit of a cell that the document no longer has. Its table may still be there.
std::string unit_of_removed(const Document& document, std::string_view cell) {
    if (is_of_standard(cell)) return {};
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

PublishedAmounts cells_published(const Document& document) {
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

bool has_units(const PublishedAmounts& amounts) {
    return std::any_of(amounts.begin(), amounts.end(),
                       [](const PublishedAmount& each) { return each.cell.starts_with(unit_start); });
}

// Whether a publication without the cell lacks something. is_complete: whether it has units.
bool is_expected_in(std::string_view cell, bool is_complete) {
    if (is_of_standard(cell)) return false;
    const bool is_of_form =
        cell.starts_with(performance_table) && cell.substr(performance_table.size() + 1).starts_with(form_start);
    return is_complete || !is_of_form;
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

bool is_of_standard(std::string_view cell) { return cell.starts_with(unit_start) || cell.starts_with(figure_start); }

std::vector<std::string> names_of_forms(const Document& document) {
    std::vector<std::string> names;
    std::unordered_set<std::string_view> projects;
    for (const PerformanceTargets& targets : document.performance) {
        const bool has_project = !targets.project.empty() && projects.insert(targets.project).second;
        names.push_back(has_project ? targets.project : std::string(form_start) + targets.id);
    }
    return names;
}

PublishedAmounts amounts_published(const Document& document) { return amounts_published(document, document.versions.size()); }

PublishedAmounts amounts_published(const Document& document, std::size_t corrections) {
    PublishedAmounts amounts = cells_published(document);
    for (std::size_t i = document.versions.size(); i > corrections; --i) undo(document.versions[i - 1], document, amounts);
    add_units(document, amounts);
    return amounts;
}

PublishedAmounts figures_published(const Document& document, const Figures& figures) {
    PublishedAmounts published;
    for (const std::vector<FigureForm>* forms : {&document.standard->figures, &document.figures}) {
        for (const FigureForm& form : *forms) {
            const auto found = figures.find(form.id);
            if (found == figures.end() || !is_of_own_cells(form)) continue;
            const Figure& figure = found->second;
            Cell value;
            value.state = figure.value ? CellState::amount : figure.missing.value_or(CellState::blank);
            if (figure.value) value.printed = *figure.value;
            value.place = form.place;
            published.push_back({std::string(figure_start) + form.id + ")", value, figure.unit});
        }
    }
    return published;
}

std::vector<AmountChange> compare_amounts(const PublishedAmounts& before, const PublishedAmounts& now) {
    std::unordered_map<std::string_view, const PublishedAmount*> by_cell;
    for (const PublishedAmount& amount : before) by_cell.emplace(amount.cell, &amount);
    const bool is_before_complete = has_units(before);
    const bool is_now_complete = has_units(now);
    std::vector<AmountChange> changes;
    for (const PublishedAmount& amount : now) {
        const auto found = by_cell.find(amount.cell);
        if (found == by_cell.end()) {
            if (is_expected_in(amount.cell, is_before_complete)) changes.push_back({nullptr, &amount});
            continue;
        }
        if (!found->second->is_same(amount)) changes.push_back({found->second, &amount});
        by_cell.erase(found);
    }
    for (const PublishedAmount& amount : before) {
        if (by_cell.contains(amount.cell) && is_expected_in(amount.cell, is_now_complete)) changes.push_back({&amount, nullptr});
    }
    const auto is_figure = [](const AmountChange& change) {
        return change.now != nullptr && change.now->cell.starts_with(figure_start);
    };
    if (!std::all_of(changes.begin(), changes.end(), is_figure)) std::erase_if(changes, is_figure);
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
        // Where the cell is gone, or is none, nothing else says for certain what the unit was.
        const bool is_known = change.now != nullptr && !is_of_standard(change.before->cell);
        const bool needs_unit = !change.before->unit.empty() && (!is_known || change.now->unit != change.before->unit);
        changed += (changed.empty() ? "{ cell = \"" : ", { cell = \"") + change.before->cell +
                   "\", was = " + typed(change.before->value) + (needs_unit ? ", unit = \"" + change.before->unit + "\"" : "") +
                   (change.now == nullptr ? ", removed = true }" : " }");
    }
    return (changed.empty() ? "" : "changes = [" + changed + "]\n") + (added.empty() ? "" : "added = [" + added + "]\n");
}

std::size_t count_amounts(const PublishedAmounts& amounts) {
    const auto count =
        std::count_if(amounts.begin(), amounts.end(), [](const PublishedAmount& each) { return !is_of_standard(each.cell); });
    return static_cast<std::size_t>(count);
}

const PublishedAmount* find_amount(const PublishedAmounts& amounts, std::string_view cell) {
    const auto found =
        std::find_if(amounts.begin(), amounts.end(), [cell](const PublishedAmount& amount) { return amount.cell == cell; });
    return found == amounts.end() ? nullptr : &*found;
}

}  // namespace sitegen

#include "load/load_corrected_cells.hpp"

#include <algorithm>

#include "load/load_expression.hpp"
#include "model/publications.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

std::string name_of(const CellReference& reference) {
    std::string name = reference.table;
    if (reference.rows.kind == RowSelector::Kind::row) name += "[" + reference.rows.text + "]";
    if (!reference.column.empty()) name += "." + reference.column;
    return name;
}

struct CorrectedCell {
    std::string name;
    Place place;
};

bool is_single(const CellReference& cell) {
    return cell.rows.kind == RowSelector::Kind::row && !cell.column.empty() && cell.column != "*";
}

// A cell that the document no longer has. The standard may no longer have its column or its table, either: only what was published
// tells whether there ever was such a cell, and a build compares with that.
std::optional<CellReference> load_removed_cell(TableReader& entry) {
    const TomlNode* node = entry.find("cell");
    if (node == nullptr || !is_quoted(*node, "a cell", entry.findings())) return std::nullopt;
    return parse_reference(node->text, node->place_in_text(0, 1), entry.findings(), spelling_of(*node));
}

std::optional<CellReference> load_cell(TableReader& entry, const Document& document, bool is_removed) {
    if (entry.find("cell") == nullptr) entry.report_missing("cell");
    std::optional<CellReference> cell = is_removed ? load_removed_cell(entry) : load_reference(entry, "cell", document);
    if (!cell || is_single(*cell)) return cell;
    entry.findings().error(rules::invalid_value, cell->place, "a change is of a single cell",
                           "Name its row and its column: expenditure[total].basic.");
    return std::nullopt;
}

// What the standard decides has no place in a table. That there ever was such a unit or figure, only the publication tells.
bool is_named_of_standard(TableReader& entry) {
    const TomlNode* node = entry.find("cell");
    return node != nullptr && node->kind == TomlNode::Kind::string && is_of_standard(node->text) && node->text.ends_with(')');
}

// With its place; nothing after a finding.
std::optional<CorrectedCell> load_corrected(TableReader& entry, const Document& document, bool is_removed) {
    if (is_named_of_standard(entry)) {
        const TomlNode& node = *entry.find("cell");
        return CorrectedCell{std::string(node.text), node.place};
    }
    const std::optional<CellReference> cell = load_cell(entry, document, is_removed);
    if (!cell) return std::nullopt;
    return CorrectedCell{name_of(*cell), cell->place};
}

void load_changes(TableReader& entry, Document& document, Version& version) {
    for (TableReader& each : entry.tables("changes", Need::optional)) {
        each.refuse_others({"cell", "was", "unit", "removed"});
        EarlierCell change;
        change.place = each.place();
        change.is_removed = each.boolean("removed");
        const std::optional<CorrectedCell> cell = load_corrected(each, document, change.is_removed);
        const TomlNode* was = each.find("was");
        if (was == nullptr) {
            each.report_missing("was");
            continue;
        }
        change.was = read_cell(*was, each.findings());
        change.unit = each.text("unit", Need::optional);
        if (!cell) continue;
        change.cell = cell->name;
        const auto is_of_cell = [&](const EarlierCell& other) { return other.cell == change.cell; };
        if (std::any_of(version.changes.begin(), version.changes.end(), is_of_cell)) {
            each.findings().error(rules::duplicate_id, cell->place, "the correction already has a change of " + change.cell,
                                  "Remove one of them.");
            continue;
        }
        version.changes.push_back(std::move(change));
    }
}

// A whole table has no brackets: "projects". Rows and cells are written as in the cell language.
void load_added(TableReader& entry, const Document& document, Version& version) {
    const TomlNode* list = entry.array("added", Need::optional);
    if (list == nullptr) return;
    for (const TomlNode& item : list->items()) {
        const bool is_table = item.kind == TomlNode::Kind::string && item.text.find('[') == std::string_view::npos;
        if (is_table) {
            const bool is_known =
                document.find_table(item.text) != nullptr || item.text == statements_table || item.text == performance_table;
            if (!is_known) {
                entry.findings().error(rules::unknown_table, item.place,
                                       "the document has no table \"" + std::string(item.text) + "\"",
                                       "Name a table, a row or a cell that the correction added.");
                continue;
            }
            version.added.push_back({std::string(item.text), item.place});
            continue;
        }
        const std::optional<CellReference> added = load_reference(item, document, entry.findings());
        if (!added) continue;
        if (added->rows.kind != RowSelector::Kind::row || added->column == "*") {
            entry.findings().error(rules::invalid_value, added->place, "this is not one row or one cell",
                                   "Name the whole table, or one row or cell in each text.");
            continue;
        }
        version.added.push_back({name_of(*added), added->place});
    }
}

// A correction that changes nothing would tell readers of a change that never was.
void report_idle(const Document& document, Findings& findings) {
    for (std::size_t i = 0; i < document.versions.size(); ++i) {
        const Version& version = document.versions[i];
        if (version.changes.empty() && version.added.empty()) continue;
        const PublishedAmounts after = amounts_published(document, i + 1);
        for (const EarlierCell& change : version.changes) {
            const PublishedAmount* corrected = find_amount(after, change.cell);
            if (corrected != nullptr && change.is_removed) {
                findings.error(rules::idle_correction, change.place, change.cell + " is still there after this correction",
                               "Leave out removed = true, or remove the cell.");
                continue;
            }
            if (corrected == nullptr ||
                !corrected->is_same({change.cell, change.was, change.unit.empty() ? corrected->unit : change.unit}))
                continue;
            findings.error(rules::idle_correction, change.place, change.cell + " was the same before this correction",
                           "Write what the publication before the correction had, or remove the change.");
        }
        for (const AddedCells& added : version.added) {
            const auto is_added = [&](const PublishedAmount& amount) { return added.have(amount.cell); };
            if (std::any_of(after.begin(), after.end(), is_added)) continue;
            findings.error(rules::idle_correction, added.place, "the corrected document has no amounts in " + added.name,
                           "Remove it from \"added\".");
        }
    }
}

}  // namespace

void load_corrected_cells(TableReader& reader, Document& document) {
    std::vector<TableReader> entries = reader.tables("version", Need::optional);
    if (entries.size() != document.versions.size()) return;  // reported where the versions are read
    const std::size_t errors_before = reader.findings().count(Severity::error);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        load_changes(entries[i], document, document.versions[i]);
        load_added(entries[i], document, document.versions[i]);
    }
    // What names no cell changes none: that follows.
    if (reader.findings().count(Severity::error) == errors_before) report_idle(document, reader.findings());
}

}  // namespace sitegen

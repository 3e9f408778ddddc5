#include "load/load_tables.hpp"

#include <algorithm>

#include "load/load_side.hpp"
#include "load/load_sources.hpp"
#include "model/rules.hpp"

namespace sitegen {

void TablesLoader::load(TableReader& file) {
    if (file.find("tables") == nullptr || document_.standard->tables.empty()) return;
    if (!file.table("tables", Need::required)) return miss_file();
    for (const TomlEntry& entry : file.find("tables")->entries()) {
        const TableForm* form = document_.standard->find_table(entry.key);
        if (form == nullptr) {
            std::vector<std::string> names;
            for (const TableForm& known : document_.standard->tables) names.push_back(known.id);
            findings_.error(rules::unknown_table, entry.place,
                            "the standard has no table \"" + entry.key + "\"" + nearest_hint(entry.key, names),
                            "Name a table of the standard.");
            may_be_elsewhere_ = true;
            continue;
        }
        if (!is_for_stage(form->stages, document_.stage)) {
            findings_.error(rules::unknown_table, entry.place,
                            "documents of the stage \"" + document_.stage + "\" have no table \"" + entry.key + "\"",
                            "Remove it, or add the stage to \"stages\" of the standard's table.");
            continue;
        }
        const auto [other, is_first] = loaded_.try_emplace(entry.key);
        if (is_first) {
            other->second = load_table(entry, *form);
        } else {
            findings_.error(rules::duplicate_id, entry.place,
                            "the table \"" + entry.key + "\" is given twice, also in " + sources_.at(other->second.place.file).path,
                            "Keep one.");
        }
    }
}

Table TablesLoader::load_table(const TomlEntry& entry, const TableForm& form) {
    Table table;
    table.form = &form;
    table.place = entry.place;
    if (form.sides.empty()) return table;  // the standard's declaration has faults
    harmless_count_ = 0;
    const std::size_t findings_before = findings_.list().size();
    TableReader block(entry.value, findings_);
    table.printed_note = block.text("note", Need::optional);
    table.unit = block.text("unit", Need::optional);
    if (table.unit.empty()) {
        table.unit = document_.unit;
    } else {
        check_unit(table.unit, block.place_of("unit"), *document_.standard, findings_);
    }
    table.rounded_to = block.text("rounded-to", Need::optional);
    if (!table.rounded_to.empty()) check_unit(table.rounded_to, block.place_of("rounded-to"), *document_.standard, findings_);
    if (table.rounded_to.empty()) table.rounded_to = document_.rounded_to;
    table.own_title = block.text("title", Need::optional);
    if (block.find("column-titles") != nullptr) load_column_titles(block, table);
    load_table_source(block, document_, table);
    const bool is_absent = block.find("state") != nullptr;
    if (!is_absent) table.restated = load_restatement(block, form);
    if (is_absent) {
        load_absence(block, table);
    } else if (!form.has_sides()) {
        block.refuse_others({"columns", "rows", "note", "unit", "source", "source-page", "source-pages", "source-cells", "state",
                             "restated", "rounded-to", "title", "column-titles", "row-titles"});
        load_source_cells(block, table);
        table.sides.push_back(take_side(form.sides.front(), entry.key, block));
    } else {
        std::vector<std::string> known = {"note",  "unit",     "source",     "source-page", "source-pages",
                                          "state", "restated", "rounded-to", "title",       "column-titles"};
        for (const SideForm& side : form.sides) {
            known.push_back(side.id);
            if (std::optional<TableReader> part = block.table(side.id, Need::required)) {
                part->refuse_others({"columns", "rows", "source-cells", "row-titles"});
                load_source_cells(*part, table);
                table.sides.push_back(take_side(side, entry.key, *part));
            }
        }
        block.refuse_others(known);
    }
    // finish() leaves the table out, because every check of its cells would only report the same faults again.
    if (findings_.list().size() > findings_before + harmless_count_) table.sides.clear();
    return table;
}

void TablesLoader::load_column_titles(TableReader& block, Table& table) {
    std::vector<std::string> columns;
    for (const SideForm& side : table.form->sides) {
        for (const ColumnForm& column : side.columns) columns.push_back(column.id);
    }
    table.own_column_titles = block.texts_by_id("column-titles", columns);
}

Side TablesLoader::take_side(const SideForm& form, const std::string& table, TableReader& block) {
    LoadedSide loaded = load_side(form, table, block, document_, findings_);
    harmless_count_ += loaded.harmless_count;
    return std::move(loaded.side);
}

// The publisher left this table out. Its state is the state of all of its cells.
void TablesLoader::load_absence(TableReader& block, Table& table) {
    block.refuse_others({"state", "reason", "note", "unit", "source", "source-page", "source-pages", "title", "column-titles"});
    const std::string state = block.text("state", Need::required);
    for (const CellState each : {CellState::not_published, CellState::did_not_exist, CellState::withheld}) {
        if (state == name_of(each)) table.absence = each;
    }
    if (!table.absence && !state.empty()) {
        findings_.error(rules::invalid_value, block.place_of("state"), "a table has no state \"" + state + "\"",
                        "Write \"not published\", \"did not exist\" or \"withheld\".");
    }
    table.absence_reason = block.text("reason", Need::optional);
    for (const SideForm& side : table.form->sides) table.sides.push_back({&side, {}});
}

// Without "columns", this is about all columns with last year's amounts.
std::optional<Restatement> TablesLoader::load_restatement(TableReader& block, const TableForm& form) {
    std::optional<TableReader> entry = block.table("restated", Need::optional);
    if (!entry) return std::nullopt;
    entry->refuse_others({"reason", "columns"});
    Restatement result;
    result.differences.check = rules::prior_year;
    result.differences.table = form.id;
    result.differences.place = entry->place();
    result.differences.reason = entry->text("reason", Need::required);
    std::vector<std::string> known;
    for (const SideForm& side : form.sides) {
        for (const ColumnForm& column : side.columns) {
            if (!column.prior_of.empty()) known.push_back(column.id);
        }
    }
    result.columns = entry->texts("columns", Need::optional);
    for (const std::string& column : result.columns) {
        if (std::find(known.begin(), known.end(), column) != known.end()) continue;
        findings_.error(rules::invalid_value, entry->place_of("columns"),
                        "the column \"" + column + "\" does not print last year's amounts" + nearest_hint(column, known),
                        "Name columns that the standard declares with prior-of.");
    }
    if (known.empty()) {
        findings_.error(rules::invalid_value, entry->place(), "no column of " + form.id + " prints last year's amounts",
                        "Declare the column with prior-of in the standard, or remove \"restated\".");
    }
    if (result.columns.empty()) result.columns = known;
    return result;
}

void TablesLoader::finish() {
    for (const TableForm& form : document_.standard->tables) {
        const auto found = loaded_.find(form.id);
        const bool is_left_out = form.is_optional || !is_for_stage(form.stages, document_.stage);
        if (found == loaded_.end() && is_left_out) {
            document_.tables.push_back(left_out(form));
        } else if (found == loaded_.end()) {
            if (!may_be_elsewhere_ && !form.sides.empty()) report_missing(form);
        } else if (!found->second.sides.empty()) {
            document_.tables.push_back(std::move(found->second));
        }
    }
}

// A table that the standard lets the document leave out. Nothing is known of its cells.
Table TablesLoader::left_out(const TableForm& form) const {
    Table table;
    table.form = &form;
    table.unit = document_.unit;
    table.absence = CellState::did_not_exist;
    for (const SideForm& side : form.sides) table.sides.push_back({&side, {}});
    return table;
}

void TablesLoader::report_missing(const TableForm& form) {
    std::string blocks;
    bool has_items = false;
    for (const SideForm& side : form.sides) {
        blocks += (blocks.empty() ? "[tables." : " and [tables.") + form.id + (form.has_sides() ? "." + side.id : "") + "]";
        has_items = has_items || side.rows.kind == RowsForm::Kind::items;
    }
    findings_.error(rules::missing_table, document_.place, "the table \"" + form.id + "\" is missing",
                    "Add " + blocks +
                        (has_items ? " with every row of the standard; \"\" stands for a blank cell."
                                   : ", with rows = [] and a note if it has no data.") +
                        " If the table was not published, write state = \"not published\" instead.");
}

void check_unit(const std::string& unit, const Place& place, const Standard& standard, Findings& findings) {
    if (standard.units.empty() || standard.units.contains(unit)) return;
    std::vector<std::string> names;
    for (const auto& [name, power] : standard.units) names.push_back(name);
    findings.error(rules::unknown_unit, place, "the standard declares no unit \"" + unit + "\"" + nearest_hint(unit, names),
                   "Use a declared unit, or declare this one in the standard's units.");
}

}  // namespace sitegen

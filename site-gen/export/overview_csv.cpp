#include "export/overview_csv.hpp"

#include <algorithm>

#include "export/csv_writer.hpp"
#include "text/one_field.hpp"

namespace sitegen {

namespace {

bool has_any_notes(const OverviewTable& table) {
    const auto has_notes = [](const auto& each) { return !each.notes.empty(); };
    return !table.title_notes.empty() || std::any_of(table.columns.begin(), table.columns.end(), has_notes) ||
           std::any_of(table.rows.begin(), table.rows.end(),
                       [&](const OverviewRow& row) { return std::any_of(row.cells.begin(), row.cells.end(), has_notes); });
}

// The notes on the table, on the row's name, and on columns and cells; the latter begin with the column's id. So a row that is
// copied from the file has all notes that concern it.
std::string notes_of_row(const OverviewTable& table, const OverviewRow& row) {
    std::vector<std::string> notes = table.title_notes;
    const auto add = [&notes](std::string note) {
        if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(std::move(note));
    };
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string prefix = i == 0 ? std::string() : table.columns[i].id + ": ";
        for (const auto* list : {&table.columns[i].notes, &row.cells[i].notes}) {
            for (const std::string& note : *list) add(prefix + note);
        }
    }
    return in_one_field(notes);
}

}  // namespace

void append_overview_csv(std::string& out, const OverviewTable& table) {
    CsvWriter csv(out);
    for (const OverviewColumn& column : table.columns) {
        if (column.has_codes) csv.text("code");
        csv.text(column.id);
    }
    const bool has_notes = has_any_notes(table);
    if (has_notes) csv.text("notes");
    csv.end_row();
    for (const OverviewRow& row : table.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const OverviewCell& cell = row.cells[i];
            if (table.columns[i].has_codes) csv.text(cell.code);
            if (cell.amount) {
                csv.ready(cell.amount->plain());
            } else {
                csv.text(cell.text);
            }
        }
        if (has_notes) csv.text(notes_of_row(table, row));
        csv.end_row();
    }
}

}  // namespace sitegen

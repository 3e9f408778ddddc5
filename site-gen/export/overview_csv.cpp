#include "export/overview_csv.hpp"

#include <algorithm>

#include "export/csv_writer.hpp"
#include "text/one_field.hpp"

namespace sitegen {

namespace {

// Columns of numbers have no words, so that programs can read them.
bool is_reason(const OverviewColumn& column, const OverviewCell& cell) {
    return column.is_amount && !cell.amount && !cell.text.empty();
}

// Why amounts are missing, and the notes on the table, on the row's name, and on columns and cells; what is about columns and cells
// begins with the column's id. So a row that is copied from the file has everything that concerns it.
std::string notes_of_row(const OverviewTable& table, const OverviewRow& row) {
    std::vector<std::string> notes = table.title_notes;
    const auto add = [&notes](std::string note) {
        if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(std::move(note));
    };
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const bool has_remarks =
            !table.columns[i].notes.empty() || !row.cells[i].notes.empty() || is_reason(table.columns[i], row.cells[i]);
        if (!has_remarks) continue;
        const std::string prefix = i == 0 ? std::string() : table.columns[i].id + ": ";
        if (is_reason(table.columns[i], row.cells[i])) add(prefix + row.cells[i].text);
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
    csv.text("notes");
    csv.end_row();
    for (const OverviewRow& row : table.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const OverviewCell& cell = row.cells[i];
            if (table.columns[i].has_codes) csv.text(cell.code);
            if (cell.amount) {
                csv.ready(cell.amount->plain());
            } else {
                csv.text(is_reason(table.columns[i], cell) ? std::string() : cell.text);
            }
        }
        csv.text(notes_of_row(table, row));
        csv.end_row();
    }
}

}  // namespace sitegen

#include "export/overview_csv.hpp"

#include <algorithm>

#include "export/csv_writer.hpp"
#include "export/facts_csv.hpp"
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

bool has_total(const OverviewTable& table) {
    return std::any_of(table.rows.begin(), table.rows.end(), [](const OverviewRow& row) { return row.is_total; });
}

// All its numbers are percentages.
bool is_of_percentages(const OverviewTable& table, std::size_t column) {
    const auto is_other = [column](const OverviewRow& row) {
        return row.cells[column].amount && row.cells[column].kind != OverviewCell::Kind::percent;
    };
    const auto has_number = [column](const OverviewRow& row) { return row.cells[column].amount.has_value(); };
    return std::any_of(table.rows.begin(), table.rows.end(), has_number) &&
           std::none_of(table.rows.begin(), table.rows.end(), is_other);
}

// A column that facts have, too, means the same there. name: otherwise, what people read.
TableField text_field(const std::string& id, const std::string& name, bool is_of_key, const Words& words) {
    const TableField plain{id, id, FieldType::text, name};
    TableField field = find_facts_field(id, words).value_or(plain);
    if (field.type != FieldType::text) field = plain;  // what facts have there is a number
    field.is_of_key = is_of_key;
    field.is_always_set = false;  // totals have no ids
    return field;
}

}  // namespace

void append_overview_csv(std::string& out, const OverviewTable& table) {
    CsvWriter csv(out);
    for (const OverviewColumn& column : table.columns) {
        for (const std::string& id : column.ids) csv.text(id);
        csv.text(column.id);
    }
    csv.text("role");
    csv.text("notes");
    csv.end_row();
    for (const OverviewRow& row : table.rows) {
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const OverviewCell& cell = row.cells[i];
            for (std::size_t id = 0; id < table.columns[i].ids.size(); ++id)
                csv.text(id < cell.ids.size() ? cell.ids[id] : std::string());
            if (cell.amount) {
                csv.ready(cell.amount->plain());
            } else if (is_reason(table.columns[i], cell)) {
                csv.text({});
            } else {
                csv.text(cell.plain.empty() ? cell.text : cell.plain);
            }
        }
        csv.ready(row.is_total ? "total" : "item");
        csv.text(notes_of_row(table, row));
        csv.end_row();
    }
}

std::vector<TableField> overview_csv_fields(const OverviewTable& table, const Words& words) {
    std::vector<TableField> fields;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const OverviewColumn& column = table.columns[i];
        for (std::size_t id = 0; id < column.ids.size(); ++id)
            fields.push_back(text_field(column.ids[id], column.title, id < column.key_size, words));
        if (!column.is_amount) {
            fields.push_back(text_field(column.id, column.title, column.ids.empty() && column.key_size > 0, words));
            continue;
        }
        TableField& field = fields.emplace_back(TableField{column.id, column.id, FieldType::number, column.title});
        if (column.is_money) field.unit = table.unit;
        if (is_of_percentages(table, i)) field.unit = "%";
    }
    TableField role = text_field("role", {}, false, words);
    role.is_always_set = true;
    role.categories = {"item", "total"};
    // A total has the names of no row.
    role.is_of_key =
        has_total(table) && std::any_of(fields.begin(), fields.end(), [](const TableField& each) { return each.is_of_key; });
    fields.push_back(std::move(role));
    fields.push_back({"notes", "notes", FieldType::text, words.at("notes")});
    return fields;
}

}  // namespace sitegen

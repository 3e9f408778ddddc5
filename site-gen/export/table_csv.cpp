#include "export/table_csv.hpp"

#include "export/csv_writer.hpp"
#include "model/figure.hpp"
#include "text/one_field.hpp"

namespace sitegen {

namespace {

void write_cell(CsvWriter& csv, const Cell& cell, const Words& words) {
    if (cell.state == CellState::amount || cell.state == CellState::blank) return csv.amount(cell);
    csv.text(cell.state == CellState::text ? *cell.text : words.at(word_of(cell.state)));
}

void write_headings(CsvWriter& csv, const std::vector<TableField>& fields) {
    for (const TableField& field : fields) csv.quoted(field.name);
    csv.end_row();
}

// The notes on a row and, if a column is given, on its cell.
std::string notes_on(const PrintedTable& table, const PrintedRow& row, std::string_view column) {
    std::vector<std::string_view> texts;
    for (const PrintedNote& note : table.notes) {
        if (note.concerns(row, column)) texts.push_back(note.text);
    }
    return in_one_field(texts);
}

template <typename Texts>
std::string_view text_at(const Texts& texts, std::size_t index) {
    return index < texts.size() ? std::string_view(texts[index]) : std::string_view();
}

// Writes one row of a table. Its side has a number and a title, which is ready as a field.
class RowWriter {
  public:
    RowWriter(CsvWriter& csv, const PrintedTable& table, std::size_t side, const Words& words)
        : csv_(csv), table_(table), side_(side), side_title_(fields_of({table.sides[side].title})), words_(words) {}

    void write(const PrintedRow& row) {
        for (const PrintedColumn& column : table_.columns) write(row, column);
        csv_.end_row();
    }

  private:
    void write(const PrintedRow& row, const PrintedColumn& column) {
        switch (column.kind) {
            case PrintedColumn::Kind::side:
                return csv_.ready(side_title_);
            case PrintedColumn::Kind::code:
                return csv_.text(text_at(row.codes, column.index));
            case PrintedColumn::Kind::name:
                return csv_.text(text_at(row.names, column.index));
            case PrintedColumn::Kind::level:
                return row.role == RowRole::line ? csv_.amount({CellState::amount, Amount(row.level, 0), {}}) : csv_.empty();
            case PrintedColumn::Kind::unit:
                return csv_.text(row.unit);
            case PrintedColumn::Kind::text:
                return csv_.text(text_at(row.texts, column.index));
            case PrintedColumn::Kind::amount:
                return column.side == side_ ? write_cell(csv_, row.cells[column.index], words_) : csv_.empty();
            case PrintedColumn::Kind::notes:
                return csv_.text(notes_on(table_, row, {}));
        }
    }

    CsvWriter& csv_;
    const PrintedTable& table_;
    std::size_t side_;
    std::string side_title_;
    const Words& words_;
};

// Fields that all cells of a table share are made once for the table, and fields of a row once for the row.
void append_cells(CsvWriter& csv, const PrintedDocument& document, const PrintedTable& table) {
    const std::string unit = fields_of({table.unit});
    const std::string source = fields_of({table.source == nullptr ? "" : table.source->id, text_of(table.pages)});
    for (const PrintedSide& side : table.sides) {
        const std::string place = fields_of({document.department, document.year, document.stage, table.id, side.id});
        std::vector<std::string> columns;
        std::vector<std::string> units;
        for (const PrintedColumn& column : table.amounts_of(side)) {
            columns.push_back(fields_of({column.id}));
            const bool is_of_table = column.is_of_money && column.unit.empty();
            units.push_back(is_of_table ? unit : fields_of({column.unit}));
        }
        for (const PrintedRow& row : side.rows) {
            const std::string line = place + ',' + fields_of({row.id, in_one_field(row.names)});
            const std::string unit_of_row = row.unit.empty() ? std::string() : fields_of({row.unit});
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                if (table.amounts_of(side)[i].is_text) continue;  // it is in the table's own file
                csv.ready(line);
                csv.ready(columns[i]);
                csv.amount(row.cells[i]);
                csv.ready(unit_of_row.empty() ? units[i] : unit_of_row);
                csv.ready(name_of(row.cells[i].state));
                csv.ready(source);
                csv.text(table.notes.empty() ? std::string() : notes_on(table, row, table.amounts_of(side)[i].id));
                csv.end_row();
            }
        }
    }
}

}  // namespace

void append_table_csv(std::string& out, const PrintedTable& table, const Words& words) {
    CsvWriter csv(out);
    write_headings(csv, table_csv_fields(table));
    for (std::size_t side = 0; side < table.sides.size(); ++side) {
        RowWriter writer(csv, table, side, words);
        for (const PrintedRow& row : table.sides[side].rows) writer.write(row);
    }
}

std::vector<TableField> table_csv_fields(const PrintedTable& table) {
    std::vector<TableField> fields;
    for (const PrintedColumn& column : table.columns) {
        const char* const begin = looks_like_formula(column.heading) ? "'" : "";
        const bool is_number =
            column.kind == PrintedColumn::Kind::level || (column.kind == PrintedColumn::Kind::amount && !column.is_text);
        fields.push_back({begin + column.heading, is_number});
    }
    return fields;
}

void append_cells_csv(std::string& out, const PrintedDocument& document) {
    CsvWriter csv(out);
    write_headings(csv, cells_csv_fields());
    for (const PrintedTable& table : document.tables) append_cells(csv, document, table);
}

std::vector<TableField> cells_csv_fields() {
    std::vector<TableField> fields;
    for (const char* name : {"department", "year", "stage", "table", "side", "row_code", "row_name", "column", "amount", "unit",
                             "state", "source", "source_pages", "notes"})
        fields.push_back({name, std::string_view(name) == "amount"});
    return fields;
}

const std::vector<std::string>& csv_words() {
    static const std::vector<std::string> names = {"cell-not-published", "cell-did-not-exist", "cell-withheld",
                                                   "cell-not-applicable"};
    return names;
}

}  // namespace sitegen

#include "export/table_csv.hpp"

#include "export/csv_writer.hpp"
#include "model/figure.hpp"

namespace sitegen {

namespace {

void write_cell(CsvWriter& csv, const Cell& cell, const Words& words) {
    if (cell.state == CellState::amount || cell.state == CellState::blank) return csv.amount(cell);
    csv.text(cell.state == CellState::text ? *cell.text : words.at(word_of(cell.state)));
}

void write_headings(CsvWriter& csv, const std::vector<TableField>& fields) {
    for (const TableField& field : fields) &field == &fields.front() ? csv.first(field.name) : csv.quoted(field.name);
    csv.end_row();
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
                return csv_.text(table_.notes_on(row, {}));
        }
    }

    CsvWriter& csv_;
    const PrintedTable& table_;
    std::size_t side_;
    std::string side_title_;
    const Words& words_;
};

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

const std::vector<std::string>& csv_words() {
    static const std::vector<std::string> names = {"cell-not-published", "cell-did-not-exist", "cell-withheld",
                                                   "cell-not-applicable"};
    return names;
}

}  // namespace sitegen

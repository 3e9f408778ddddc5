#include "export/table_csv.hpp"

#include <algorithm>
#include <set>

#include "export/csv_writer.hpp"
#include "model/figure.hpp"
#include "text/one_field.hpp"

namespace sitegen {

namespace {

// What a cell has instead of a number. Columns of numbers have no words, so that programs can read them.
std::string_view reason_in(const Cell& cell, const Words& words) {
    if (cell.state == CellState::amount || cell.state == CellState::blank) return {};
    return cell.state == CellState::text ? std::string_view(*cell.text) : words.at(word_of(cell.state));
}

// A spreadsheet would compute some headings.
std::string name_in_file(const PrintedColumn& column) {
    return looks_like_formula(column.heading) ? '\'' + column.heading : column.heading;
}

void write_headings(CsvWriter& csv, const PrintedTable& table) {
    for (const PrintedColumn& column : table.columns)
        &column == &table.columns.front() ? csv.first(name_in_file(column)) : csv.quoted(name_in_file(column));
    csv.end_row();
}

// Whether a column that is not printed has that name.
bool has_fixed_name(const PrintedTable& table, std::string_view name) {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [name](const PrintedColumn& each) { return each.has_fixed_name && each.heading == name; });
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
                return column.side == side_ ? write_cell(row.cells[column.index], column) : csv_.empty();
            case PrintedColumn::Kind::row:
                return csv_.text(row.id);
            case PrintedColumn::Kind::notes:
                return csv_.text(in_one_field(remarks_on(row)));
        }
    }

    void write_cell(const Cell& cell, const PrintedColumn& column) {
        if (column.is_text) return cell.state == CellState::blank ? csv_.empty() : csv_.text(reason_in(cell, words_));
        cell.state == CellState::amount ? csv_.amount(cell) : csv_.empty();
    }

    // Why it lacks amounts, once if that is the same for all of them; then the notes.
    [[nodiscard]] std::vector<std::string> remarks_on(const PrintedRow& row) const {
        std::vector<std::string> remarks;
        bool is_of_all = true;
        std::string_view last;
        for (const PrintedColumn& column : table_.columns) {
            if (column.kind != PrintedColumn::Kind::amount || column.side != side_ || column.is_text) continue;
            const std::string_view reason = reason_in(row.cells[column.index], words_);
            is_of_all = is_of_all && !reason.empty() && (remarks.empty() || reason == last);
            last = reason;
            if (!reason.empty()) remarks.push_back(column.heading + ": " + std::string(reason));
        }
        if (is_of_all && !remarks.empty()) remarks = {std::string(last)};
        std::string notes = table_.notes_on(row, {});
        if (!notes.empty()) remarks.push_back(std::move(notes));
        return remarks;
    }

    CsvWriter& csv_;
    const PrintedTable& table_;
    std::size_t side_;
    std::string side_title_;
    const Words& words_;
};

// What the Fiscal Data Package calls codes of that kind, or their names. Codes of all levels stand in one column.
std::string fiscal_type_of(ClassificationKind kind, const char* part) {
    switch (kind) {
        case ClassificationKind::other:
            return {};
        case ClassificationKind::functional:
            return std::string("functional-classification:generic:") + part;
        case ClassificationKind::economic:
            return std::string("economic-classification:generic:") + part;
        case ClassificationKind::administrative:
            return std::string("administrative-classification:generic:") + part;
        case ClassificationKind::financing:
            return std::string("fin-source:generic:") + part;
        case ClassificationKind::programme:
            return std::string("activity:generic:program:") + part;
    }
    return {};
}

}  // namespace

void append_table_csv(std::string& out, const PrintedTable& table, const Words& words) {
    CsvWriter csv(out);
    write_headings(csv, table);
    for (std::size_t side = 0; side < table.sides.size(); ++side) {
        RowWriter writer(csv, table, side, words);
        for (const PrintedRow& row : table.sides[side].rows) writer.write(row);
    }
}

std::vector<TableField> table_csv_fields(const PrintedTable& table, const Words& words) {
    std::vector<std::string> sides;
    for (const PrintedSide& side : table.sides) sides.push_back(side.title);
    // Two sides of one title have rows that only the other columns tell apart.
    const bool has_key = std::set<std::string>(sides.begin(), sides.end()).size() == sides.size();
    std::vector<TableField> fields;
    for (const PrintedColumn& column : table.columns) {
        TableField& field = fields.emplace_back();
        field.name = name_in_file(column);
        field.title = column.title.empty() || column.kind == PrintedColumn::Kind::amount ? column.heading : column.title;
        field.description = words.at(column.explanation);
        if (column.has_fixed_name) field.id = column.heading;
        switch (column.kind) {
            case PrintedColumn::Kind::side:
                field.is_of_key = has_key;
                field.is_always_set = true;
                if (has_key) field.categories = sides;
                break;
            case PrintedColumn::Kind::level:
                field.type = FieldType::integer;
                break;
            case PrintedColumn::Kind::row:
                field.is_of_key = has_key;
                field.is_always_set = true;
                field.fiscal_type = "budget-line-id";
                break;
            case PrintedColumn::Kind::amount:
                if (!has_fixed_name(table, column.id)) field.id = column.id;
                if (column.is_text) break;
                field.type = FieldType::number;
                if (column.measure == ColumnKind::money) field.fiscal_type = "value";
                field.unit = !column.unit.empty() || !column.is_of_money ? column.unit : table.unit;
                break;
            case PrintedColumn::Kind::text:
                if (column.has_numbers) field.type = FieldType::number;
                break;
            case PrintedColumn::Kind::code:
                field.fiscal_type = fiscal_type_of(column.classification, "code");
                break;
            case PrintedColumn::Kind::name:
                field.fiscal_type = fiscal_type_of(column.classification, "label");
                break;
            case PrintedColumn::Kind::unit:
            case PrintedColumn::Kind::notes:
                break;
        }
    }
    return fields;
}

const std::vector<std::string>& csv_words() {
    static const std::vector<std::string> names = {"cell-not-published", "cell-did-not-exist", "cell-withheld",
                                                   "cell-not-applicable"};
    return names;
}

}  // namespace sitegen

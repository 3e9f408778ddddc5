#include "export/facts_csv.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "export/csv_writer.hpp"
#include "text/one_field.hpp"

namespace sitegen {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Fields that many rows share, made once.
std::string fields_as_they_are(std::initializer_list<std::string_view> values) {
    std::string fields;
    CsvWriter csv(fields);
    for (const std::string_view value : values) csv.quoted(value);
    return fields;
}

// The amount × 10^power with as many decimals as it needs to be as exact as printed. It may be longer than an Amount can be.
void append_moved(std::string& out, const Amount& amount, int power) {
    if (power <= amount.decimals()) {
        append_plain(out, Amount(amount.coefficient(), amount.decimals() - power));
        return;
    }
    append_plain(out, Amount(amount.coefficient(), 0));
    if (!amount.is_zero()) out.append(static_cast<std::size_t>(power - amount.decimals()), '0');
}

// What the amounts of a unit are in the smallest unit of the money.
struct BaseUnit {
    std::string unit_field;
    int power = 0;
    std::string base_field;
};

class FactsWriter {
  public:
    FactsWriter(std::string& out, const PrintedDocument& document) : csv_(out), document_(document) {
        start_ = fields_as_they_are(
            {document.department_id, document.department, document.group, document.year, document.stage, document.standard});
    }

    void write(const PrintedTable& table) {
        source_ = fields_as_they_are(
            {document_.version, table.source == nullptr ? "" : std::string_view(table.source->title), text_of(table.pages)});
        if (table.absence) return write_absence(table);
        for (const PrintedSide& side : table.sides) write(table, side);
    }

  private:
    struct Column {
        std::string fields;  // its id, title, direction and measure
        BaseUnit unit;
        const char* restated;
    };

    // Nobody knows its rows.
    void write_absence(const PrintedTable& table) {
        csv_.ready(start_);
        csv_.ready(fields_as_they_are({table.id, table.title, "", "", "", "", "", "", "", "", "", "", "", "", "", "", "", ""}));
        csv_.ready(name_of(*table.absence));
        csv_.ready("false");
        csv_.ready(source_);
        csv_.quoted(table.absence_reason);
        csv_.end_row();
    }

    void write(const PrintedTable& table, const PrintedSide& side) {
        const std::string place = start_ + ',' + fields_as_they_are({table.id, table.title, side.id});
        const std::string classifications = joined(side.classifications);
        columns_.clear();
        for (const PrintedColumn& column : table.amounts_of(side)) {
            const bool is_of_table = column.is_of_money && column.unit.empty();
            columns_.push_back({fields_of(column, column.measure), base_of(is_of_table ? table.unit : column.unit, column.measure),
                                column.is_restated ? "true" : "false"});
        }
        for (const PrintedRow& row : side.rows) {
            line_ = place;
            line_ += ',';
            const std::string codes = joined(row.codes);
            line_ += fields_as_they_are({row.id, codes, codes.empty() ? std::string() : classifications, in_one_field(row.names),
                                         row.role == RowRole::line ? std::to_string(row.level) : std::string(), role_name(row)});
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                // A text is in the table's own file.
                if (table.amounts_of(side)[i].is_text || row.cells[i].state == CellState::text) continue;
                write(table, row, row.cells[i], i, side);
            }
        }
    }

    void write(const PrintedTable& table, const PrintedRow& row, const Cell& cell, std::size_t i, const PrintedSide& side) {
        const Column& column = columns_[i];
        const PrintedColumn& printed = table.amounts_of(side)[i];
        csv_.ready(line_);
        // A row that names its unit may count something in a column of money, as figures of the text do.
        const bool counts = printed.measure == ColumnKind::money && !row.unit.empty() && !is_of_money(row.unit);
        const ColumnKind measure = counts ? ColumnKind::count : printed.measure;
        counts ? csv_.ready(fields_of(printed, measure)) : csv_.ready(column.fields);
        csv_.amount(cell);
        const BaseUnit own = row.unit.empty() ? BaseUnit() : base_of(row.unit, measure);
        const BaseUnit& unit = row.unit.empty() ? column.unit : own;
        csv_.ready(unit.unit_field);
        moved_.clear();
        if (cell.state == CellState::amount) append_moved(moved_, cell.printed, unit.power);
        csv_.ready(moved_);
        csv_.ready(unit.base_field);
        csv_.ready(measure == ColumnKind::money ? document_.currency : std::string_view());
        csv_.ready(name_of(cell.state));
        csv_.ready(column.restated);
        csv_.ready(source_);
        csv_.quoted(table.notes.empty() ? std::string() : table.notes_on(row, table.amounts_of(side)[i].id));
        csv_.end_row();
    }

    static std::string fields_of(const PrintedColumn& column, ColumnKind measure) {
        const char* direction = measure == ColumnKind::money ? name_of(column.direction) : "";
        return fields_as_they_are({column.id, column.title, direction, name_of(measure)});
    }

    [[nodiscard]] bool is_of_money(std::string_view unit) const {
        return document_.units != nullptr && document_.units->find(unit) != document_.units->end();
    }

    // Only money has other units.
    [[nodiscard]] BaseUnit base_of(std::string_view unit, ColumnKind measure) const {
        const std::string field = fields_as_they_are({unit});
        if (measure != ColumnKind::money || document_.units == nullptr) return {field, 0, field};
        const auto power = document_.units->find(unit);
        if (power == document_.units->end()) return {field, 0, field};
        return {field, power->second - document_.base.power, fields_as_they_are({document_.base.name})};
    }

    // Those that are there.
    static std::string joined(std::span<const std::string> ids) {
        std::string all;
        for (const std::string& id : ids) {
            if (id.empty()) continue;
            if (!all.empty()) all += '/';
            all += id;
        }
        return all;
    }

    CsvWriter csv_;
    const PrintedDocument& document_;
    std::string start_;  // the same in all rows of the document
    std::string source_;
    std::string line_;
    std::string moved_;
    std::vector<Column> columns_;
};

void append_header(std::string& out, const std::vector<FactsColumn>& columns) {
    CsvWriter csv(out);
    for (const FactsColumn& column : columns) csv.quoted(column.name);
    csv.end_row();
}

// The length of the first row with its end. Fields in quotes may have lines of their own.
std::size_t length_of_row(std::string_view csv) {
    std::size_t end = 0;
    bool is_quoted = false;
    do {
        const std::size_t found = csv.find('\n', end);
        const std::size_t next = found == std::string_view::npos ? csv.size() : found + 1;
        const std::string_view line = csv.substr(end, next - end);
        is_quoted = is_quoted != (std::count(line.begin(), line.end(), '"') % 2 != 0);
        end = next;
    } while (is_quoted && end < csv.size());
    return end;
}

}  // namespace

void append_facts_csv(std::string& out, const PrintedDocument& document) {
    append_header(out, facts_csv_columns());
    FactsWriter writer(out, document);
    for (const auto* tables : {&document.tables, &document.stated}) {
        for (const PrintedTable& table : *tables) writer.write(table);
    }
}

namespace {

std::vector<FactsColumn> columns_of_facts(bool are_joined) {
    std::vector<FactsColumn> columns;
    std::copy_if(facts_columns.begin(), facts_columns.end(), std::back_inserter(columns),
                 [&](const FactsColumn& column) { return are_joined || !column.is_only_in_joined; });
    return columns;
}

TableField field_of(const FactsColumn& column, const Words& words) {
    const std::string word = fact_word(column.name);
    TableField field{column.name, column.name, column.type, words.at(word)};
    field.description = words.at(word + "-explained");
    field.fiscal_type = column.fiscal_type;
    field.is_of_key = column.is_of_key;
    field.is_always_set = column.is_always_set;
    for (const std::string_view value : fact_values(column.name)) field.categories.emplace_back(value);
    return field;
}

std::vector<TableField> described(const std::vector<FactsColumn>& columns, const Words& words) {
    std::vector<TableField> fields;
    fields.reserve(columns.size());
    for (const FactsColumn& column : columns) fields.push_back(field_of(column, words));
    return fields;
}

}  // namespace

std::vector<FactsColumn> facts_csv_columns() { return columns_of_facts(false); }
std::vector<FactsColumn> joined_facts_columns() { return columns_of_facts(true); }
std::vector<TableField> facts_csv_fields(const Words& words) { return described(facts_csv_columns(), words); }
std::vector<TableField> joined_facts_fields(const Words& words) { return described(joined_facts_columns(), words); }

std::optional<TableField> find_facts_field(std::string_view name, const Words& words) {
    const auto* const column =
        std::find_if(facts_columns.begin(), facts_columns.end(), [name](const FactsColumn& each) { return each.name == name; });
    if (column == facts_columns.end()) return std::nullopt;
    return field_of(*column, words);
}

void append_joined_facts_header(std::string& out) { append_header(out, joined_facts_columns()); }

void append_joined_facts(std::string& out, std::string_view csv, const FactsPart& part) {
    if (csv.starts_with(byte_order_mark)) csv.remove_prefix(byte_order_mark.size());
    csv.remove_prefix(length_of_row(csv));
    const std::string start = fields_as_they_are({part.department, part.department_name}) + ',';
    const std::string more = start + fields_as_they_are({part.container}) + ',';
    while (!csv.empty()) {
        if (!csv.starts_with(start)) throw std::logic_error("a file of facts is not of " + std::string(part.department));
        const std::size_t length = length_of_row(csv);
        out += more;
        out += csv.substr(start.size(), length - start.size());
        csv.remove_prefix(length);
    }
}

}  // namespace sitegen

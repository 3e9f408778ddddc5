#include "export/overview_csv.hpp"

#include <algorithm>
#include <optional>

#include "export/csv_writer.hpp"
#include "export/facts_csv.hpp"
#include "text/one_field.hpp"

namespace sitegen {

namespace {

// Columns of numbers have no words, so that programs can read them.
bool is_reason(const OverviewColumn& column, const OverviewCell& cell) {
    return column.is_amount && !cell.amount && !cell.text.empty();
}

// Columns of the page that are one column of the file: those that differ in nothing but what they are of.
struct ValueColumn {
    const OverviewColumn* first = nullptr;
    std::vector<std::size_t> places;  // among the page's columns
};

// How the page's columns lie in the file.
class FileColumns {
  public:
    explicit FileColumns(const OverviewTable& table) : table_(table) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const OverviewColumn& column = table.columns[i];
            if (column.facets.empty()) {
                (facets_.empty() ? before_ : behind_).push_back(i);
                continue;
            }
            if (std::find(facets_.begin(), facets_.end(), column.facets) == facets_.end()) facets_.push_back(column.facets);
            const auto same = std::find_if(values_.begin(), values_.end(), [&column](const ValueColumn& value) {
                return value.first->value_id == column.value_id;
            });
            if (same == values_.end()) {
                values_.push_back({&column, {i}});
            } else {
                same->places.push_back(i);
            }
        }
    }

    [[nodiscard]] const std::vector<std::size_t>& before() const { return before_; }
    [[nodiscard]] const std::vector<std::size_t>& behind() const { return behind_; }
    [[nodiscard]] const std::vector<ValueColumn>& values() const { return values_; }
    // What the rows of a row are of; none if it has one row.
    [[nodiscard]] const std::vector<std::vector<OverviewFacet>>& facets() const { return facets_; }
    // Nothing if the page has no such column.
    [[nodiscard]] std::optional<std::size_t> place_of(const ValueColumn& value, const std::vector<OverviewFacet>& facets) const {
        for (const std::size_t place : value.places) {
            if (table_.columns[place].facets == facets) return place;
        }
        return std::nullopt;
    }

  private:
    const OverviewTable& table_;
    std::vector<std::size_t> before_;  // the columns that each row repeats
    std::vector<std::vector<OverviewFacet>> facets_;
    std::vector<ValueColumn> values_;
    std::vector<std::size_t> behind_;  // only the last row has their numbers, which are about all of them
};

// Why amounts are missing, and the notes on the table, on the row's name, and on columns and cells; what is about columns and cells
// begins with the column's name in the file. So a row that is copied from the file has everything that concerns it.
class RowNotes {
  public:
    RowNotes(const OverviewTable& table, const OverviewRow& row) : table_(table), row_(row), notes_(table.title_notes) {}

    void add(std::size_t place) {
        const OverviewColumn& column = table_.columns[place];
        const OverviewCell& cell = row_.cells[place];
        const std::string prefix = place == 0 ? std::string() : (column.facets.empty() ? column.id : column.value_id) + ": ";
        if (is_reason(column, cell)) add(prefix + cell.text);
        for (const auto* list : {&column.notes, &cell.notes}) {
            for (const std::string& note : *list) add(prefix + note);
        }
    }

    [[nodiscard]] std::string text() const { return in_one_field(notes_); }

  private:
    void add(std::string note) {
        if (std::find(notes_.begin(), notes_.end(), note) == notes_.end()) notes_.push_back(std::move(note));
    }

    const OverviewTable& table_;
    const OverviewRow& row_;
    std::vector<std::string> notes_;
};

class OverviewCsvWriter {
  public:
    OverviewCsvWriter(std::string& out, const OverviewTable& table) : csv_(out), table_(table), columns_(table) {}

    void write() {
        write_headings();
        static const std::vector<OverviewFacet> none;
        for (const OverviewRow& row : table_.rows) {
            if (columns_.facets().empty()) write(row, none, true);
            for (const std::vector<OverviewFacet>& facets : columns_.facets())
                write(row, facets, &facets == &columns_.facets().back());
        }
    }

  private:
    void write_headings() {
        const auto write = [this](std::size_t place) {
            for (const std::string& id : table_.columns[place].ids) csv_.text(id);
            csv_.text(table_.columns[place].id);
        };
        for (const std::size_t place : columns_.before()) write(place);
        if (!columns_.facets().empty()) {
            for (const OverviewFacet& facet : columns_.facets().front()) csv_.text(facet.id);
        }
        for (const ValueColumn& value : columns_.values()) csv_.text(value.first->value_id);
        for (const std::size_t place : columns_.behind()) write(place);
        csv_.text("role");
        csv_.text("notes");
        csv_.end_row();
    }

    void write(const OverviewRow& row, const std::vector<OverviewFacet>& facets, bool is_last) {
        RowNotes notes(table_, row);
        for (const std::size_t place : columns_.before()) {
            write(row, place);
            notes.add(place);
        }
        for (const OverviewFacet& facet : facets) csv_.text(facet.value);
        for (const ValueColumn& value : columns_.values()) {
            const std::optional<std::size_t> place = columns_.place_of(value, facets);
            if (!place) {
                csv_.empty();
                continue;
            }
            write(row, *place);
            notes.add(*place);
        }
        for (const std::size_t place : columns_.behind()) {
            if (!is_last && table_.columns[place].is_amount) {
                csv_.empty();
                continue;
            }
            write(row, place);
            notes.add(place);
        }
        csv_.ready(row.is_total ? "total" : "item");
        csv_.text(notes.text());
        csv_.end_row();
    }

    // The ids come before what they name.
    void write(const OverviewRow& row, std::size_t place) {
        const OverviewColumn& column = table_.columns[place];
        const OverviewCell& cell = row.cells[place];
        for (std::size_t id = 0; id < column.ids.size(); ++id) csv_.text(id < cell.ids.size() ? cell.ids[id] : std::string());
        if (cell.amount) {
            csv_.ready(cell.amount->plain());
        } else if (is_reason(column, cell)) {
            csv_.text({});
        } else {
            csv_.text(cell.plain.empty() ? cell.text : cell.plain);
        }
    }

    CsvWriter csv_;
    const OverviewTable& table_;
    FileColumns columns_;
};

bool has_total(const OverviewTable& table) {
    return std::any_of(table.rows.begin(), table.rows.end(), [](const OverviewRow& row) { return row.is_total; });
}

// All numbers of the columns are percentages, and there are some.
bool are_of_percentages(const OverviewTable& table, const std::vector<std::size_t>& places) {
    bool has_number = false;
    for (const OverviewRow& row : table.rows) {
        for (const std::size_t place : places) {
            if (!row.cells[place].amount) continue;
            if (row.cells[place].kind != OverviewCell::Kind::percent) return false;
            has_number = true;
        }
    }
    return has_number;
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

class FieldList {
  public:
    FieldList(const OverviewTable& table, const Words& words) : table_(table), words_(words) {}

    void add(std::size_t place) {
        const OverviewColumn& column = table_.columns[place];
        for (std::size_t id = 0; id < column.ids.size(); ++id)
            fields_.push_back(text_field(column.ids[id], column.title, id < column.key_size, words_));
        add(column.id, column.title, column.ids.empty() && column.key_size > 0, {place});
    }

    void add(const OverviewFacet& facet) {
        fields_.push_back(text_field(facet.id, facet.id, true, words_));
        fields_.back().is_always_set = true;
    }

    void add(const ValueColumn& value) { add(value.first->value_id, value.first->value_title, false, value.places); }

    [[nodiscard]] std::vector<TableField> take() {
        TableField role = text_field("role", {}, false, words_);
        role.is_always_set = true;
        role.categories = {"item", "total"};
        // A total has the names of no row.
        role.is_of_key =
            has_total(table_) && std::any_of(fields_.begin(), fields_.end(), [](const TableField& each) { return each.is_of_key; });
        fields_.push_back(std::move(role));
        fields_.push_back({"notes", "notes", FieldType::text, words_.at("notes")});
        return std::move(fields_);
    }

  private:
    void add(const std::string& id, const std::string& title, bool is_of_key, const std::vector<std::size_t>& places) {
        const OverviewColumn& column = table_.columns[places.front()];
        if (!column.is_amount) {
            fields_.push_back(text_field(id, title, is_of_key, words_));
            return;
        }
        TableField& field = fields_.emplace_back(TableField{id, id, FieldType::number, title});
        if (column.is_money) field.unit = table_.unit;
        if (are_of_percentages(table_, places)) field.unit = "%";
    }

    const OverviewTable& table_;
    const Words& words_;
    std::vector<TableField> fields_;
};

}  // namespace

void append_overview_csv(std::string& out, const OverviewTable& table) { OverviewCsvWriter(out, table).write(); }

std::vector<TableField> overview_csv_fields(const OverviewTable& table, const Words& words) {
    const FileColumns columns(table);
    FieldList fields(table, words);
    for (const std::size_t place : columns.before()) fields.add(place);
    if (!columns.facets().empty()) {
        for (const OverviewFacet& facet : columns.facets().front()) fields.add(facet);
    }
    for (const ValueColumn& value : columns.values()) fields.add(value);
    for (const std::size_t place : columns.behind()) fields.add(place);
    return fields.take();
}

}  // namespace sitegen

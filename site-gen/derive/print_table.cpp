#include "derive/print_table.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "expression/row_index.hpp"
#include "model/title.hpp"
#include "text/ascii.hpp"
#include "text/one_field.hpp"

namespace sitegen {

namespace {

using Titles = std::vector<std::string>;

// The heading that all sides have at that position. "" if they differ, because it would be wrong for one of them.
template <typename TitlesOf>
std::string shared_heading(const TableForm& form, std::size_t position, const TitlesOf& titles_of) {
    const auto titled = [&](const SideForm& side) {
        const Titles& titles = titles_of(side);
        return position < titles.size() ? titles[position] : std::string();
    };
    const std::string first = titled(form.sides.front());
    const bool is_shared =
        std::all_of(form.sides.begin(), form.sides.end(), [&](const SideForm& side) { return titled(side) == first; });
    return is_shared ? first : std::string();
}

// As many headings as the side with the most codes has.
Titles code_headings(const TableForm& form, const Standard& standard) {
    // For several codes, the printed heading would be repeated.
    const auto printed = [](const SideForm& side) {
        const bool has_one = side.rows.classifications.size() == 1;
        return has_one ? Titles{side.code_title} : Titles();
    };
    const auto classifications = [&](const SideForm& side) {
        Titles titles;
        for (const std::string& id : side.rows.classifications) titles.push_back(standard.classifications.find(id)->second.title);
        return titles;
    };
    std::size_t count = 0;
    for (const SideForm& side : form.sides) count = std::max(count, side.rows.classifications.size());
    Titles headings;
    for (std::size_t i = 0; i < count; ++i) {
        std::string title = shared_heading(form, i, printed);
        if (title.empty()) title = shared_heading(form, i, classifications);
        headings.push_back(std::move(title));
    }
    return headings;
}

Titles name_headings(const TableForm& form) {
    std::size_t count = 0;
    for (const SideForm& side : form.sides) count = std::max(count, side.row_titles.size());
    Titles headings;
    for (std::size_t i = 0; i < count; ++i)
        headings.push_back(shared_heading(form, i, [](const SideForm& side) -> const Titles& { return side.row_titles; }));
    return headings;
}

class TablePrinter {
  public:
    TablePrinter(const Table& table, const Document& document, const Department& department, const Words& words)
        : table_(table), form_(*table.form), document_(document), department_(department), words_(words) {}

    PrintedTable run() {
        printed_.id = form_.id;
        printed_.number = form_.number;
        printed_.title = title_of_table(form_, department_, document_);
        printed_.unit = table_.unit;
        printed_.rounded_to = table_.rounded_to;
        printed_.printed_note = table_.printed_note;
        printed_.absence = table_.absence;
        printed_.absence_reason = table_.absence_reason;
        const SourceDocument& source = document_.source_of(table_);
        if (!source.title.empty()) printed_.source = &source;
        printed_.pages = table_.pages;
        printed_.source_cells = table_.source_cells;
        printed_.source_records = table_.source_records;
        printed_.more_source_files = table_.more_source_files;
        add_notes();
        add_columns();
        if (!has_unit()) printed_.unit = printed_.rounded_to = {};
        printed_.units = money_units(*document_.standard, printed_.unit, words_);
        for (std::size_t i = 0; i < table_.sides.size(); ++i) {
            fill_rows(table_.sides[i], printed_.sides[i], printed_.narrowed);
            mark_parents(table_.sides[i], printed_.sides[i]);
        }
        return std::move(printed_);
    }

  private:
    [[nodiscard]] std::string fill(const std::string& title) const { return fill_title(title, department_, document_); }

    void add_notes() {
        for (const Note& note : document_.notes) {
            if (!note.on || note.on->table != form_.id) continue;
            const auto number = static_cast<std::uint32_t>(printed_.notes.size() + 1);
            const std::string_view column = note.on->column == "*" ? std::string_view() : note.on->column;
            printed_.notes.push_back({note.text, note.original, number, note.rows, column});
        }
    }

    void add_columns() {
        if (form_.has_sides()) add_key(PrintedColumn::Kind::side, 0, {}, "side", "csv-side", "csv-side-explained");
        const Titles codes = code_headings(form_, *document_.standard);
        for (std::size_t i = 0; i < codes.size(); ++i)
            add_key(PrintedColumn::Kind::code, i, codes[i], "code", "csv-code", "csv-code-explained");
        const Titles names = name_headings(form_);
        for (std::size_t i = 0; i < names.size(); ++i)
            add_key(PrintedColumn::Kind::name, i, names[i], "row_name", "csv-name", "csv-text-explained");
        if (has_levels()) add_key(PrintedColumn::Kind::level, 0, {}, "level", "csv-level", "fact-level-explained");
        if (has_units()) add_key(PrintedColumn::Kind::unit, 0, {}, "unit", "csv-unit", "csv-unit-explained");
        add_sides();
        add_key(PrintedColumn::Kind::row, 0, {}, "row", "csv-row", "csv-row-explained");
        // Always, so that files of two years have the same columns.
        add_key(PrintedColumn::Kind::notes, 0, {}, "notes", "csv-notes", "csv-notes-explained");
    }

    // printed: its heading. Without one, files have the name that facts have for it, and people read the word.
    void add_key(PrintedColumn::Kind kind, std::size_t index, const std::string& printed, const char* name, const char* word,
                 const char* explanation) {
        PrintedColumn& column = printed_.columns.emplace_back();
        column.kind = kind;
        column.index = index;
        column.heading = printed.empty() ? (index == 0 ? std::string(name) : std::string(name) + "_" + std::to_string(index + 1))
                                         : fill(printed);
        column.title = printed.empty() ? words_.at(word) : column.heading;
        column.has_fixed_name = printed.empty();
        column.explanation = explanation;
        if (kind == PrintedColumn::Kind::code || kind == PrintedColumn::Kind::name) column.classification = kind_of_codes(index);
    }

    // Of the codes at that position. Sides may have different ones.
    [[nodiscard]] ClassificationKind kind_of_codes(std::size_t position) const {
        std::optional<ClassificationKind> kind;
        for (const SideForm& side : form_.sides) {
            const std::vector<std::string>& ids = side.rows.classifications;
            if (position >= ids.size()) return ClassificationKind::other;
            const ClassificationKind own = document_.standard->classifications.find(ids[position])->second.kind;
            if (kind && *kind != own) return ClassificationKind::other;
            kind = own;
        }
        return kind.value_or(ClassificationKind::other);
    }

    // If another amount has the same title, the group and the side are added to it.
    void add_sides() {
        std::map<std::string, int> uses;
        for (const SideForm& side : form_.sides) {
            for (const ColumnForm& column : side.columns) ++uses[title_of(column)];
        }
        for (const SideForm& side : form_.sides) {
            const std::size_t number = printed_.sides.size();
            PrintedSide& printed = printed_.sides.emplace_back();
            printed.id = side.id;
            printed.title = fill(side.title);
            printed.has_codes = !side.code_title.empty();
            printed.code_title = fill(side.code_title);
            printed.classifications = side.rows.classifications;
            for (const std::string& title : side.row_titles) printed.name_titles.push_back(fill(title));
            printed.first_amount = printed_.columns.size();
            printed.amount_count = side.columns.size();
            for (std::size_t i = 0; i < side.columns.size(); ++i) {
                const ColumnForm& column = side.columns[i];
                const std::string printed_title = title_of(column);
                std::string title = with_unit(printed_title, column);
                std::string heading =
                    uses[printed_title] == 1
                        ? title
                        : with_unit(in_one_field(Titles{printed.title, fill(column.group), printed_title}), column);
                PrintedColumn& amount = printed_.columns.emplace_back();
                amount.kind = PrintedColumn::Kind::amount;
                amount.index = i;
                amount.side = number;
                amount.heading = std::move(heading);
                amount.id = column.id;
                amount.title = std::move(title);
                amount.group = fill(column.group);
                amount.is_text = column.kind == ColumnKind::text;
                amount.explanation = amount.is_text ? "csv-text-explained" : "fact-amount-explained";
                amount.is_left_out = number < table_.sides.size() && is_left_out(table_.sides[number], i);
                amount.unit = column.unit;
                amount.is_of_money = column.kind == ColumnKind::money;
                amount.measure = column.kind;
                amount.direction = column.direction;
                amount.is_restated = table_.restates(column.id);
            }
        }
    }

    [[nodiscard]] std::string title_of(const ColumnForm& column) const {
        return title_of_column(form_, column, department_, document_);
    }

    // A title includes the unit if that is not the table's. Most titles already do.
    [[nodiscard]] std::string with_unit(std::string title, const ColumnForm& column) const {
        if (column.unit.empty() || ascii_lower(title).find(ascii_lower(column.unit)) != std::string::npos) return title;
        return words_.phrase("column-unit", {{"title", title}, {"unit", column.unit}});
    }

    // Whether its rows lie in one another without a code that says in which.
    [[nodiscard]] bool has_levels() const {
        return std::any_of(form_.sides.begin(), form_.sides.end(), [](const SideForm& side) { return side.rows.level_count > 0; });
    }

    [[nodiscard]] bool has_units() const {
        return std::any_of(form_.sides.begin(), form_.sides.end(), [](const SideForm& side) { return side.rows.has_units; });
    }

    // Whether a column has the table's unit.
    [[nodiscard]] bool has_unit() const {
        return std::any_of(form_.sides.begin(), form_.sides.end(), [](const SideForm& side) {
            return std::any_of(side.columns.begin(), side.columns.end(),
                               [](const ColumnForm& column) { return column.kind == ColumnKind::money && column.unit.empty(); });
        });
    }

    static bool is_left_out(const Side& side, std::size_t column) { return !side.left_out.empty() && side.left_out[column]; }

    static void fill_rows(const Side& side, PrintedSide& printed, std::forward_list<std::vector<Cell>>& narrowed) {
        printed.rows.reserve(side.rows.size());
        for (const Row& row : side.rows) {
            std::span<const Cell> shown = row.cells;
            if (!side.left_out.empty()) {
                std::vector<Cell>& cells = narrowed.emplace_front();
                for (std::size_t i = 0; i < row.cells.size(); ++i) {
                    if (!side.left_out[i]) cells.push_back(row.cells[i]);
                }
                shown = cells;
            }
            printed.rows.push_back({row.id, row.codes, row.names, {}, row.cells, shown, row.role, row.level, row.notes, row.unit});
        }
    }

    // A total is what adds up, whatever its rows are.
    static void mark_parents(const Side& side, PrintedSide& printed) {
        const RowTree tree(side);
        for (std::size_t i = 0; i < side.rows.size(); ++i)
            printed.rows[i].is_parent = side.rows[i].role == RowRole::line && !tree.children_of(side.rows[i]).empty();
    }

    const Table& table_;
    const TableForm& form_;
    const Document& document_;
    const Department& department_;
    const Words& words_;
    PrintedTable printed_;
};

}  // namespace

PrintedTable print_table(const Table& table, const Document& document, const Department& department, const Words& words) {
    return TablePrinter(table, document, department, words).run();
}

}  // namespace sitegen

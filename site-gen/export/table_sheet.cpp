#include "export/table_sheet.hpp"

#include <algorithm>

#include "model/figure.hpp"

namespace sitegen {

namespace {

const CellLook title_of_table{CellLook::Kind::title};
const CellLook note_of_table{CellLook::Kind::note};
const CellLook heading_of_table{CellLook::Kind::heading, false, true};
const CellLook cell_of_table{CellLook::Kind::plain, false, true};

// A table on a sheet of its own. Its sides stand beside each other, as on paper.
class TableSheet {
  public:
    TableSheet(WorkbookWriter& workbook, const PrintedTable& table, const Words& words)
        : workbook_(workbook), table_(table), words_(words) {}

    void write() {
        workbook_.text({0, 0}, table_.title, title_of_table);
        std::string unit;
        if (!table_.unit.empty()) unit = words_.at("unit-before") + std::string(table_.unit);
        if (!table_.rounded_to.empty()) unit += words_.at("comma") + words_.phrase("rounded-to", {{"unit", table_.rounded_to}});
        if (!unit.empty()) workbook_.text({1, 0}, unit, note_of_table);
        if (table_.absence) {
            row_ = 3;
            add_line(words_.at(word_of(*table_.absence)) + " " + std::string(table_.absence_reason));
        } else {
            write_body();
        }
        write_notes();
        const int width = widths_.apply(workbook_);
        workbook_.print(width > most_upright_width, 0, first_row_ == 0 ? 0 : first_row_ - 1);
    }

  private:
    void write_body() {
        const bool has_groups = std::any_of(table_.columns.begin(), table_.columns.end(),
                                            [](const PrintedColumn& column) { return !column.group.empty(); });
        side_row_ = 3;
        group_row_ = side_row_ + (table_.has_sides() ? 1 : 0);
        heading_row_ = group_row_ + (has_groups ? 1 : 0);
        first_row_ = heading_row_ + 1;
        std::uint16_t column = 0;
        std::size_t row_count = 0;
        for (std::size_t i = 0; i < table_.sides.size(); ++i) {
            column = write_side(table_.sides[i], column, has_groups);
            row_count = std::max(row_count, table_.sides[i].rows.size());
        }
        workbook_.freeze({first_row_, static_cast<std::uint16_t>(table_.has_sides() ? 0 : names_end_)});
        row_ = first_row_ + static_cast<std::uint32_t>(row_count) + 1;
    }

    // Returns the column after it.
    std::uint16_t write_side(const PrintedSide& side, std::uint16_t begin, bool has_groups) {
        std::uint16_t column = begin;
        const auto head = [&](const std::string& title) {
            workbook_.merged({group_row_, column}, {heading_row_, column}, title, heading_of_table);
            widths_.fit(column, title, 24);
            ++column;
        };
        if (side.has_codes) head(side.code_title);
        const std::uint16_t first_name = column;
        for (const std::string& title : side.name_titles) head(title);
        const std::uint16_t first_amount = column;
        names_end_ = column;
        const bool has_units =
            std::any_of(side.rows.begin(), side.rows.end(), [](const PrintedRow& row) { return !row.unit.empty(); });
        if (has_units) head(words_.at("unit"));
        std::vector<const PrintedColumn*> amounts;
        for (const PrintedColumn& amount : table_.amounts_of(side)) {
            if (!amount.is_left_out) amounts.push_back(&amount);
        }
        write_headings(amounts, column, has_groups);
        const auto end = static_cast<std::uint16_t>(column + amounts.size());
        if (table_.has_sides() && end > begin)
            workbook_.merged({side_row_, begin}, {side_row_, static_cast<std::uint16_t>(end - 1)}, side.title, heading_of_table);
        for (std::size_t i = 0; i < side.rows.size(); ++i) {
            const PrintedRow& row = side.rows[i];
            const auto at = static_cast<std::uint32_t>(first_row_ + i);
            if (side.has_codes) put({at, begin}, codes_of(row), row, 0);
            for (std::size_t name = 0; name < side.name_titles.size(); ++name)
                put({at, static_cast<std::uint16_t>(first_name + name)}, name < row.names.size() ? row.names[name] : std::string(),
                    row, name == 0 && row.role == RowRole::line ? row.level - 1 : 0);
            if (has_units) put({at, first_amount}, std::string(row.unit), row, 0);
            for (std::size_t k = 0; k < amounts.size(); ++k)
                put({at, static_cast<std::uint16_t>(column + k)}, row.cells[amounts[k]->index], row);
        }
        return end;
    }

    // A heading over neighbours that have one in common.
    void write_headings(const std::vector<const PrintedColumn*>& amounts, std::uint16_t first, bool has_groups) {
        for (std::size_t i = 0; i < amounts.size();) {
            const auto column = static_cast<std::uint16_t>(first + i);
            const PrintedColumn& amount = *amounts[i];
            std::size_t end = i + 1;
            if (amount.group.empty() || !has_groups) {
                workbook_.merged({group_row_, column}, {heading_row_, column}, amount.title, heading_of_table);
                widths_.fit(column, amount.title, 18);
            } else {
                while (end < amounts.size() && amounts[end]->group == amount.group) ++end;
                workbook_.merged({group_row_, column}, {group_row_, static_cast<std::uint16_t>(first + end - 1)}, amount.group,
                                 heading_of_table);
                for (std::size_t k = i; k < end; ++k) {
                    workbook_.text({heading_row_, static_cast<std::uint16_t>(first + k)}, amounts[k]->title, heading_of_table);
                    widths_.fit(static_cast<std::uint16_t>(first + k), amounts[k]->title, 18);
                }
            }
            i = end;
        }
    }

    static std::string codes_of(const PrintedRow& row) {
        std::string codes;
        for (const std::string& code : row.codes) {
            if (!codes.empty() && !code.empty()) codes += ' ';
            codes += code;
        }
        return codes;
    }

    static CellLook look_of(const PrintedRow& row, CellLook look) {
        look.is_bold = row.role != RowRole::line;
        return look;
    }

    void put(CellPlace place, const std::string& text, const PrintedRow& row, int indent) {
        CellLook look = look_of(row, cell_of_table);
        look.indent = indent;
        if (shown_width(text) + 2 * indent > widest_name) look.kind = CellLook::Kind::wrapped;
        text.empty() ? workbook_.blank(place, look) : workbook_.text(place, text, look);
        widths_.fit(place.column, std::string(2 * static_cast<std::size_t>(indent), ' ') + text);
    }

    void put(CellPlace place, const Cell& cell, const PrintedRow& row) {
        CellLook look = look_of(row, cell_of_table);
        switch (cell.state) {
            case CellState::amount:
                workbook_.number(place, cell.printed, look);
                // With marks between thousands.
                return widths_.fit(place.column, cell.printed.plain() + "    ");
            case CellState::blank:
                return workbook_.blank(place, look);
            case CellState::text:
                look.kind = CellLook::Kind::wrapped;
                workbook_.text(place, *cell.text, look);
                return widths_.fit(place.column, *cell.text, 30);
            default:
                look.is_right = true;
                workbook_.text(place, words_.at(word_of(cell.state)), look);
                widths_.fit(place.column, words_.at(word_of(cell.state)));
        }
    }

    void add_line(std::string_view text) { workbook_.text({row_++, 0}, text, note_of_table); }

    void write_notes() {
        if (!table_.printed_note.empty()) add_line(table_.printed_note);
        for (const PrintedNote& note : table_.notes) {
            std::string about;
            for (const PrintedSide& side : table_.sides) {
                for (const PrintedRow& row : side.rows) {
                    const bool is_about = std::find(note.rows.begin(), note.rows.end(), row.id) != note.rows.end();
                    if (is_about && !row.names.empty()) about += row.names.back() + words_.at("colon");
                }
            }
            add_line(about + std::string(note.text));
        }
        if (table_.source == nullptr) return;
        const std::string pages = text_of(table_.pages);
        add_line(words_.at("source-of-table") + table_.source->title + (pages.empty() ? "" : words_.at("comma")) +
                 (pages.empty() ? "" : words_.phrase("table-page", {{"page", pages}})));
    }

    WorkbookWriter& workbook_;
    const PrintedTable& table_;
    const Words& words_;
    ColumnWidths widths_;
    std::uint32_t side_row_ = 0;
    std::uint32_t group_row_ = 0;
    std::uint32_t heading_row_ = 0;
    std::uint32_t first_row_ = 0;
    std::uint32_t row_ = 0;
    std::uint16_t names_end_ = 0;
};

}  // namespace

void ColumnWidths::fit(std::uint16_t column, std::string_view text, int most) {
    if (column >= widths_.size()) widths_.resize(std::size_t{column} + 1, 8);
    widths_[column] = std::max(widths_[column], std::min(shown_width(text) + 2, most));
}

int ColumnWidths::apply(WorkbookWriter& workbook) const {
    int sum = 0;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
        workbook.width(static_cast<std::uint16_t>(i), widths_[i]);
        sum += widths_[i];
    }
    return sum;
}

void write_table_sheet(WorkbookWriter& workbook, const PrintedTable& table, const Words& words) {
    TableSheet(workbook, table, words).write();
}

}  // namespace sitegen

#include "printed_workbook.hpp"

#include <xlsxwriter.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <string>
#include <vector>

#include "model/title.hpp"

using namespace sitegen;

namespace {

lxw_row_t row_number(std::size_t number) { return static_cast<lxw_row_t>(number); }
lxw_col_t column_number(std::size_t number) { return static_cast<lxw_col_t>(number); }

class SheetPrinter {
  public:
    SheetPrinter(lxw_workbook* workbook, const Document& document, const Table& table)
        : workbook_(workbook),
          sheet_(workbook_add_worksheet(workbook, ("表" + std::to_string(table.form->number)).c_str())),
          document_(document),
          table_(table) {
        amount_ = workbook_add_format(workbook_);
        format_set_num_format(amount_, "#,##0.00");
    }

    void print() {
        std::size_t width = 0;
        for (const Side& side : table_.sides) width += key_count(side) + side.form->columns.size();
        merge(0, 0, 0, width - 1, fill_years(table_.form->title, document_.year));
        write(1, width - 1, "单位：" + table_.unit);
        std::size_t first = 0;
        std::size_t deepest = 0;
        for (const Side& side : table_.sides) {
            deepest = std::max(deepest, heading_rows(side));
        }
        const std::size_t top = 2 + (table_.form->has_sides() ? 1 : 0);
        for (const Side& side : table_.sides) {
            print_side(side, first, top, deepest);
            first += key_count(side) + side.form->columns.size();
        }
        std::size_t last = 0;
        for (const Side& side : table_.sides) last = std::max(last, side.rows.size());
        if (!table_.printed_note.empty()) write(top + deepest + last, 0, table_.printed_note);
    }

  private:
    // 类, 款 and 项: the columns of a code of three levels.
    [[nodiscard]] static bool has_split_codes(const Side& side) {
        return side.form->rows.kind == RowsForm::Kind::classified && side.form->rows.classifications.size() == 1;
    }
    [[nodiscard]] static std::size_t key_count(const Side& side) {
        return (has_split_codes(side) ? 3 : 0) + std::max<std::size_t>(side.form->row_titles.size(), 1);
    }
    [[nodiscard]] static std::size_t heading_rows(const Side& side) {
        bool has_groups = has_split_codes(side);
        for (const ColumnForm& column : side.form->columns) has_groups = has_groups || !column.group.empty();
        return has_groups ? 2 : 1;
    }

    void write(std::size_t row, std::size_t column, const std::string& text) {
        BOOST_REQUIRE(worksheet_write_string(sheet_, row_number(row), column_number(column), text.c_str(), nullptr) ==
                      LXW_NO_ERROR);
    }

    void merge(std::size_t first_row, std::size_t first_column, std::size_t last_row, std::size_t last_column,
               const std::string& text) {
        if (first_row == last_row && first_column == last_column) return write(first_row, first_column, text);
        BOOST_REQUIRE(worksheet_merge_range(sheet_, row_number(first_row), column_number(first_column), row_number(last_row),
                                            column_number(last_column), text.c_str(), nullptr) == LXW_NO_ERROR);
    }

    void print_side(const Side& side, std::size_t first, std::size_t top, std::size_t deepest) {
        const std::size_t keys = key_count(side);
        const std::size_t bottom = top + deepest - 1;
        if (table_.form->has_sides())
            merge(top - 1, first, top - 1, first + keys + side.form->columns.size() - 1, side.form->title);
        std::size_t column = first;
        if (has_split_codes(side)) {
            merge(top, column, top, column + 2, side.form->code_title);
            for (const char* part : {"类", "款", "项"}) write(top + 1, column++, part);
        }
        std::vector<std::string> titles = side.form->row_titles;
        if (titles.empty()) titles = {"项目"};
        for (const std::string& title : titles) {
            merge(top, column, bottom, column, title);
            ++column;
        }
        for (std::size_t i = 0; i < side.form->columns.size();) {
            const std::string& group = side.form->columns[i].group;
            std::size_t end = i + 1;
            while (!group.empty() && end < side.form->columns.size() && side.form->columns[end].group == group) ++end;
            if (!group.empty()) merge(top, column + i, top, column + end - 1, fill_years(group, document_.year));
            for (; i < end; ++i) {
                const std::string title = fill_years(side.form->columns[i].title, document_.year);
                if (group.empty())
                    merge(top, column + i, bottom, column + i, title);
                else
                    write(bottom, column + i, title);
            }
        }
        for (std::size_t row = 0; row < side.rows.size(); ++row) print_row(side, side.rows[row], bottom + 1 + row, first);
    }

    void print_row(const Side& side, const Row& row, std::size_t line, std::size_t first) {
        std::size_t column = first;
        if (has_split_codes(side)) {
            const std::string code = row.codes.empty() ? "" : row.codes.front();
            for (const auto& [begin, size] : {std::pair<std::size_t, std::size_t>(0, 3), {3, 2}, {5, 2}}) {
                if (code.size() >= begin + size) write(line, column, code.substr(begin, size));
                ++column;
            }
        }
        for (std::size_t i = 0; i < std::max<std::size_t>(side.form->row_titles.size(), 1); ++i) {
            if (i < row.names.size() && !row.names[i].empty())
                write(line, column, std::string(static_cast<std::size_t>(row.level - 1) * 2, ' ') + row.names[i]);
            ++column;
        }
        for (const Cell& cell : row.cells) {
            if (cell.state == CellState::amount)
                BOOST_REQUIRE(worksheet_write_number(sheet_, row_number(line), column_number(column),
                                                     std::strtod(cell.printed.plain().c_str(), nullptr), amount_) == LXW_NO_ERROR);
            ++column;
        }
    }

    lxw_workbook* workbook_;
    lxw_worksheet* sheet_;
    lxw_format* amount_ = nullptr;
    const Document& document_;
    const Table& table_;
};

}  // namespace

void print_workbook(const Document& document, const std::filesystem::path& file) {
    lxw_workbook* workbook = workbook_new(file.c_str());
    for (const Table& table : document.tables) SheetPrinter(workbook, document, table).print();
    BOOST_REQUIRE(workbook_close(workbook) == LXW_NO_ERROR);
}

// A workbook for people (XLSX), cell by cell. The same calls give the same bytes: no clock, no name of the machine. Its date of
// creation is 1980-01-01.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "model/amount.hpp"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace sitegen {

// How a cell looks.
struct CellLook {
    enum class Kind : std::uint8_t { plain, title, heading, wrapped, note };
    Kind kind = Kind::plain;
    bool is_bold = false;
    bool has_border = false;
    bool is_right = false;
    int indent = 0;
    int decimals = -1;  // of a number; -1: as many as it has

    [[nodiscard]] auto key() const { return std::tuple(kind, is_bold, has_border, is_right, indent, decimals); }
};

// Rows and columns count from 0.
struct CellPlace {
    std::uint32_t row = 0;
    std::uint16_t column = 0;
};

struct WorkbookFacts {
    std::string title;
    std::string author;
};

class WorkbookWriter {
  public:
    static constexpr std::uint32_t most_rows = 1'048'576;  // of a sheet

    // path: of the file. work_folder: where its sheets lie until they are packed. Throws Failure if the file cannot be written,
    // like all functions here.
    WorkbookWriter(const std::string& path, std::string work_folder, const WorkbookFacts& facts);
    WorkbookWriter(const WorkbookWriter&) = delete;
    WorkbookWriter& operator=(const WorkbookWriter&) = delete;
    ~WorkbookWriter();

    // The sheet that the following calls are about. Returns its name, which is the title as far as spreadsheets allow.
    std::string add_sheet(std::string_view title);
    // A text is never computed. One longer than a cell can hold is cut off, with an ellipsis.
    void text(CellPlace place, std::string_view value, const CellLook& look = {});
    // An amount of more than 15 digits is a text, because spreadsheets would change it.
    void number(CellPlace place, const Amount& value, CellLook look = {});
    void blank(CellPlace place, const CellLook& look);
    // One text over several cells of a row, or of rows.
    void merged(CellPlace first, CellPlace last, std::string_view value, const CellLook& look);
    // A text that leads to a sheet.
    void link(CellPlace place, std::string_view sheet, std::string_view value);
    // In characters of a number; a Chinese one takes two.
    void width(std::uint16_t column, int characters);
    // Rows above and columns left of it stay when the sheet is moved.
    void freeze(CellPlace place);
    void filter(CellPlace first, CellPlace last);
    // Printed on as many pages of A4 as it is long; the rows are repeated on each.
    void print(bool is_landscape, std::uint32_t first_repeated, std::uint32_t last_repeated);

    // Call this once, at the end.
    void finish();

  private:
    // A text that is wrapped, over columns of one row.
    struct Wrapped {
        std::uint32_t row = 0;
        std::uint16_t first = 0;
        std::uint16_t last = 0;
        std::string text;
    };
    void note_wrapped(CellPlace first, CellPlace last, std::string_view value, const CellLook& look);
    void set_heights();
    lxw_format* format_of(const CellLook& look);
    void require(int error) const;

    std::string path_;
    lxw_workbook* workbook_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    std::map<decltype(CellLook().key()), lxw_format*> formats_;
    std::set<std::string> names_;          // of sheets, folded
    std::map<std::uint16_t, int> widths_;  // of the sheet's columns
    std::vector<Wrapped> wrapped_;         // of the sheet
};

// In columns of a terminal.
[[nodiscard]] int shown_width(std::string_view text);

}  // namespace sitegen

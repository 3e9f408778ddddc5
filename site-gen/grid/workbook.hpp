// What the sources of an import hold: sheets of cells, whether they come from a workbook or from a delimited file. Nothing is
// interpreted here: a number is the decimal text that the file stores, and a text is as it was typed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

enum class GridCellKind : std::uint8_t {
    blank,         // there is no cell, or it is empty
    text,          // as typed: also numbers that are stored as text, and every cell of a delimited file
    number,        // a decimal, or a decimal with an exponent
    date,          // a number whose format is that of a date or a time; one that is no day of the calendar stays a number
    boolean,       // "TRUE" or "FALSE"
    error,         // an error of the spreadsheet, such as #REF!
    uncalculated,  // a formula of which the file stores no result, or a 0 in its place that its writer wants to be calculated
};

struct GridCell {
    GridCellKind kind = GridCellKind::blank;
    // Of a text: the text, with line breaks as \n. Of a number: its decimal text as stored, such as 2737.6799999999998 or 1.23E+05.
    // Of a date: YYYY-MM-DD, with the time behind it if there is one (2024-03-01 14:30:00); of a time of day or a span of time
    // alone: HH:MM:SS. Of an error: its name. Of a formula without a result: the formula.
    std::string text;
    // Of a number: how many decimals its format shows; of a percentage, of its percents. Nothing if the format does not say, as
    // "General" and exponents do not.
    std::optional<int> decimals = std::nullopt;
    // Of a number: its format shows it divided by ten to this power, as "#,##0," does by three. The decimals are those of the
    // quotient.
    int shown_power = 0;
    bool is_percentage = false;  // of a number: its format shows it times 100 with a percent sign; the text is the stored number
    bool is_formula = false;     // it is the stored result of a formula
    int indent = 0;              // steps by which its format indents it

    [[nodiscard]] bool is_blank() const { return kind == GridCellKind::blank; }
};

// Cells that are shown as one. Rows and columns count from 0; the last ones are included.
struct GridRange {
    std::uint32_t first_row = 0;
    std::uint32_t first_column = 0;
    std::uint32_t last_row = 0;
    std::uint32_t last_column = 0;
};

struct GridRow {
    std::vector<GridCell> cells;  // up to the last one that is not blank
    bool is_hidden = false;
};

struct Sheet {
    std::string name;  // of a delimited file: empty
    bool is_hidden = false;
    std::vector<GridRow> rows;                  // up to the last one that is not blank
    std::vector<GridRange> merged;              // the value stands in the first cell of each, all others are blank
    std::vector<std::uint32_t> hidden_columns;  // sorted

    // A blank cell outside of what is stored.
    [[nodiscard]] const GridCell& at(std::size_t row, std::size_t column) const;
};

struct Workbook {
    std::vector<Sheet> sheets;  // in the order of their tabs
};

// "A1", "AA10": as spreadsheets name a cell. Both count from 0.
[[nodiscard]] std::string cell_name(std::size_t row, std::size_t column);
// "A", "AA".
[[nodiscard]] std::string column_name(std::size_t column);

// A fault of a source, or something about it that its user has to know.
struct GridFault {
    bool is_error = true;  // nothing was read of the file, or of the sheet; otherwise a warning
    std::string sheet;     // its name; empty if the fault is about no sheet
    std::string cell;      // such as "B7"; empty if it is about no cell
    std::string message;
    std::string remedy;
};

struct GridReading {
    Workbook workbook;
    std::vector<GridFault> faults;

    [[nodiscard]] bool has_errors() const;
};

// What one source may hold. More is a fault that names the limit.
struct GridLimits {
    std::size_t unpacked_bytes = std::size_t{512} << 20U;  // of one part of a workbook
    std::size_t unpacked_ratio = 2000;                     // of the unpacked size to the packed one, for parts above a megabyte
    std::size_t rows = 1'100'000;                          // of a sheet
    std::size_t columns = 16'384;
    std::size_t cells = 20'000'000;  // of a workbook, with blank cells between others
    std::size_t cell_bytes = 32'767 * 4;
    std::size_t text_bytes = std::size_t{1} << 30U;          // of all cells of a workbook together
    std::size_t sheets = 1000;                               // of a workbook
    std::size_t all_unpacked_bytes = std::size_t{2} << 30U;  // of all parts of a workbook together
    std::size_t depth = 64;                                  // of elements of XML
};

}  // namespace sitegen

// Workbooks for tests, described as text, so that the repository holds no binary.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

struct DescribedCell {
    enum class Kind { text, number, date, formula, uncalculated };
    Kind kind = Kind::text;
    std::size_t row = 0;  // from 0, as columns
    std::size_t column = 0;
    std::size_t last_row = 0;  // of a merged range
    std::size_t last_column = 0;
    std::string value;    // a text; a decimal, of a formula its result; a date YYYY-MM-DD
    std::string formula;  // without =
    std::optional<std::string> format;
    int indent = 0;

    [[nodiscard]] bool is_merged() const { return last_row > row || last_column > column; }
};

struct DescribedSheet {
    std::string name;
    bool is_hidden = false;
    std::set<std::size_t> hidden_rows;
    std::set<std::size_t> hidden_columns;
    std::vector<DescribedCell> cells;  // in the order of the description
};

// Reads a description, a line for each thing:
//
//   # a comment
//   sheet "表3"                       the next lines are about this new sheet
//   hidden sheet                      it is hidden
//   hidden row 7, hidden column D
//   A1 "text"                         a text; \n is a line break
//   B2 1234.5 [#,##0.00]              a number, with a format or without
//   B3 2023-03-01 [yyyy-mm-dd]        a date
//   B4 =B2*2 2469 [0.00]              a formula with its stored result
//   B4 =B2*2 none [0.00]             the same without one, as programs write it that compute nothing
//   A5:D5 "merged"                    merged cells with a text
//   A6 "text" indent 2                indented by the format
[[nodiscard]] std::vector<DescribedSheet> read_described_workbook(const std::filesystem::path& description);

// Writes XLSX, with another library than the reader's.
void write_xlsx(const std::vector<DescribedSheet>& sheets, const std::filesystem::path& workbook);

// Writes ODS in LibreOffice's way: cells and rows beside each other that are equal are one that is repeated, and the sheet goes on
// with blank cells to its last row and column.
void write_ods(const std::vector<DescribedSheet>& sheets, const std::filesystem::path& workbook);

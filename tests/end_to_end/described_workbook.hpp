// Workbooks for tests, described as text, so that the repository holds no binary. They are written with another library than the
// reader's.
#pragma once

#include <filesystem>

// Writes an XLSX workbook as a file describes it, a line for each thing:
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
void write_described_workbook(const std::filesystem::path& description, const std::filesystem::path& workbook);

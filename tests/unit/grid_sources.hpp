// Sources of imports that tests make, and what was read of them as text.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "grid/workbook.hpp"

// The parts of a package: path and bytes.
using Parts = std::vector<std::pair<std::string, std::string>>;

// A ZIP archive of them, in their order.
[[nodiscard]] std::string archive_of(const Parts& parts);

// With every occurrence of a text replaced.
[[nodiscard]] std::string with_replaced(std::string text, const std::string& from, const std::string& to);

// An XLSX workbook of one sheet, as the shortest writer makes it: transitional, relative targets, no prefix.
// sheet: what lies in <worksheet>. strings: of <sst>; styles: of <styleSheet>; workbook: of <workbook>, before the sheets.
struct XlsxSource {
    std::string sheet;
    std::string strings = "";
    std::string styles = "";
    std::string workbook = "";
};
[[nodiscard]] Parts xlsx_parts(const XlsxSource& source);
[[nodiscard]] std::string xlsx_of(const XlsxSource& source);
// What lies in <sheetData>.
[[nodiscard]] std::string xlsx_of_rows(const std::string& rows);

// An ODS spreadsheet. tables: what lies in <office:spreadsheet>; styles: in <office:automatic-styles>.
[[nodiscard]] std::string ods_of(const std::string& tables, const std::string& styles = "");

// Such as "B2 number 2737.68 .2 %" for each cell that is not blank, a line each. What is behind the text: decimals, percentage,
// power, indent, formula.
[[nodiscard]] std::string described(const sitegen::Sheet& sheet);
// Such as "error Budget!B7: message | remedy", a line each.
[[nodiscard]] std::string described(const std::vector<sitegen::GridFault>& faults);
// The cells of the only sheet, or the faults if there are some.
[[nodiscard]] std::string described(const sitegen::GridReading& reading);

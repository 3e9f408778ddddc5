// Reads the workbooks that offices have: Office Open XML (XLSX, transitional and strict) and OpenDocument (ODS).
#pragma once

#include <string_view>

#include "grid/workbook.hpp"

namespace sitegen {

enum class WorkbookFormat {
    xlsx,
    ods,
    text,  // no workbook, but perhaps a delimited file
    none,
};

// By its first bytes and the parts that it names, never by a file name. none: it is not a workbook that can be read.
// message_of_format() says what it is instead, for the formats that people take for workbooks: XLS, XLSB, encrypted files, PDF,
// HTML. It is empty for all others.
[[nodiscard]] WorkbookFormat format_of(std::string_view bytes);
[[nodiscard]] std::string message_of_format(std::string_view bytes);

// bytes: of the whole file, a ZIP archive. Macros, external links, pictures and everything else than cells are ignored; nothing is
// ever fetched, and no path of the archive is ever used on the disk. A sheet that comes out empty although its part has cells is a
// fault.
[[nodiscard]] GridReading read_workbook(std::string_view bytes, const GridLimits& limits = {});

}  // namespace sitegen

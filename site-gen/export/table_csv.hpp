// Tables as CSV: RFC 4180, UTF-8, CRLF, a header row, amounts with a decimal point and no thousands separators. They are appended
// to the caller's text, so that one buffer serves many files.
#pragma once

#include <string>
#include <vector>

#include "export/table_formats.hpp"
#include "model/printed_table.hpp"
#include "text/words.hpp"

namespace sitegen {

// A table with its columns. Rows of one side leave the amounts of the other empty. A blank cell is empty; other states are words.
// Notes on the table, the row or its cells are one field, with " / " between them.
void append_table_csv(std::string& out, const PrintedTable& table, const Words& words);

// The columns of that file. The name of one that a spreadsheet would take for a formula begins with an apostrophe.
[[nodiscard]] std::vector<TableField> table_csv_fields(const PrintedTable& table, const Words& words);

[[nodiscard]] const std::vector<std::string>& csv_words();

}  // namespace sitegen

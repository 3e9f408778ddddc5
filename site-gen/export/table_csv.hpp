// Tables as CSV: RFC 4180, UTF-8, CRLF, a header row, amounts with a decimal point and no thousands separators. Appended to what
// the caller has, so that one buffer serves many files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/csv_writer.hpp"
#include "model/content.hpp"
#include "text/words.hpp"

namespace sitegen {

// A table as printed: codes, names and a column for each column of the table; a table of two sides begins with the side's
// title and leaves the other side's columns empty. Headings are unique. Blank cells are empty; the other states are named.
// Where there are notes on the table, its rows or cells, they are the last column, parted by " / ".
void append_table_csv(std::string& out, const Table& table, const Department& department, const Document& document,
                      const Words& words);

// The columns of that file.
[[nodiscard]] std::vector<CsvColumn> table_csv_columns(const Table& table, const Department& department, const Document& document,
                                                       const Words& words);

// Every cell of a document in one long table: department, year, stage, table, side, row code, row name, column, amount, unit,
// state, where the table is from (the id of another source than the document's own, and its pages), notes.
void append_long_csv(std::string& out, const Document& document, const Department& department);

// Every note of a document, also those on its year and department, which no table has. about: year, department, document, table,
// row or cell; rows by their ids.
void append_notes_csv(std::string& out, const Document& document, const std::vector<std::string>& site,
                      const std::vector<std::string>& department);

[[nodiscard]] std::vector<CsvColumn> notes_csv_columns();

// The money and the indicators of the performance forms.
void append_performance_funds_csv(std::string& out, const Document& document);
void append_performance_indicators_csv(std::string& out, const Document& document);

// The columns of the long table and of the two files of performance forms.
[[nodiscard]] std::vector<CsvColumn> long_csv_columns();
[[nodiscard]] std::vector<CsvColumn> performance_funds_csv_columns();
[[nodiscard]] std::vector<CsvColumn> performance_indicators_csv_columns(const PerformanceForm& form);

[[nodiscard]] const std::vector<std::string>& csv_words();

}  // namespace sitegen

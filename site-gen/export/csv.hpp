// Tables as CSV: RFC 4180, UTF-8, CRLF, a header row, amounts with a decimal point and no thousands separators. Appended to what
// the caller has, so that one buffer serves many files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/content.hpp"
#include "model/overview.hpp"
#include "model/words.hpp"

namespace sitegen {

// A table as printed: codes, names and a column for each column of the table; a table of two sides begins with the side's
// title and leaves the other side's columns empty. Headings are unique. Blank cells are empty; the other states are named.
void append_table_csv(std::string& out, const Table& table, const Department& department, const Document& document,
                      const Words& words);

// The columns of that file.
struct CsvColumn {
    std::string heading;  // as the file has it
    bool is_amount = false;
};
[[nodiscard]] std::vector<CsvColumn> table_csv_columns(const TableForm& form, const Department& department,
                                                       const Document& document, const Words& words);

// Every cell of a document in one long table: department, year, stage, table, side, row code, row name, column, amount, unit,
// state, and where the table is from: the id of another source than the document's own, and its pages.
void append_long_csv(std::string& out, const Document& document, const Department& department);

// The money and the indicators of the performance forms.
void append_performance_funds_csv(std::string& out, const Document& document);
void append_performance_indicators_csv(std::string& out, const Document& document);

// The columns of the long table and of the two files of performance forms.
[[nodiscard]] std::vector<CsvColumn> long_csv_columns();
[[nodiscard]] std::vector<CsvColumn> performance_funds_csv_columns();
[[nodiscard]] std::vector<CsvColumn> performance_indicators_csv_columns(const PerformanceForm& form);

// A table of an overview: the ids of its columns, then the cells that the page has; gaps in words.
void append_overview_csv(std::string& out, const OverviewTable& table);

[[nodiscard]] const std::vector<std::string>& csv_words();

}  // namespace sitegen

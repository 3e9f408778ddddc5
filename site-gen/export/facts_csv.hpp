// Facts: every figure of a document as a row that says all that it means. The files of all documents have the same columns, so that
// they can be put together: into one file for a year, and one for the site. These have one column more, because only all
// departments together can tell which budget is contained in another.
//
// The files are for programs. No text is changed, not even one that a spreadsheet would compute.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/table_field.hpp"
#include "model/facts_columns.hpp"
#include "model/printed_table.hpp"
#include "text/words.hpp"

namespace sitegen {

// The header row and a row for each cell that can be a number, of its tables and of what has none: with its amount as printed and
// in the smallest unit of its standard's money, or with its state. Both are exact. A table that the document does not have is one
// row without a row, column or amount; its state is the reason.
void append_facts_csv(std::string& out, const PrintedDocument& document);

// The columns of that file, the same for every document; the second are those of a file of several documents.
[[nodiscard]] std::vector<FactsColumn> facts_csv_columns();
[[nodiscard]] std::vector<FactsColumn> joined_facts_columns();
// The same for descriptions of them.
[[nodiscard]] std::vector<TableField> facts_csv_fields(const Words& words);
[[nodiscard]] std::vector<TableField> joined_facts_fields(const Words& words);
// A column of that name means the same in other files. Nothing if facts have none.
[[nodiscard]] std::optional<TableField> find_facts_field(std::string_view name, const Words& words);

// A document's file in a file of several documents.
struct FactsPart {
    std::string_view department;       // its slug
    std::string_view department_name;  // in the document's year
    std::string_view container;        // the slug of the department whose document contains this one's budget; empty for none
};

void append_joined_facts_header(std::string& out);
// Appends the rows of a document's file, whose bytes are csv. Throws std::logic_error if it is not a file of that department.
void append_joined_facts(std::string& out, std::string_view csv, const FactsPart& part);

}  // namespace sitegen

// Imported tables → the text of tables.toml, as a careful editor would write it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/existing_tables.hpp"
#include "import/imported.hpp"

namespace sitegen {

// The block of a table, with its sides: [tables.projects] … document_unit: tables in another unit say so.
[[nodiscard]] std::string table_block(const ImportedTable& table, const std::string& document_unit);

// The text of a file with the rows of one table replaced, and everything else as it was: comments, notes, pages, other tables. The
// table's block begins with the header [tables.<name>] at the beginning of a line. If there is none, the text as it was.
[[nodiscard]] std::string with_table_replaced(std::string_view text, const ImportedTable& table);

// A TOML string: in double quotes, with escapes where it needs them.
[[nodiscard]] std::string toml_text(std::string_view text);

// "6-28, 30" of a list of numbers in rising order, with single numbers for those that stand alone. In any other order all are
// listed.
[[nodiscard]] std::string number_ranges(const std::vector<std::uint32_t>& numbers);

}  // namespace sitegen

// The units that the headings of columns state, where they are others than that of the table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "import/find_tables.hpp"
#include "import/imported.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Fills in table.column_units, and table.unit if nothing above the table states one and all columns of money state the same. Adds
// an error for each column in a unit that the standard lacks.
void find_column_units(FoundTable& table, const Standard& standard, const HeadingContext& context, ImportLog& log);

// The unit that the amounts of a column of money are in, if that is not the table's. Empty if it is.
[[nodiscard]] std::string unit_of_cells(const FoundTable& part, std::size_t side, std::size_t column, const std::string& unit);

// Adds what is converted to the log, or warns of it where a single letter is all that tells.
void report_column_units(const FoundTable& part, const std::string& unit, const Standard& standard, ImportLog& log);

// An amount in another unit of the standard. Nothing if one of the two is no unit of the standard, or the digits become too many.
[[nodiscard]] std::optional<std::string> amount_in_unit(const std::string& decimal, const std::string& from,
                                                        const std::string& unit, const Standard& standard);

}  // namespace sitegen

// Why amounts are missing, where a source says it beside the row: the CSV files of a published site do.
#pragma once

#include <string>

#include "import/find_tables.hpp"
#include "import/read_number.hpp"

namespace sitegen {

// The name of the state of a blank amount: "not published" if the row's column "notes" has "Actual 2019: not published / …" for the
// heading of this column, or only "not published". Empty if it says nothing of the kind.
[[nodiscard]] std::string state_in_remarks(const FoundTable& part, std::size_t row, std::size_t column, const StateWords& states);

}  // namespace sitegen

// What rows are called outside their table, where nothing stands above them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.hpp"

namespace sitegen {

// The last name that the row prints; its id if it prints none.
[[nodiscard]] const std::string& narrow_name(const Row& row);

// For each of the rows the narrowest name that tells it from the others: its own name; with the name of its first code, of the row
// above it, or with its code, where several have the same. Empty where there is no row. tables: those that have the rows, or
// nothing. separator: between the two names.
[[nodiscard]] std::vector<std::string> names_apart(const std::vector<const Row*>& rows, const std::vector<const Table*>& tables,
                                                   std::string_view separator);

// Each code with its name: "011 Charges à caractère général › 60612 Énergie". Empty if it has no codes.
[[nodiscard]] std::string coded_name(const Row& row, std::string_view separator);

}  // namespace sitegen

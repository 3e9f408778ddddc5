// The manifest of a publication's amounts: a CSV file that the next build compares with its content, so that no published amount
// changes in silence.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "export/table_field.hpp"
#include "model/publications.hpp"
#include "text/words.hpp"

namespace sitegen {

// One row for each amount: cell, amount, state and unit. The amount is empty in all states but "amount".
void append_amounts_csv(std::string& out, const PublishedAmounts& amounts);

// Its columns, for descriptions.
[[nodiscard]] std::vector<TableField> amounts_csv_fields(const Words& words);

// Nothing if the text does not have that form. The cells have no place.
[[nodiscard]] std::optional<PublishedAmounts> read_amounts_csv(std::string_view text);

[[nodiscard]] const std::vector<std::string>& amounts_csv_words();

}  // namespace sitegen

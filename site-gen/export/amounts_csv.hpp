// The manifest of a publication's amounts: a CSV file that the next build compares with its content, so that no published amount
// changes in silence.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/publications.hpp"

namespace sitegen {

// One row for each amount: cell, amount, state and unit. The amount is empty in all states but "amount".
void append_amounts_csv(std::string& out, const PublishedAmounts& amounts);

// Nothing if the text does not have that form. The cells have no place.
[[nodiscard]] std::optional<PublishedAmounts> read_amounts_csv(std::string_view text);

}  // namespace sitegen

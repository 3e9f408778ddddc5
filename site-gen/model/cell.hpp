// One cell of a published table: an amount, a text, or the reason why there is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/amount.hpp"
#include "model/place.hpp"

namespace sitegen {

// Blank is not zero: a blank cell is blank as printed, and each of the other states says something else again. Those up to blank
// add nothing to a sum; those behind it say that nobody knows the whole.
enum class CellState : std::uint8_t { amount, text, not_applicable, blank, not_published, did_not_exist, withheld };

struct Cell {
    CellState state = CellState::blank;
    Amount printed;  // with the printed decimals, in the table's unit; meaningful in state amount only
    Place place;
    const std::string* text = nullptr;  // in state text; among the texts of its document, which has to stay where it is

    [[nodiscard]] std::optional<Amount> amount() const {
        return state == CellState::amount ? std::optional<Amount>(printed) : std::nullopt;
    }
};

// The state's name in CSV files and in content, such as "not published"; "" for blank and "amount" for an amount.
[[nodiscard]] const char* name_of(CellState state);

}  // namespace sitegen

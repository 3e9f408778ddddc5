// One cell of a published table: an amount, a text, or the reason why there is none.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/amount.hpp"
#include "model/place.hpp"

namespace sitegen {

// Blank is not zero. A blank cell is blank as printed; each other state says something different. States up to blank add nothing to
// a sum. With a state after blank, nobody knows the whole sum.
enum class CellState : std::uint8_t { amount, text, not_applicable, blank, not_published, did_not_exist, withheld };

struct Cell {
    CellState state = CellState::blank;
    Amount printed;  // with the printed decimals, in the table's unit; only has a meaning in state amount
    Place place;
    const std::string* text = nullptr;  // in state text; one of the texts of its document, which must not move

    [[nodiscard]] std::optional<Amount> amount() const {
        return state == CellState::amount ? std::optional<Amount>(printed) : std::nullopt;
    }
};

// The state's name in CSV files and in content, such as "not published"; "" for blank and "amount" for an amount.
[[nodiscard]] const char* name_of(CellState state);

}  // namespace sitegen

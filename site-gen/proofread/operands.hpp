// Amounts that numbers of the prose are reckoned from, with what their rounding may hide.
#pragma once

#include <optional>
#include <string>

#include "model/amount.hpp"
#include "proofread/named_rows.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

// In the currency's own unit.
struct Operand {
    Amount value;
    Amount half;  // of its last place: it may be rounded by so much
    const RowAmount* cell = nullptr;

    [[nodiscard]] std::string text() const { return cell == nullptr ? "a number of the sentence" : cell->cell_name(); }
    static Operand of(const RowAmount& cell) {
        return {cell.value.shifted(cell.power), half_of_last_place(cell.value.decimals(), cell.power), &cell};
    }
};

// An amount of money as the prose prints it; nothing for other numbers and for what is not known.
[[nodiscard]] std::optional<Operand> operand_of(const ProseNumber& number);

// Whether a value that is off by the tolerance at most can be written so: rounded, or cut off. half: of the last place written.
[[nodiscard]] bool is_written_as(const Amount& written, const Amount& half, const Amount& value, const Amount& tolerance);

// Whether that percentage can be `part` of `whole`: rounded, or cut off, where both are rounded themselves.
[[nodiscard]] bool is_percentage_of(const Amount& written, const Operand& part, const Operand& whole);

// Whether the difference of the two says what became of an amount: the same cell of another year or stage, or another column of
// its row, which may print its past.
[[nodiscard]] bool is_comparable(const RowAmount& a, const RowAmount& b);

// The same cell, before: in another document, or in the column that prints it.
[[nodiscard]] bool is_past_of(const RowAmount& past, const RowAmount& now);

}  // namespace sitegen

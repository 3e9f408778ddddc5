// Amounts that other numbers of the prose are calculated from, with the error that their rounding may hide.
#pragma once

#include <optional>
#include <string>

#include "model/amount.hpp"
#include "proofread/named_rows.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

// Whether the words at a number say that a row's amount rose or fell.
enum class ChangeCourse { none, rise, fall };

// An amount in the currency's own unit.
struct Operand {
    Amount value;
    Amount half;  // half of its last place: rounding may have changed it by so much
    const RowAmount* cell = nullptr;

    [[nodiscard]] std::string text() const { return cell == nullptr ? "a number of the sentence" : cell->cell_name(); }
    static Operand of(const RowAmount& cell) {
        return {cell.value.shifted(cell.power), half_of_last_place(cell.value.decimals(), cell.power), &cell};
    }
};

// The operand for an amount of money in the prose. Nothing for other numbers, and for an unknown value.
[[nodiscard]] std::optional<Operand> operand_of(const ProseNumber& number);

// Whether a value, give or take the tolerance, can be written so after rounding or cutting off. half: half of the last place
// written.
[[nodiscard]] bool is_written_as(const Amount& written, const Amount& half, const Amount& value, const Amount& tolerance);

// Whether `part` can be that percentage of `whole`. The percentage and both amounts may be rounded or cut off.
[[nodiscard]] bool is_percentage_of(const Amount& written, const Operand& part, const Operand& whole);

// The same for the amounts as they are printed.
[[nodiscard]] bool is_percentage_as_printed(const Amount& written, const Operand& part, const Operand& whole);

// Whether the difference of the two amounts is a change: they are the same cell in another year or stage, or two columns of one
// row.
[[nodiscard]] bool is_comparable(const RowAmount& a, const RowAmount& b);

// Whether the difference of two amounts, the second subtracted, may be what words of rise or fall speak of: if one is the past of
// the other, it has their direction. Of negative amounts they may say the size.
[[nodiscard]] bool may_be_change(const RowAmount& now, const RowAmount& past, ChangeCourse course);

// Whether `past` is the same cell at an earlier time: in another document, or in the column that prints it.
[[nodiscard]] bool is_past_of(const RowAmount& past, const RowAmount& now);

}  // namespace sitegen

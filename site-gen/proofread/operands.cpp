#include "proofread/operands.hpp"

namespace sitegen {

std::optional<Operand> operand_of(const ProseNumber& number) {
    if (number.unit.kind != ProseUnit::Kind::money) return std::nullopt;
    if (number.is_literal())
        return Operand{number.value.absolute().shifted(number.unit.power),
                       half_of_last_place(number.value.decimals(), number.unit.power), nullptr};
    if (!number.piece->figure->value) return std::nullopt;
    const Amount value = number.value.absolute();
    return Operand{value.shifted(number.unit.power), half_of_last_place(value.decimals(), number.unit.power), nullptr};
}

bool is_written_as(const Amount& written, const Amount& half, const Amount& value, const Amount& tolerance) {
    const Amount off = (written.absolute() - value.absolute()).absolute();
    // A number with more decimals than the operands cannot be off by less than their last place.
    const bool is_finer =
        half < tolerance && !off.is_zero() && off < tolerance && off.trimmed().decimals() > tolerance.trimmed().decimals();
    if (off <= half + tolerance) return !is_finer;
    return value.absolute() > written.absolute() && off < half + half + tolerance;
}

bool is_percentage_of(const Amount& written, const Operand& part, const Operand& whole) {
    const int decimals = written.decimals();
    const Amount half = half_of_last_place(decimals);
    const Amount size = whole.value.absolute();
    if (!(whole.half < size)) return false;
    // If both are rounded, the quotient is between these two.
    const std::optional<Amount> low = quotient(part.value.absolute() - part.half, size + whole.half, 2, decimals + 3);
    const std::optional<Amount> high = quotient(part.value.absolute() + part.half, size - whole.half, 2, decimals + 3);
    return low && high && written.absolute() <= *high + half && written.absolute() > *low - half - half;
}

bool is_comparable(const RowAmount& a, const RowAmount& b) {
    if (a.table->form->id != b.table->form->id || a.row->id != b.row->id) return false;
    return a.document == b.document ? a.column != b.column : a.column->id == b.column->id;
}

bool is_past_of(const RowAmount& past, const RowAmount& now) {
    if (now.origin != RowAmount::Origin::own || !is_comparable(past, now)) return false;
    if (past.document != now.document) return true;
    return past.column->prior_of == now.column->id || (!past.column->stage.empty() && past.column->stage_of == now.column->id);
}

}  // namespace sitegen

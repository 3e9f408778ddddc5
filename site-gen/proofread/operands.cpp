#include "proofread/operands.hpp"

#include "model/title.hpp"

namespace sitegen {

namespace {

// The power of ten of its first digit.
int power_of_first_digit(const Amount& amount) {
    int power = -amount.decimals() - 1;
    for (std::int64_t rest = amount.coefficient(); rest != 0; rest /= 10) ++power;
    return power;
}

// The power of ten of its last digit that is not zero.
int power_of_last_digit(const Amount& amount) {
    int power = -amount.decimals();
    for (std::int64_t rest = amount.coefficient(); rest != 0 && rest % 10 == 0; rest /= 10) ++power;
    return power;
}

}  // namespace

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
    // A number with more digits than the operands cannot be off by less than their last place. The coarsest operand counts.
    const bool is_finer =
        half < tolerance && !off.is_zero() && off < tolerance && power_of_last_digit(off) < power_of_first_digit(tolerance);
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

bool is_percentage_as_printed(const Amount& written, const Operand& part, const Operand& whole) {
    const Amount size = whole.value.absolute();
    const auto is_quotient = [&](Rounding rounding) {
        const std::optional<Amount> value = quotient(part.value.absolute(), size, 2, written.decimals(), rounding);
        return value && *value == written.absolute();
    };
    return is_quotient(Rounding::half_up) || is_quotient(Rounding::down);
}

bool is_comparable(const RowAmount& a, const RowAmount& b) {
    if (a.table->form->id != b.table->form->id || a.row->id != b.row->id) return false;
    // What this year's document says of the year after it, and what last year's said, are two years.
    return a.document == b.document ? a.column != b.column : a.column->id == b.column->id && !names_other_year(*a.column);
}

bool is_past_of(const RowAmount& past, const RowAmount& now) {
    if (now.origin != RowAmount::Origin::own || now.column->is_difference || !is_comparable(past, now)) return false;
    if (past.document != now.document) return true;
    return past.column->prior_of == now.column->id || (!past.column->stage.empty() && past.column->stage_of == now.column->id);
}

bool may_be_change(const RowAmount& now, const RowAmount& past, ChangeCourse course) {
    if (course == ChangeCourse::none || now.value.is_negative() || past.value.is_negative()) return true;
    if (is_past_of(now, past)) return false;
    if (!is_past_of(past, now)) return true;
    const Amount change = Operand::of(now).value - Operand::of(past).value;
    return change.is_zero() || change.is_negative() == (course == ChangeCourse::fall);
}

}  // namespace sitegen

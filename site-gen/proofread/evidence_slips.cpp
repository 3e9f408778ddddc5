// What a number without support may be a slip of.
#include <algorithm>

#include "proofread/evidence.hpp"
#include "proofread/number_match.hpp"

namespace sitegen {

namespace {

constexpr std::size_t longest_reach = 60;  // bytes from a name to its first number
constexpr int widest_lead = 60;            // columns of a sentence before its percentage
constexpr int widest_reckoning = 20;       // columns between a result and the numbers that it is calculated from

}  // namespace

void Evidence::explain(std::optional<MeantNumber>& best, const ProseNumber& written, const Amount& value, const std::string& what) {
    const Amount meant = value.absolute();
    if (significant_digits_of(written.value) < digits_of_chance) return;
    const Slip slip = find_slip(written.value.absolute(), meant);
    if (!is_likeness(slip) || (best && best->slip == Slip::digit_changed)) return;
    // If its number of digits differs, a short number resembles too many others.
    const bool has_same_digits = slip == Slip::digit_changed || slip == Slip::digits_swapped;
    if (!has_same_digits && significant_digits_of(written.value) <= digits_of_chance) return;
    best = MeantNumber{meant, what, slip};
}

std::optional<MeantNumber> Evidence::find_repeated(std::size_t number) const {
    if (number == 0 || !numbers_[number].is_money() || !numbers_[number - 1].is_money()) return std::nullopt;
    const ProseNumber& written = numbers_[number];
    const ProseNumber& before = numbers_[number - 1];
    const std::string_view gap = std::string_view(prose_.text).substr(before.end, written.begin - before.end);
    const bool is_closed = std::string_view(prose_.text).substr(written.end).starts_with(")");
    const std::optional<Operand> amount = operand_of(before);
    if (gap != "(" || !is_closed || !amount || before.unit.power == written.unit.power) return std::nullopt;
    std::optional<MeantNumber> meant;
    explain(meant, written, amount->value.shifted(-written.unit.power).rounded(written.value.decimals()), "the amount before it");
    return meant;
}

std::optional<MeantNumber> Evidence::find_slipped(std::size_t number, ChangeCourse course,
                                                  const std::optional<Amount>& wanted) const {
    const ProseNumber& written = numbers_[number];
    const Scope scope = scope_of(number);
    const int decimals = written.value.decimals();
    std::optional<MeantNumber> best;
    const auto consider = [&](std::optional<MeantNumber>& found, const ProseNumber& each, const Amount& value,
                              const std::string& what) {
        if (!wanted || *wanted == value.absolute()) explain(found, each, value, what);
    };
    const auto in_unit = [&](const Amount& base) { return base.shifted(-written.unit.power).rounded(decimals); };
    // A long percentage does not resemble one of the few of a row by chance, even if the row was named a sentence before.
    const std::string_view lead = std::string_view(prose_.text).substr(scope.begin, written.begin - scope.begin);
    const bool is_long_rate =
        written.is_percentage() && significant_digits_of(written.value) > digits_of_chance && columns_of(lead) <= widest_lead;
    const bool is_about_row = !scope.is_part && (!scope.is_carried || is_long_rate);
    for (const std::size_t subject : is_about_row ? scope.subject : std::vector<std::size_t>()) {
        const std::vector<RowAmount>& amounts = rows_.at(subject).amounts;
        for (const RowAmount& cell : amounts) {
            const Operand a = Operand::of(cell);
            if (written.is_money() && course == ChangeCourse::none) consider(best, written, in_unit(a.value), a.text());
            for (const RowAmount& other : amounts) {
                if (!is_past_of(other, cell)) continue;
                const Operand b = Operand::of(other);
                const std::string what = "the change of " + a.text();
                if (written.is_money() && course != ChangeCourse::none) consider(best, written, in_unit(a.value - b.value), what);
                if (!written.is_percentage()) continue;
                const std::optional<Amount> rate = course == ChangeCourse::none ? quotient(a.value, b.value, 2, decimals)
                                                                                : quotient(a.value - b.value, b.value, 2, decimals);
                if (rate) consider(best, written, *rate, what);
            }
            if (!written.is_percentage() || course != ChangeCourse::none || cell.origin != RowAmount::Origin::own) continue;
            for (const RowAmount& total : rows_.totals()) {
                if (total.table != cell.table || total.column != cell.column || total.row == cell.row) continue;
                if (const std::optional<Amount> share = quotient(a.value, Operand::of(total).value, 2, decimals))
                    consider(best, written, *share, "the share of " + a.text());
            }
        }
    }
    // "X of Y, or Z%": the percentage from the two amounts just before it.
    std::vector<Operand> before;
    for (std::size_t i = number; i-- > 0 && before.size() < 2 && numbers_[i].begin >= scope.begin;) {
        const std::string_view gap = std::string_view(prose_.text).substr(numbers_[i].end, numbers_[i + 1].begin - numbers_[i].end);
        const std::optional<Operand> operand = operand_of(numbers_[i]);
        if (!operand || columns_of(gap) > widest_reckoning) break;
        before.push_back(*operand);
    }
    if (written.is_percentage() && before.size() == 2) {
        for (const bool is_swapped : {false, true}) {
            const Operand& a = before[is_swapped ? 1 : 0];
            const Operand& b = before[is_swapped ? 0 : 1];
            const Amount part = course == ChangeCourse::none ? a.value : a.value - b.value;
            if (const std::optional<Amount> rate = quotient(part, b.value, 2, decimals))
                consider(best, written, *rate, "the rate of the two amounts before it");
        }
    }
    return best;
}

// Compares with all cells and their changes. There are so many that a correct number without support resembles one by chance,
// unless it is long.
std::optional<MeantNumber> Evidence::find_likely(std::size_t number, ChangeCourse course) const {
    const ProseNumber& written = numbers_[number];
    if (!written.is_money()) return std::nullopt;
    const int digits = significant_digits_of(written.value);
    std::optional<MeantNumber> best;
    const auto in_unit = [&](const Amount& base) { return base.shifted(-written.unit.power).rounded(written.value.decimals()); };
    const Scope scope = scope_of(number);
    // If the first number after a name is near the name, it belongs to that row even if it is short.
    const bool is_first = !scope.is_carried && !scope.is_part && course == ChangeCourse::none &&
                          (number == 0 || numbers_[number - 1].end <= scope.subject_end);
    const std::string_view between =
        is_first ? std::string_view(prose_.text).substr(scope.subject_end, written.begin - scope.subject_end) : std::string_view();
    const bool is_short = digits < digits_of_chance;  // then a verb between them may say something else
    const bool is_near = is_first && between.size() <= longest_reach && between.find(',') == std::string_view::npos &&
                         between.find("，") == std::string_view::npos &&
                         (!is_short || says_only_known(scope.subject_end, written.begin));
    for (const std::size_t row : is_near ? scope.subject : std::vector<std::size_t>()) {
        for (const RowAmount& cell : rows_.at(row).amounts) {
            const Operand a = Operand::of(cell);
            const Amount meant = in_unit(a.value).absolute();
            const Slip slip = find_slip(written.value.absolute(), meant);
            if (!best && (slip == Slip::digit_changed || slip == Slip::digits_swapped)) best = MeantNumber{meant, a.text(), slip};
        }
    }
    if (best) return best;
    for (const std::size_t row : scope.is_part ? std::vector<std::size_t>() : scope.rows) {
        for (const RowAmount& cell : rows_.at(row).amounts) {
            const Operand a = Operand::of(cell);
            explain(best, written, in_unit(a.value), a.text());
            for (const RowAmount& past : rows_.at(row).amounts) {
                if (is_past_of(past, cell))
                    explain(best, written, in_unit(a.value - Operand::of(past).value), "the change of " + a.text());
            }
        }
    }
    if (best || digits < digits_of_proof) return best;
    for (const RowAmount& total : rows_.totals()) explain(best, written, in_unit(Operand::of(total).value), total.cell_name());
    if (best || digits <= digits_of_proof) return best;
    for (const RowAmount& cell : rows_.all()) explain(best, written, in_unit(Operand::of(cell).value), cell.cell_name());
    return best;
}

std::optional<std::string> Evidence::find_opposite(std::size_t number, ChangeCourse course) const {
    const ProseNumber& written = numbers_[number];
    const Scope scope = scope_of(number);
    // The sentence itself must name the row, because this is an accusation.
    if (scope.is_carried || course == ChangeCourse::none || significant_digits_of(written.value) < digits_of_chance)
        return std::nullopt;
    std::optional<std::string> opposite;
    const Amount size = written.value.absolute();
    std::vector<RowAmount> amounts;
    for (const std::size_t subject : scope.subject)
        amounts.insert(amounts.end(), rows_.at(subject).amounts.begin(), rows_.at(subject).amounts.end());
    for (const RowAmount& cell : amounts) {
        for (const RowAmount& other : amounts) {
            if (!is_past_of(other, cell)) continue;
            const Operand a = Operand::of(cell);
            const Operand b = Operand::of(other);
            const Amount change = a.value - b.value;
            bool is_size = false;
            if (written.is_money()) {
                is_size = is_written_as(size.shifted(written.unit.power), half_of_last_place(size.decimals(), written.unit.power),
                                        change, Amount());
            } else if (const std::optional<Amount> rate = quotient(change, b.value, 2, size.decimals())) {
                is_size = rate->absolute() == size;
            }
            if (!is_size || change.is_zero()) continue;
            if (change.is_negative() == (course == ChangeCourse::fall)) return std::nullopt;
            opposite = a.text();
        }
    }
    return opposite;
}

}  // namespace sitegen

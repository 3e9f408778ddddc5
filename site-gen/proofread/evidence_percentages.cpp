// What supports a percentage: cells and numbers of its sentence that it may be a rate or a share of.
#include <algorithm>

#include "proofread/evidence.hpp"
#include "proofread/number_match.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_counts = 6;  // of one sentence

}  // namespace

// "83 of 86 were met, 96.51%": the counts and other quantities of the sentence that are not money.
template <typename Visit>
bool Evidence::visit_counts(std::size_t number, const Scope& scope, const Visit& visit) const {
    std::vector<Operand> counts;
    const auto add = [&](const ProseNumber& each) {
        const bool is_quantity = each.is_literal() && !each.is_money() && !each.is_percentage() && !each.is_scaled;
        if (is_quantity && !each.value.is_zero() && counts.size() < most_counts)
            counts.push_back({each.value.absolute(), Amount()});
    };
    for (std::size_t i = number; i-- > 0 && numbers_[i].begin >= scope.begin;) add(numbers_[i]);
    for (std::size_t i = number + 1; i < numbers_.size() && numbers_[i].begin < scope.end; ++i) add(numbers_[i]);
    const auto describe = [] { return std::string("other numbers in the sentence"); };
    for (const Operand& a : counts) {
        for (const Operand& b : counts) {
            if (&a == &b) continue;
            if (visit(a, b, describe) || visit(Operand{a.value - b.value, Amount()}, b, describe)) return true;
        }
    }
    return false;
}

// Whether a cell of the total's column prints the amount. Other amounts give a short percentage of some total by chance.
bool Evidence::is_part_of(const Operand& amount, const RowAmount& total) const {
    const std::vector<std::size_t> rows = rows_.printing(amount.value);
    return std::any_of(rows.begin(), rows.end(), [&](std::size_t row) {
        const std::vector<RowAmount>& cells = rows_.at(row).amounts;
        return std::any_of(cells.begin(), cells.end(), [&](const RowAmount& cell) {
            return cell.document == total.document && cell.column == total.column && Operand::of(cell).value == amount.value;
        });
    });
}

// Calls visit(part, whole, describe): the number may be the percentage of `part` in `whole`.
template <typename Visit>
bool Evidence::visit_percentages(std::size_t number, const Scope& scope, ChangeCourse course, const Visit& visit) const {
    const auto both = [&](const Operand& a, const Operand& b) {
        const Operand difference{a.value - b.value, a.half + b.half, a.cell};
        const auto describe = [&] { return a.text() + " and " + b.text(); };
        const bool may_be_rate = a.cell == nullptr || b.cell == nullptr || may_be_change(*a.cell, *b.cell, course);
        return visit(a, b, describe) || (may_be_rate && visit(difference, b, describe));
    };
    // Two cells of a row give a short percentage by chance, unless one is the past of the other or the words say that a plan was
    // fulfilled.
    const bool is_short = telling_digits_of(numbers_[number].value) <= digits_of_chance;
    const bool may_be_any =
        !is_short || lexicon_.has_tie(prose_.text, scope.begin, numbers_[number].begin, {TieWord::done, TieWord::planned});
    const auto is_pair = [may_be_any](const RowAmount& a, const RowAmount& b) {
        return is_comparable(a, b) && (may_be_any || is_past_of(b, a) || is_past_of(a, b));
    };
    // Whole percentages of targets and limits are so frequent that only the row before them can have them.
    const ProseNumber& written = numbers_[number];
    const bool is_whole = is_short && written.value.decimals() == 0;
    for (const std::size_t row : is_whole ? scope.subject : scope.rows) {
        const std::vector<RowAmount>& amounts = rows_.at(row).amounts;
        const std::size_t count = amounts.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Operand a = Operand::of(amounts[i]);
            for (std::size_t j = 0; j < count; ++j) {
                if (is_pair(amounts[i], amounts[j]) && both(a, Operand::of(amounts[j]))) return true;
            }
            for (const RowAmount& total : rows_.totals()) {
                const bool is_of_column = total.document == amounts[i].document && total.column == amounts[i].column;
                if (!is_of_column || total.row == amounts[i].row) continue;
                const Operand b = Operand::of(total);
                if (visit(a, b, [&] { return a.text() + " and " + b.text(); })) return true;
            }
            if (scope.is_carried || is_whole) continue;  // the other rows are not of this sentence
            for (const std::size_t other : scope.rows) {
                for (const RowAmount& whole : rows_.at(other).amounts) {
                    if (other == row || whole.table != amounts[i].table || whole.column != amounts[i].column) continue;
                    if (both(a, Operand::of(whole))) return true;
                }
            }
        }
    }
    std::vector<Operand> near = neighbours_before(number, scope);
    if (near.size() > 2) near.resize(2);
    for (const Operand& operand : neighbours_behind(number, scope)) {
        near.push_back(operand);
        break;
    }
    // Zero is written without its decimals. With what rounding would allow, it would be any small percentage.
    std::erase_if(near, [](const Operand& operand) { return operand.value.is_zero(); });
    for (const Operand& a : near) {
        for (const Operand& b : near) {
            if (&a != &b && both(a, b)) return true;
        }
        for (const RowAmount& total : rows_.totals()) {
            if (&a != &near.front() || total.origin != RowAmount::Origin::own || (is_short && !is_part_of(a, total))) continue;
            const Operand b = Operand::of(total);
            if (visit(a, b, [&] { return a.text() + " and " + b.text(); })) return true;
        }
    }
    return false;
}

std::optional<Support> Evidence::find_percentage(std::size_t number, const Scope& scope, ChangeCourse course) const {
    if (std::optional<Support> printed = find_quantity(number, scope)) return printed;
    const Amount& written = numbers_[number].value;
    const Amount last_place(1, written.decimals());
    std::optional<Support> support;
    // "-3.64%": a sign says that it is the rate of a change.
    const auto may_be = [&written](const Operand& part) { return !written.is_negative() || part.value.is_negative(); };
    const auto visit_printed = [&](const Operand& part, const Operand& whole, const auto& describe) {
        if (!may_be(part) || !is_percentage_as_printed(written, part, whole)) return false;
        const bool allows_others = is_percentage_of(written.absolute() + last_place, part, whole) ||
                                   is_percentage_of(written.absolute() - last_place, part, whole);
        support = Support{describe(), true, allows_others};
        return true;
    };
    const auto visit_rounded = [&](const Operand& part, const Operand& whole, const auto& describe) {
        if (!may_be(part) || !is_percentage_of(written, part, whole)) return false;
        support = Support{describe(), false, true};
        if (const std::optional<Amount> value = quotient(part.value.absolute(), whole.value.absolute(), 2, written.decimals()))
            support->value = *value;
        return true;
    };
    if (visit_percentages(number, scope, course, visit_printed) || visit_percentages(number, scope, course, visit_rounded))
        return support;
    if (significant_digits_of(written) >= digits_of_chance) visit_counts(number, scope, visit_printed);
    return support;
}

// "The general budget pays for basic expenditure of 11,010, 45.5%": of that budget.
bool Evidence::may_be_share(std::size_t number) const {
    const std::vector<Operand> before = neighbours_before(number, scope_of(number));
    if (!numbers_[number].is_percentage() || before.empty()) return false;
    for (const std::size_t row : rows_.printing(before.front().value)) {
        for (const RowAmount& cell : rows_.at(row).amounts) {
            if (cell.origin != RowAmount::Origin::own || Operand::of(cell).value != before.front().value) continue;
            const std::vector<RowAmount> wholes = rows_.wholes_of(cell);
            if (std::any_of(wholes.begin(), wholes.end(), [&](const RowAmount& whole) {
                    return is_percentage_of(numbers_[number].value, before.front(), Operand::of(whole));
                }))
                return true;
        }
    }
    return false;
}

}  // namespace sitegen

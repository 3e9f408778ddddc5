// Compares the numbers of a sentence with the cells of the rows that they may be of.
#include <algorithm>
#include <array>
#include <utility>

#include "proofread/number_match.hpp"
#include "proofread/sentence_check.hpp"

namespace sitegen {

namespace {

using Course = DirectionWord::Course;

constexpr std::size_t most_tied_rows = 8;  // rows that may have the amount
// Of the two longest numbers of a row and a third one, which is a slip. Of a thousand rows, one in several hundred has them by
// chance.
constexpr int digits_of_identification = 7;
constexpr int digits_of_identification_by_name = 6;  // of a row that the words name partly
constexpr int digits_of_named_row = 5;               // of the two longest numbers of a row that the words name

}  // namespace

// Two cells of a row. One of them may be the past of the other.
struct SentenceCheck::Pair {
    Operand now;
    Operand base;
};

struct SentenceCheck::Fit {
    Pair pair;
    std::optional<TiedRole> wrong;
    std::size_t count = 0;
};

// "Property tax fell to 10", where the row has 10 and had less before.
std::optional<SentenceVerdict> SentenceCheck::check_new_amount(const TiedNumbers& comparison) const {
    const std::size_t number = *comparison.now;
    const Evidence::Scope scope = evidence_.scope_of(number);
    const bool is_named = !scope.is_carried && !scope.is_part && numbers_[number].is_literal() && comparison.course &&
                          telling_digits_of(numbers_[number].value) >= digits_of_verdict;
    if (!is_named || evidence_.may_be_of_other_time(number)) return std::nullopt;
    bool is_right = false;
    bool is_wrong = false;
    for (const std::size_t row : scope.subject) {
        for (const RowAmount& now : rows_.at(row).amounts) {
            if (!now.is_of_documents_year() || !fits(number, Operand::of(now).value, Amount())) continue;
            for (const RowAmount& base : rows_.at(row).amounts) {
                if (!is_past_of(base, now)) continue;
                const Amount change = Operand::of(now).value - Operand::of(base).value;
                const bool goes_on = change.is_zero() || change.is_negative() == (comparison.course == Course::fall);
                (goes_on ? is_right : is_wrong) = true;
            }
        }
    }
    if (is_right || !is_wrong) return std::nullopt;
    SentenceVerdict verdict;
    verdict.kind = SentenceVerdict::Kind::goes_other_way;
    verdict.numbers = {number};
    verdict.wrong = number;
    verdict.said = comparison.course;
    return verdict;
}

// The rows of an amount: those named with it, or those that print it if it is long enough to identify them.
std::vector<std::size_t> SentenceCheck::rows_of_amount(std::size_t number) const {
    std::vector<std::size_t> result;
    const std::optional<Operand> operand = operand_of(numbers_[number]);
    if (!operand || significant_digits_of(numbers_[number].value) < digits_of_identity) return result;
    std::vector<std::size_t> rows = rows_.printing(operand->value);
    const bool may_be_rounded = rows.empty() && significant_digits_of(numbers_[number].value) >= digits_of_rounded_identity;
    if (may_be_rounded) rows = rows_.printing(operand->value, operand->half);
    for (const std::size_t row : rows) {
        if (std::find(result.begin(), result.end(), row) == result.end()) result.push_back(row);
        if (result.size() > most_tied_rows) return {};
    }
    return result;
}

bool SentenceCheck::fits(std::size_t number, const Amount& value, const Amount& tolerance) const {
    const std::optional<Operand> operand = operand_of(numbers_[number]);
    return operand && is_written_as(operand->value, operand->half, value, tolerance);
}

std::optional<SentenceVerdict> SentenceCheck::check_against_rows(const TiedNumbers& comparison) const {
    const std::vector<std::size_t> numbers = comparison.members();
    const Evidence::Scope scope = evidence_.scope_of(numbers.front());
    std::vector<std::size_t> pinned;
    for (const std::optional<std::size_t>& amount : {comparison.now, comparison.base}) {
        if (!amount) continue;
        for (const std::size_t row : rows_of_amount(*amount)) pinned.push_back(row);
    }
    const auto goes_wrong_way = [&](const Pair& pair) {
        const Amount difference = pair.now.value - pair.base.value;
        return comparison.course && !difference.is_zero() && difference.is_negative() != (comparison.course == Course::fall);
    };
    // A change of amounts that the text prints in a coarser unit than the tables may be calculated from what it prints.
    const ProseNumber* now_printed = comparison.now && operand_of(numbers_[*comparison.now]) ? &numbers_[*comparison.now] : nullptr;
    const auto as_printed = [&](const Operand& cell) {
        const int power = now_printed->unit.power;
        return cell.value.shifted(-power).rounded(now_printed->value.decimals()).shifted(power);
    };
    const auto is_change_of_printed = [&](const Pair& pair) {
        return now_printed != nullptr && fits(*comparison.change, as_printed(pair.now) - as_printed(pair.base), Amount());
    };
    const auto has_size = [&](TiedRole member, const Pair& pair) {
        const std::optional<std::size_t>& number = number_of(comparison, member);
        const Operand difference{pair.now.value - pair.base.value, pair.now.half + pair.base.half, nullptr};
        switch (member) {
            case TiedRole::now:
                return fits(*number, pair.now.value, Amount());
            case TiedRole::base:
                return fits(*number, pair.base.value, Amount());
            case TiedRole::change:
                return fits(*number, difference.value, difference.half) || is_change_of_printed(pair);
            case TiedRole::rate:
                return is_percentage_of(numbers_[*number].value, difference, pair.base);
            case TiedRole::completion:
                break;
        }
        return is_percentage_of(numbers_[*number].value, pair.now, pair.base);
    };
    const auto is_right = [&](TiedRole member, const Pair& pair) {
        const bool has_direction = member == TiedRole::change || member == TiedRole::rate;
        return has_size(member, pair) && !(has_direction && goes_wrong_way(pair));
    };
    std::vector<Fit> fits_of_rows;
    std::optional<Fit> opposite;
    bool agrees = false;
    // The names may say "plan" and "outturn" of two columns of which neither is the other's past. Then a long number shows the
    // plan.
    const auto is_long = [&](const std::optional<std::size_t>& number) {
        return number && telling_digits_of(numbers_[*number].value) >= digits_of_verdict;
    };
    const auto try_row = [&](std::size_t row, bool is_accusing) {
        const std::vector<RowAmount>& amounts = rows_.at(row).amounts;
        for (const RowAmount& now : amounts) {
            for (const RowAmount& base : amounts) {
                if (agrees || !is_comparable(now, base) || (comparison.course && is_past_of(now, base))) continue;
                Fit fit{{Operand::of(now), Operand::of(base)}, std::nullopt, 0};
                for (const TiedRole member : tied_roles) {
                    if (!number_of(comparison, member)) continue;
                    if (is_right(member, fit.pair)) {
                        ++fit.count;
                    } else {
                        fit.wrong = member;
                    }
                }
                agrees = fit.count == numbers.size();
                const bool is_opposite = !agrees && comparison.now && is_past_of(base, now) && goes_wrong_way(fit.pair) &&
                                         std::all_of(tied_roles.begin(), tied_roles.end(), [&](TiedRole member) {
                                             return !number_of(comparison, member) || has_size(member, fit.pair);
                                         });
                if (is_accusing && is_opposite) opposite = fit;
                const bool shows_plan = fit.count == 1 && fit.wrong != TiedRole::base && is_long(comparison.base);
                const bool is_dated = is_past_of(base, now) || fit.count > 1 || shows_plan;
                const bool is_candidate = fit.count + 1 == numbers.size() && (numbers.size() > 1 || comparison.course);
                if (is_accusing && is_dated && is_candidate) fits_of_rows.push_back(fit);
            }
        }
    };
    std::vector<std::size_t> tried;
    const auto try_rows = [&](const std::vector<std::size_t>& rows, bool is_accusing) {
        for (const std::size_t row : rows) {
            if (std::find(tried.begin(), tried.end(), row) != tried.end()) continue;
            tried.push_back(row);
            try_row(row, is_accusing);
        }
    };
    try_rows(pinned, true);
    try_rows(scope.subject, true);
    try_rows(scope.rows, false);
    SentenceVerdict verdict;
    verdict.numbers = numbers;
    if (agrees) return verdict;
    const std::optional<std::size_t>& size = comparison.change ? comparison.change : comparison.rate;
    if (opposite && size && numbers_[*size].is_literal()) {
        verdict.kind = SentenceVerdict::Kind::goes_other_way;
        verdict.wrong = *size;
        verdict.meant.what = opposite->pair.now.text();
        return verdict;
    }
    if (numbers.size() == 1 && (scope.is_carried || scope.is_part)) return std::nullopt;
    if (numbers.size() == 1 && comparison.rate && !evidence_.is_rate_of_subject(numbers.front(), scope)) return std::nullopt;
    if (std::optional<SentenceVerdict> explained = explain_by_fits(comparison, fits_of_rows); explained || numbers.size() == 1)
        return explained;
    // Long numbers identify a row that the text calls by another name, unless a row has all of them.
    for (const int fewest_digits : {digits_of_identification_by_name, digits_of_identification}) {
        fits_of_rows.clear();
        if (fewest_digits == digits_of_identification) {
            for (std::size_t row = 0; row < rows_.count(); ++row) try_row(row, true);
        } else {
            try_rows(evidence_.rows_partly_named(numbers.front()), true);
        }
        if (agrees) return std::nullopt;
        std::erase_if(fits_of_rows, [&](const Fit& fit) { return telling_digits_in(comparison, fit) < fewest_digits; });
        if (std::optional<SentenceVerdict> explained = explain_by_fits(comparison, fits_of_rows)) return explained;
    }
    return std::nullopt;
}

// Of the two longest numbers that the row has.
int SentenceCheck::fitting_digits_in(const TiedNumbers& comparison, const Fit& fit) const {
    std::array<int, 2> longest{};
    for (const TiedRole member : tied_roles) {
        const std::optional<std::size_t>& number = number_of(comparison, member);
        if (!number || member == fit.wrong) continue;
        const int digits = telling_digits_of(numbers_[*number].value);
        longest = {std::max(longest[0], std::min(longest[1], digits)), std::max(longest[1], digits)};
    }
    return longest[0] + longest[1];
}

// Whether the sentence names the row before the numbers.
bool SentenceCheck::is_of_named_row(const TiedNumbers& comparison, const Fit& fit) const {
    const Evidence::Scope scope = evidence_.scope_of(comparison.members().front());
    return !scope.is_carried && !scope.is_part && fit.pair.now.cell != nullptr &&
           std::find(scope.subject.begin(), scope.subject.end(), fit.pair.now.cell->named) != scope.subject.end();
}

// "Grants fall by 3.00 to 5.00", where the fall is the row's, and 5.00 is an amount in another row or column of its table.
std::string SentenceCheck::find_elsewhere(std::size_t number, const RowAmount& own) const {
    const std::optional<Operand> operand = operand_of(numbers_[number]);
    if (!operand || telling_digits_of(numbers_[number].value) < digits_of_verdict) return {};
    for (const std::size_t row : rows_.printing(operand->value, operand->half)) {
        for (const RowAmount& cell : rows_.at(row).amounts) {
            const bool is_beside = cell.document == own.document && cell.table == own.table && cell.is_of_documents_year();
            if (is_beside && !cell.column->is_difference && fits(number, Operand::of(cell).value, Amount()))
                return cell.cell_name();
        }
    }
    return {};
}

// And of the one that it has not.
int SentenceCheck::telling_digits_in(const TiedNumbers& comparison, const Fit& fit) const {
    return fitting_digits_in(comparison, fit) + telling_digits_of(numbers_[*number_of(comparison, *fit.wrong)].value);
}

// The number that differs from what its row has, if it is a slip of that.
std::optional<SentenceVerdict> SentenceCheck::explain_by_fits(const TiedNumbers& comparison, const std::vector<Fit>& fits) const {
    const std::vector<std::size_t> numbers = comparison.members();
    const Roles roles = roles_of(comparison, numbers_);
    // With another amount or a semicolon in between, the words may tie other numbers than these.
    const auto is_tied = [&](std::size_t number) {
        return std::find(numbers.begin(), numbers.end(), number) != numbers.end() ||
               (!numbers_[number].is_money() && !numbers_[number].is_percentage());
    };
    bool are_together = !evidence_.has_stop_between(numbers.front(), numbers.back());
    for (std::size_t i = numbers.front(); i < numbers.back(); ++i) are_together = are_together && is_tied(i);
    const bool is_contradiction = are_together && roles.count() > 0 && !roles.hold();
    std::optional<SentenceVerdict> best;
    for (const Fit& fit : fits) {
        const std::size_t wrong = *number_of(comparison, *fit.wrong);
        const ProseNumber& written = numbers_[wrong];
        if (!written.is_literal()) continue;
        const Amount difference = fit.pair.now.value - fit.pair.base.value;
        std::optional<Amount> value;
        if (*fit.wrong == TiedRole::rate || *fit.wrong == TiedRole::completion) {
            value = quotient(*fit.wrong == TiedRole::rate ? difference : fit.pair.now.value, fit.pair.base.value, 2,
                             written.value.decimals());
        } else {
            const Amount amount = *fit.wrong == TiedRole::now    ? fit.pair.now.value
                                  : *fit.wrong == TiedRole::base ? fit.pair.base.value
                                                                 : difference;
            value = amount.shifted(-written.unit.power).rounded(written.value.decimals());
        }
        if (!value) continue;
        const Slip slip = find_slip(written.value.absolute(), value->absolute());
        const bool has_same_digits = slip == Slip::digit_changed || slip == Slip::digits_swapped || slip == Slip::decimal_point;
        const bool is_short = significant_digits_of(written.value) < digits_of_verdict;
        // By itself, 24% resembles every tenth percentage.
        const bool is_lone = numbers.size() == 1 && written.value.decimals() == 0;
        // If the row has the others, and they contradict this one, it need not resemble what was meant.
        const bool is_named = numbers.size() > 1 && is_of_named_row(comparison, fit);
        const int fewest_digits = is_named ? digits_of_named_row : digits_of_identification;
        const bool is_refuted = is_contradiction && numbers.size() > 2 && fitting_digits_in(comparison, fit) >= fewest_digits;
        // "Grants rise by 11.1% to 5.00", where 5.00 is what they were before.
        const bool is_amount = *fit.wrong == TiedRole::now || *fit.wrong == TiedRole::base;
        const bool is_both = comparison.is_from_to && comparison.base && *fit.wrong == TiedRole::now;
        const Operand& other = *fit.wrong == TiedRole::now ? fit.pair.base : fit.pair.now;
        const bool is_other_year = is_amount && !difference.is_zero() && telling_digits_of(written.value) >= digits_of_verdict &&
                                   this->fits(wrong, other.value, Amount()) && (is_both || !evidence_.may_be_of_other_time(wrong));
        const bool is_now = *fit.wrong == TiedRole::now && is_named;
        const std::string elsewhere =
            is_now && fitting_digits_in(comparison, fit) >= digits_of_verdict && !evidence_.may_be_of_other_time(wrong)
                ? find_elsewhere(wrong, *fit.pair.now.cell)
                : std::string();
        if (!is_refuted && !is_other_year && elsewhere.empty() &&
            (!is_likeness(slip) || (is_short && (!has_same_digits || is_lone))))
            continue;
        // If two readings blame different numbers, neither counts.
        if (best && best->wrong != wrong) return std::nullopt;
        if (best) continue;
        best.emplace();
        best->numbers = numbers;
        best->wrong = wrong;
        best->found = is_other_year ? other.text() : elsewhere;
        best->meant.value = value->absolute();
        best->meant.slip = slip;
        best->meant.what = *fit.wrong == TiedRole::now    ? fit.pair.now.text()
                           : *fit.wrong == TiedRole::base ? fit.pair.base.text()
                                                          : fit.pair.now.text() + " against " + fit.pair.base.text();
        const bool is_proven = numbers.size() > 2 || (numbers.size() == 2 && !is_short);
        best->kind = is_proven ? SentenceVerdict::Kind::differs : SentenceVerdict::Kind::doubtful;
        best->is_sure = numbers.size() > 1;
    }
    return best;
}

}  // namespace sitegen

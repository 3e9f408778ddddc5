#include "proofread/sentence_check.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "proofread/number_match.hpp"
#include "proofread/sentence_roles.hpp"

namespace sitegen {

namespace {

using Course = DirectionWord::Course;

constexpr std::size_t most_tied_rows = 8;  // rows that may have the amount
// Of the two longest numbers of a row and a third one, which is a slip. Of a thousand rows, one in several hundred has them by
// chance.
constexpr int digits_of_identification = 7;
constexpr int digits_of_identification_by_name = 6;  // of a row that the words name partly

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
    bool is_opposite = false;  // all its numbers fit, but the amounts moved in the other direction
};

std::vector<SentenceVerdict> SentenceCheck::check(const SentenceReading& reading) const {
    std::vector<SentenceVerdict> verdicts;
    const auto add = [&verdicts](const auto& check_one) {
        try {
            if (std::optional<SentenceVerdict> verdict = check_one()) verdicts.push_back(std::move(*verdict));
        } catch (const AmountOverflow&) {
            return;  // numbers of this length are not amounts of a budget
        }
    };
    for (const TiedNumbers& comparison : reading.comparisons) add([&] { return check_comparison(comparison); });
    for (std::size_t i = 0; i < reading.shares.size(); ++i) {
        add([&] {
            std::optional<SentenceVerdict> verdict = check_share(reading.shares[i]);
            const bool is_settled = verdict && verdict->kind != SentenceVerdict::Kind::doubtful;
            if (is_settled) return verdict;
            std::optional<SentenceVerdict> of_whole = check_shares_of_one_whole(reading.shares, i);
            const bool is_hint = of_whole && of_whole->kind == SentenceVerdict::Kind::doubtful;
            return of_whole && !(verdict && is_hint) ? of_whole : verdict;
        });
    }
    for (const Enumeration& enumeration : reading.enumerations) add([&] { return check_sum(enumeration); });
    return verdicts;
}

bool SentenceCheck::would_agree(const SentenceVerdict& verdict, std::size_t number, const Amount& value) const {
    if (verdict.comparison) {
        Roles roles = roles_of(*verdict.comparison, numbers_);
        for (const TiedRole role : tied_roles) {
            if (number_of(*verdict.comparison, role) == number) interval_in(roles, role) = interval_of(numbers_[number], value);
        }
        return roles.hold();
    }
    if (!verdict.part_of_whole || verdict.part_of_whole->share.part != number) return false;
    const std::optional<Interval> part = interval_of(numbers_[number], value);
    const std::optional<Interval> rate = interval_of(numbers_[verdict.part_of_whole->share.share]);
    return part && rate && is_share_of(*part, verdict.part_of_whole->whole, *rate);
}

std::optional<SentenceVerdict> SentenceCheck::check_comparison(const TiedNumbers& comparison) const {
    if (comparison.has_two_courses) return check_two_courses(comparison);
    if (comparison.members().size() == 1 && comparison.now) return check_new_amount(comparison);
    std::optional<SentenceVerdict> of_rows = check_against_rows(comparison);
    const bool is_of_row = of_rows && of_rows->kind == SentenceVerdict::Kind::agrees;
    const std::optional<SentenceVerdict> arithmetic = check_arithmetic(comparison, is_of_row);
    if (!arithmetic) return of_rows;
    // Rounded numbers can agree with each other and still differ from those of the row.
    const bool is_proven = of_rows && of_rows->kind == SentenceVerdict::Kind::differs && of_rows->numbers.size() > 2;
    if (arithmetic->kind == SentenceVerdict::Kind::agrees) return is_proven ? of_rows : arithmetic;
    if (!of_rows) return arithmetic;
    // If the rows agree with all numbers, the words were read wrongly, but for a word of rise or fall that no number shows. Or else
    // the rows show which number is wrong.
    if (of_rows->kind == SentenceVerdict::Kind::agrees) {
        if (!arithmetic->said) return of_rows;
        SentenceVerdict proven = *arithmetic;
        proven.is_sure = true;
        return proven;
    }
    if (of_rows->kind == SentenceVerdict::Kind::goes_other_way) return of_rows;
    if (arithmetic->kind == SentenceVerdict::Kind::goes_other_way && !arithmetic->said) return arithmetic;
    of_rows->kind = SentenceVerdict::Kind::disagrees;
    return of_rows;
}

std::optional<SentenceVerdict> SentenceCheck::check_arithmetic(const TiedNumbers& comparison, bool is_of_row) const {
    Roles roles = roles_of(comparison, numbers_);
    if (roles.count() == 0) return check_course(comparison, is_of_row);
    SentenceVerdict verdict;
    verdict.numbers = comparison.members();
    if (roles.hold()) {
        verdict.comparison = comparison;
        return verdict;
    }
    if (std::optional<SentenceVerdict> opposite = check_course(comparison, is_of_row)) return opposite;
    // "18,296.97, down 412.35 or 2.31%", where the amount rose by 2.31%.
    if (roles.course && roles.now && roles.change && roles.rate && !roles.base && numbers_[*comparison.change].is_literal()) {
        Roles turned = roles;
        turned.course = roles.course == Course::fall ? Course::rise : Course::fall;
        if (turned.hold()) {
            verdict.kind = SentenceVerdict::Kind::goes_other_way;
            verdict.wrong = *comparison.change;
            verdict.is_doubtful = true;
            verdict.meant.what = "other numbers of the sentence";
            return verdict;
        }
    }
    verdict.kind = SentenceVerdict::Kind::disagrees;
    // A single slip in one of the numbers must explain the contradiction. Otherwise the words may have been read wrongly.
    const auto mends = [&](TiedRole member) {
        const std::optional<std::size_t>& number = number_of(comparison, member);
        if (!number || !numbers_[*number].is_literal()) return false;
        Roles tried = roles;
        const std::vector<Amount> slips = slips_of(numbers_[*number].value.absolute());
        return std::any_of(slips.begin(), slips.end(), [&](const Amount& value) {
            interval_in(tried, member) = interval_of(numbers_[*number], value);
            return tried.hold();
        });
    };
    std::vector<TiedRole> mending;
    for (const TiedRole member : tied_roles) {
        if (mends(member)) mending.push_back(member);
    }
    if (mending.empty()) return std::nullopt;
    const auto operand = [&](TiedRole member) {
        const ProseNumber& number = numbers_[*number_of(comparison, member)];
        return *operand_of(number);
    };
    const auto in_unit = [&](const Amount& value, std::size_t number) {
        const ProseNumber& written = numbers_[number];
        return value.absolute().shifted(-written.unit.power).rounded(written.value.decimals());
    };
    if (roles.is_same) {
        if (!numbers_[*comparison.base].is_literal()) return std::nullopt;
        verdict.wrong = *comparison.base;
        verdict.meant = {in_unit(operand(TiedRole::now).value, verdict.wrong), "the same amount",
                         find_slip(numbers_[verdict.wrong].value.absolute(), in_unit(operand(TiedRole::now).value, verdict.wrong))};
        return verdict;
    }
    // The number that follows from the others. A rate is blamed rather than an amount, which would follow only approximately.
    if (roles.now && roles.base) {
        const Amount now = operand(TiedRole::now).value;
        const Amount base = operand(TiedRole::base).value;
        const bool is_change_wrong = roles.change && (!roles.rate || mending.front() == TiedRole::change);
        verdict.meant.what = is_change_wrong ? "the difference of the two amounts"
                             : roles.rate    ? "their difference in per cent"
                                             : "the one amount in per cent of the other";
        if (roles.change && is_change_wrong && numbers_[*comparison.change].is_literal()) {
            verdict.wrong = *comparison.change;
            verdict.meant.value = in_unit(now - base, verdict.wrong);
        } else {
            const std::optional<std::size_t> number = roles.rate         ? comparison.rate
                                                      : roles.completion ? comparison.completion
                                                                         : std::nullopt;
            if (!number || !numbers_[*number].is_literal()) return std::nullopt;
            const std::optional<Amount> value =
                quotient(roles.rate ? (now - base).absolute() : now, base, 2, numbers_[*number].value.decimals());
            if (!value) return std::nullopt;
            verdict.wrong = *number;
            verdict.meant.value = *value;
        }
    } else {
        if (!numbers_[*comparison.rate].is_literal()) return std::nullopt;
        const Amount change = operand(TiedRole::change).value;
        const Amount base = roles.base                     ? operand(TiedRole::base).value
                            : roles.course == Course::fall ? operand(TiedRole::now).value + change
                                                           : operand(TiedRole::now).value - change;
        const std::optional<Amount> value = quotient(change, base, 2, numbers_[*comparison.rate].value.decimals());
        if (!value) return std::nullopt;
        verdict.wrong = *comparison.rate;
        verdict.meant.value = value->absolute();
        verdict.meant.what = "the change in per cent";
    }
    verdict.meant.slip = find_slip(numbers_[verdict.wrong].value.absolute(), verdict.meant.value);
    return verdict;
}

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

// "628, 7 more than the 635 of the plan, down 1%": the amounts show which of the two words is wrong, if the numbers agree.
std::optional<SentenceVerdict> SentenceCheck::check_two_courses(const TiedNumbers& comparison) const {
    Roles roles = roles_of(comparison, numbers_);
    if (comparison.is_one_change && numbers_[*comparison.rate].is_literal()) {
        SentenceVerdict verdict;
        verdict.kind = SentenceVerdict::Kind::says_both;
        verdict.numbers = {*comparison.change, *comparison.rate};
        verdict.wrong = *comparison.rate;
        return verdict;
    }
    if (!roles.now || !roles.base || !roles.change || !roles.rate || roles.now->meets(*roles.base)) return std::nullopt;
    roles.course = roles.base->high < roles.now->low ? Course::rise : Course::fall;
    if (!roles.hold()) return std::nullopt;
    SentenceVerdict verdict;
    verdict.kind = SentenceVerdict::Kind::goes_other_way;
    verdict.numbers = comparison.members();
    verdict.wrong = comparison.rate_course == roles.course ? *comparison.change : *comparison.rate;
    return numbers_[verdict.wrong].is_literal() ? std::optional(std::move(verdict)) : std::nullopt;
}

// Two amounts that moved in the opposite direction of the words, if everything else agrees.
std::optional<SentenceVerdict> SentenceCheck::check_course(const TiedNumbers& comparison, bool is_of_row) const {
    Roles roles = roles_of(comparison, numbers_);
    if (!roles.now || !roles.base || !roles.course || roles.now->meets(*roles.base)) return std::nullopt;
    const bool rises = roles.base->high < roles.now->low;
    if (rises == (roles.course == Course::rise)) return std::nullopt;
    roles.course = rises ? Course::rise : Course::fall;
    if (!roles.hold()) return std::nullopt;
    SentenceVerdict verdict;
    verdict.kind = SentenceVerdict::Kind::goes_other_way;
    verdict.numbers = comparison.members();
    // "increased from 96.7 to 93.15" has no other number. In "低于上年5.35", the amount may as well be the change, unless the row
    // has both amounts.
    if (!comparison.change && !comparison.rate) {
        if (!comparison.is_from_to && !is_of_row) return std::nullopt;
        verdict.said = comparison.course;
    }
    const std::optional<std::size_t>& size = comparison.change ? comparison.change
                                             : comparison.rate ? comparison.rate
                                                               : comparison.now;
    if (!size || !numbers_[*size].is_literal()) return std::nullopt;
    verdict.wrong = *size;
    return verdict;
}

// The rows of an amount: those named with it, or those that print it if it is long enough to identify them.
std::vector<std::size_t> SentenceCheck::rows_of_amount(std::size_t number) const {
    std::vector<std::size_t> result;
    const std::optional<Operand> operand = operand_of(numbers_[number]);
    if (!operand || significant_digits_of(numbers_[number].value) < digits_of_identity) return result;
    for (const std::size_t row : rows_.printing(operand->value)) {
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
    const auto has_size = [&](TiedRole member, const Pair& pair) {
        const std::optional<std::size_t>& number = number_of(comparison, member);
        const Operand difference{pair.now.value - pair.base.value, pair.now.half + pair.base.half, nullptr};
        switch (member) {
            case TiedRole::now:
                return fits(*number, pair.now.value, Amount());
            case TiedRole::base:
                return fits(*number, pair.base.value, Amount());
            case TiedRole::change:
                return fits(*number, difference.value, difference.half);
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
                if (agrees || !is_comparable(now, base)) continue;
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
                fit.is_opposite = !agrees && comparison.now && is_past_of(base, now) && goes_wrong_way(fit.pair) &&
                                  std::all_of(tied_roles.begin(), tied_roles.end(), [&](TiedRole member) {
                                      return !number_of(comparison, member) || has_size(member, fit.pair);
                                  });
                if (is_accusing && fit.is_opposite) opposite = fit;
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

// Of the two longest numbers that the row has, and of the one that it has not.
int SentenceCheck::telling_digits_in(const TiedNumbers& comparison, const Fit& fit) const {
    std::array<int, 2> longest{};
    for (const TiedRole member : tied_roles) {
        const std::optional<std::size_t>& number = number_of(comparison, member);
        if (!number || member == fit.wrong) continue;
        const int digits = telling_digits_of(numbers_[*number].value);
        longest = {std::max(longest[0], std::min(longest[1], digits)), std::max(longest[1], digits)};
    }
    return longest[0] + longest[1] + telling_digits_of(numbers_[*number_of(comparison, *fit.wrong)].value);
}

// The number that differs from what its row has, if it is a slip of that.
std::optional<SentenceVerdict> SentenceCheck::explain_by_fits(const TiedNumbers& comparison, const std::vector<Fit>& fits) const {
    const std::vector<std::size_t> numbers = comparison.members();
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
        if (!is_likeness(slip) || (is_short && (!has_same_digits || is_lone))) continue;
        // If two readings blame different numbers, neither counts.
        if (best && best->wrong != wrong) return std::nullopt;
        if (best) continue;
        best.emplace();
        best->numbers = numbers;
        best->wrong = wrong;
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

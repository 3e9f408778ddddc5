#include "proofread/sentence_check.hpp"

#include <algorithm>
#include <utility>

#include "proofread/number_match.hpp"
#include "proofread/sentence_roles.hpp"

namespace sitegen {

namespace {

using Course = DirectionWord::Course;

}  // namespace

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
            if (std::optional<SentenceVerdict> exchanged = find_exchanged_with_another(reading.shares, i)) return exchanged;
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
    if (mending.empty() && !comparison.is_base_named) return std::nullopt;
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
        const bool is_change_wrong = roles.change && (!roles.rate || (!mending.empty() && mending.front() == TiedRole::change));
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
    const bool has_size = roles.rate && (roles.change || comparison.is_from_to);
    if (!roles.now || !roles.base || !has_size || roles.now->meets(*roles.base)) return std::nullopt;
    roles.course = roles.base->high < roles.now->low ? Course::rise : Course::fall;
    if (!roles.hold()) return std::nullopt;
    SentenceVerdict verdict;
    verdict.kind = SentenceVerdict::Kind::goes_other_way;
    verdict.numbers = comparison.members();
    // "It fell from 5.00 to 6.00, a rise of 20%."
    if (!roles.change && comparison.rate_course == roles.course) {
        verdict.wrong = *comparison.now;
        verdict.said = roles.course == Course::rise ? Course::fall : Course::rise;
        return numbers_[verdict.wrong].is_literal() ? std::optional(std::move(verdict)) : std::nullopt;
    }
    verdict.wrong = roles.change && comparison.rate_course == roles.course ? *comparison.change : *comparison.rate;
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

}  // namespace sitegen

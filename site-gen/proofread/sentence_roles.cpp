#include "proofread/sentence_roles.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "proofread/operands.hpp"

namespace sitegen {

namespace {

using Course = DirectionWord::Course;

bool is_of_money(const ProseNumber& number) { return number.unit.kind == ProseUnit::Kind::money; }

// Where the number and the interval of a role are stored.
struct RolePlace {
    std::optional<std::size_t> TiedNumbers::*number;
    std::optional<Interval> Roles::*interval;
};

const RolePlace& place_of(TiedRole role) {
    static constexpr std::array<RolePlace, tied_roles.size()> places = {{{&TiedNumbers::now, &Roles::now},
                                                                         {&TiedNumbers::base, &Roles::base},
                                                                         {&TiedNumbers::change, &Roles::change},
                                                                         {&TiedNumbers::rate, &Roles::rate},
                                                                         {&TiedNumbers::completion, &Roles::completion}}};
    return places[static_cast<std::size_t>(role)];
}

}  // namespace

Interval interval_around(const Amount& value, const Amount& half) {
    const Amount low = value - half;
    return {low.is_negative() ? Amount() : low, value + half + half};
}

std::optional<Interval> interval_of(const ProseNumber& number, const std::optional<Amount>& tried) {
    if (!number.is_literal()) {
        if (const std::optional<Operand> operand = operand_of(number)) return interval_around(operand->value, operand->half);
        const ProsePiece& piece = *number.piece;
        const std::optional<Amount>& value = piece.aspect == "rate" ? piece.figure->rate : piece.figure->value;
        if (!value) return std::nullopt;
        return interval_around(value->absolute(), half_of_last_place(value->decimals()));
    }
    const Amount value = tried ? *tried : number.value.absolute();
    const int power = is_of_money(number) ? number.unit.power : 0;
    return interval_around(value.shifted(power), half_of_last_place(value.decimals(), power));
}

bool is_share_of(const Interval& part, const Interval& whole, const Interval& rate) {
    const Interval product{rate.low * whole.low, rate.high * whole.high};
    return product.meets({part.low.shifted(2), part.high.shifted(2)});
}

std::vector<Amount> slips_of(const Amount& written) {
    std::vector<Amount> result;
    const std::string digits = written.absolute().plain();
    const auto add = [&result, &written](const std::string& text) {
        const std::variant<Amount, AmountFault> value = Amount::parse(text);
        if (const Amount* amount = std::get_if<Amount>(&value); amount != nullptr && *amount != written) result.push_back(*amount);
    };
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (digits[i] == '.') continue;
        std::string text = digits;
        for (char digit = '0'; digit <= '9'; ++digit) {
            text[i] = digit;
            if (digit != digits[i]) add(text);
        }
        const std::size_t next = i + 1 < digits.size() && digits[i + 1] == '.' ? i + 2 : i + 1;
        if (next < digits.size()) {
            text = digits;
            std::swap(text[i], text[next]);
            add(text);
        }
    }
    for (const int power : {-2, -1, 1, 2}) {
        if (!written.is_zero()) result.push_back(written.shifted(power));
    }
    return result;
}

template <typename Visit>
void Roles::visit(const Visit& each) const {
    const bool goes_down = course == Course::fall;
    if (now && base) {
        const Interval difference = now->less(*base);
        if (change || rate) {
            const Interval size = !course ? difference.absolute() : goes_down ? base->less(*now) : difference;
            if (change) each(size.meets(*change));
            if (rate) each(is_share_of({std::max(size.low, Amount()), size.high}, *base, *rate) && !size.high.is_negative());
        }
        if (completion) each(is_share_of(*now, *base, *completion));
        if (is_same) each(now->meets(*base));
        return;
    }
    if (!change || !rate) return;
    if (base) return each(is_share_of(*change, *base, *rate));
    if (!now || !course) return;
    const Interval before = goes_down ? Interval{now->low + change->low, now->high + change->high} : now->less(*change);
    each(!before.high.is_negative() && is_share_of(*change, {std::max(before.low, Amount()), before.high}, *rate));
}

int Roles::count() const {
    int result = 0;
    visit([&](bool) { ++result; });
    return result;
}

bool Roles::hold() const {
    bool all = true;
    visit([&](bool holds) { all = all && holds; });
    return all;
}

const std::optional<std::size_t>& number_of(const TiedNumbers& comparison, TiedRole role) {
    return comparison.*place_of(role).number;
}

std::optional<Interval>& interval_in(Roles& roles, TiedRole role) { return roles.*place_of(role).interval; }

Roles roles_of(const TiedNumbers& comparison, const std::vector<ProseNumber>& numbers) {
    Roles roles;
    roles.course = comparison.course;
    roles.is_same = comparison.is_same;
    for (const TiedRole role : tied_roles) {
        if (const std::optional<std::size_t>& number = number_of(comparison, role))
            interval_in(roles, role) = interval_of(numbers[*number]);
    }
    return roles;
}

}  // namespace sitegen

// The numbers of a statement as intervals in their roles, and whether these can agree.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "model/amount.hpp"
#include "proofread/sentence_reading.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

// The values that a printed number may stand for, because it was rounded or cut off.
struct Interval {
    Amount low;
    Amount high;

    [[nodiscard]] bool meets(const Interval& other) const { return low <= other.high && other.low <= high; }
    [[nodiscard]] Interval less(const Interval& other) const { return {low - other.high, high - other.low}; }
    [[nodiscard]] Interval absolute() const {
        if (!low.is_negative()) return *this;
        if (high.is_negative()) return {high.absolute(), low.absolute()};
        return {Amount(), std::max(low.absolute(), high)};
    }
};

[[nodiscard]] Interval interval_around(const Amount& value, const Amount& half);

// The interval of a literal or of a figure. tried: a value to use instead of the number's own. Nothing for a figure without a
// value. Throws AmountOverflow.
[[nodiscard]] std::optional<Interval> interval_of(const ProseNumber& number, const std::optional<Amount>& tried = std::nullopt);

// Whether `part` can be `rate` per cent of `whole`.
[[nodiscard]] bool is_share_of(const Interval& part, const Interval& whole, const Interval& rate);

// Every number that a single slip makes of these digits.
[[nodiscard]] std::vector<Amount> slips_of(const Amount& written);

// The numbers of one comparison, each as an interval.
struct Roles {
    std::optional<Interval> now;
    std::optional<Interval> base;
    std::optional<Interval> change;
    std::optional<Interval> rate;
    std::optional<Interval> completion;
    std::optional<DirectionWord::Course> course;
    bool is_same = false;

    // The number of equations that the roles give, and whether all of them hold.
    [[nodiscard]] int count() const;
    [[nodiscard]] bool hold() const;

  private:
    template <typename Visit>
    void visit(const Visit& each) const;
};

inline constexpr std::array tied_roles = {TiedRole::now, TiedRole::base, TiedRole::change, TiedRole::rate, TiedRole::completion};

[[nodiscard]] const std::optional<std::size_t>& number_of(const TiedNumbers& comparison, TiedRole role);
[[nodiscard]] std::optional<Interval>& interval_in(Roles& roles, TiedRole role);

[[nodiscard]] Roles roles_of(const TiedNumbers& comparison, const std::vector<ProseNumber>& numbers);

}  // namespace sitegen

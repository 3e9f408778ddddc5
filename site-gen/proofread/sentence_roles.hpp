// The numbers of a sentence in the roles that its words give them, and whether they agree with each other.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "model/amount.hpp"
#include "proofread/sentence_reading.hpp"
#include "proofread/typed_numbers.hpp"

namespace sitegen {

// What a printed number may stand for: rounded either way, or cut off.
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

// Of a literal or a figure, with another value where one is tried; nothing of a figure without a value. Throws AmountOverflow.
[[nodiscard]] std::optional<Interval> interval_of(const ProseNumber& number, const std::optional<Amount>& tried = std::nullopt);

// Whether `rate` per cent of `whole` can be `part`.
[[nodiscard]] bool is_share_of(const Interval& part, const Interval& whole, const Interval& rate);

// All that one slip makes of a number's digits.
[[nodiscard]] std::vector<Amount> slips_of(const Amount& written);

// Roles of a comparison's numbers, each as an interval.
struct Roles {
    std::optional<Interval> now;
    std::optional<Interval> base;
    std::optional<Interval> change;
    std::optional<Interval> rate;
    std::optional<Interval> completion;
    std::optional<DirectionWord::Course> course;
    bool is_same = false;

    // How many equalities the roles make, and whether all of them hold.
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

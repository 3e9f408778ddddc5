#include "model/amount.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace sitegen {

namespace {

// Intermediate results: products and shifted coefficients need more than 64 bits.
__extension__ using Wide = __int128;

constexpr auto powers_of_ten = [] {
    std::array<std::int64_t, 19> powers{};
    powers[0] = 1;
    for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
    return powers;
}();

Wide power_of_ten(int exponent) { return powers_of_ten.at(static_cast<std::size_t>(exponent)); }

std::int64_t narrow(Wide value) {
    if (value > std::numeric_limits<std::int64_t>::max() || value <= std::numeric_limits<std::int64_t>::min()) {
        throw AmountOverflow();
    }
    return static_cast<std::int64_t>(value);
}

Wide checked_times(Wide value, Wide factor) {
    Wide product = 0;
    if (__builtin_mul_overflow(value, factor, &product)) throw AmountOverflow();
    return product;
}

// The denominator is positive.
Wide divide_rounded(Wide numerator, Wide denominator, Rounding rounding = Rounding::half_up) {
    const Wide quotient = numerator / denominator;
    const Wide remainder = numerator % denominator;
    const Wide distance = remainder < 0 ? -remainder : remainder;
    const bool is_half = distance == denominator - distance;
    bool rounds_away = distance >= denominator - distance;
    if (rounding == Rounding::half_even && is_half) rounds_away = quotient % 2 != 0;
    if (rounding == Rounding::down) rounds_away = false;
    return rounds_away ? quotient + (numerator < 0 ? -1 : 1) : quotient;
}

bool fits(Wide value) {
    return value <= std::numeric_limits<std::int64_t>::max() && value > std::numeric_limits<std::int64_t>::min();
}

// Removes zeros at the end until the coefficient and the decimals fit.
Amount fitted(Wide coefficient, int decimals) {
    while (decimals > Amount::most_exact_decimals || !fits(coefficient)) {
        if (decimals == 0 || coefficient % 10 != 0) throw AmountOverflow();
        coefficient /= 10;
        --decimals;
    }
    return {static_cast<std::int64_t>(coefficient), decimals};
}

// The same for a number that may become larger, but not smaller.
Amount fitted_up(Wide coefficient, int decimals) {
    while (decimals > 0 && (decimals > Amount::most_exact_decimals || !fits(coefficient))) {
        coefficient = coefficient / 10 + (coefficient % 10 > 0 ? 1 : 0);
        --decimals;
    }
    return {narrow(coefficient), decimals};
}

Wide aligned(const Amount& amount, int decimals) { return Wide{amount.coefficient()} * power_of_ten(decimals - amount.decimals()); }

}  // namespace

std::variant<Amount, AmountFault> Amount::parse(std::string_view text) {
    std::string_view rest = text;
    bool negative = false;
    if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) {
        negative = rest.front() == '-';
        rest.remove_prefix(1);
    }
    if (rest == "inf" || rest == "nan") return AmountFault::not_finite;
    if (rest.size() > 1 && rest[0] == '0' && (rest[1] == 'x' || rest[1] == 'o' || rest[1] == 'b')) return AmountFault::not_decimal;

    std::int64_t coefficient = 0;
    int decimals = 0;
    bool after_point = false;
    char before = '.';  // a number may not begin with a point or an underscore
    for (const char c : rest) {
        if (c >= '0' && c <= '9') {
            const bool overflows = __builtin_mul_overflow(coefficient, std::int64_t{10}, &coefficient) ||
                                   __builtin_add_overflow(coefficient, std::int64_t{c - '0'}, &coefficient);
            if (after_point) ++decimals;
            if (overflows || decimals > max_decimals) return AmountFault::too_long;
        } else if (c == 'e' || c == 'E') {
            return AmountFault::exponent;
        } else if (c == '.' && !after_point && before >= '0' && before <= '9') {
            after_point = true;
        } else if (c != '_' || before < '0' || before > '9') {
            return AmountFault::not_a_number;
        }
        before = c;
    }
    if (before < '0' || before > '9') return AmountFault::not_a_number;
    return Amount(negative ? -coefficient : coefficient, decimals);
}

Amount Amount::negated() const { return {narrow(-Wide{coefficient_}), decimals_}; }

Amount Amount::shifted(int power) const {
    if (power <= decimals_ && decimals_ - power <= most_exact_decimals) return {coefficient_, decimals_ - power};
    if (power > decimals_) {
        if (is_zero()) return {0, 0};
        if (power - decimals_ > 18) throw AmountOverflow();
        return {narrow(Wide{coefficient_} * power_of_ten(power - decimals_)), 0};
    }
    const Amount shorter = trimmed();
    if (shorter.decimals_ - power > most_exact_decimals) throw AmountOverflow();
    return {shorter.coefficient_, shorter.decimals_ - power};
}

Amount Amount::rounded(int decimals) const {
    if (decimals >= decimals_) return {narrow(aligned(*this, decimals)), decimals};
    return {narrow(divide_rounded(coefficient_, power_of_ten(decimals_ - decimals))), decimals};
}

Amount Amount::trimmed() const {
    Amount result = *this;
    while (result.decimals_ > 0 && result.coefficient_ % 10 == 0) {
        result.coefficient_ /= 10;
        --result.decimals_;
    }
    return result;
}

std::string Amount::plain() const {
    // The magnitude is unsigned, because the most negative coefficient has no signed one.
    const auto magnitude = is_negative() ? 0 - static_cast<std::uint64_t>(coefficient_) : static_cast<std::uint64_t>(coefficient_);
    std::string digits = std::to_string(magnitude);
    if (decimals_ > 0) {
        const auto places = static_cast<std::size_t>(decimals_);
        if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
        digits.insert(digits.size() - places, 1, '.');
    }
    return is_negative() ? "-" + digits : digits;
}

Amount Amount::sum_of(const Amount& left, const Amount& right) {
    const int decimals = std::max(left.decimals_, right.decimals_);
    return fitted(aligned(left, decimals) + aligned(right, decimals), decimals);
}

Amount Amount::long_bound_sum(const Amount& left, const Amount& right) {
    const int decimals = std::max(left.decimals_, right.decimals_);
    return fitted_up(aligned(left, decimals) + aligned(right, decimals), decimals);
}

Amount Amount::difference_of(const Amount& left, const Amount& right) {
    const int decimals = std::max(left.decimals_, right.decimals_);
    return fitted(aligned(left, decimals) - aligned(right, decimals), decimals);
}

Amount operator*(const Amount& left, const Amount& right) {
    return fitted(Wide{left.coefficient_} * right.coefficient_, left.decimals_ + right.decimals_);
}

Amount bound_product(const Amount& left, const Amount& right) {
    return fitted_up(Wide{left.coefficient_} * right.coefficient_, left.decimals_ + right.decimals_);
}

std::strong_ordering Amount::order_of(const Amount& left, const Amount& right) {
    const int decimals = std::max(left.decimals_, right.decimals_);
    const Wide a = aligned(left, decimals);
    const Wide b = aligned(right, decimals);
    return a < b ? std::strong_ordering::less : a > b ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::optional<Amount> quotient(const Amount& numerator, const Amount& denominator, int power, int decimals, Rounding rounding) {
    if (denominator.is_zero()) return std::nullopt;
    const int common = std::max(numerator.decimals(), denominator.decimals());
    if (common > Amount::max_decimals) {
        const Amount shorter = numerator.trimmed();
        const Amount divisor = denominator.trimmed();
        const bool has_zeros = shorter.decimals() < numerator.decimals() || divisor.decimals() < denominator.decimals();
        if (has_zeros) return quotient(shorter, divisor, power, decimals, rounding);
    }
    Wide above = checked_times(aligned(numerator, common), power_of_ten(power + decimals));
    Wide below = aligned(denominator, common);
    if (below < 0) {
        above = -above;
        below = -below;
    }
    return Amount(narrow(divide_rounded(above, below, rounding)), decimals);
}

namespace {

Wide checked_shift(Wide value, int power) {
    constexpr int largest = 18;
    for (; power > largest; power -= largest) value = checked_times(value, power_of_ten(largest));
    return checked_times(value, power_of_ten(power));
}

// above × 10^power / below. Both may be negative. below is not zero.
Amount divide_shifted(Wide above, Wide below, int power, int decimals, Rounding rounding) {
    if (power >= 0) above = checked_shift(above, power);
    if (power < 0) below = checked_shift(below, -power);
    return {narrow(below < 0 ? divide_rounded(-above, -below, rounding) : divide_rounded(above, below, rounding)), decimals};
}

}  // namespace

std::optional<Amount> in_proportion(const Amount& amount, const Amount& numerator, const Amount& denominator, int decimals,
                                    Rounding rounding) {
    if (denominator.is_zero()) return std::nullopt;
    const int power = decimals + denominator.decimals() - amount.decimals() - numerator.decimals();
    return divide_shifted(Wide{amount.coefficient()} * numerator.coefficient(), denominator.coefficient(), power, decimals,
                          rounding);
}

std::optional<Amount> rate_of_change(const Amount& change, const Amount& before, int decimals, Rounding rounding) {
    if (!(before > Amount()) || (before + change).is_negative()) return std::nullopt;
    return quotient(change, before, 2, decimals, rounding);
}

std::optional<Amount> rate_of_products(const Product& now, const Product& before, int decimals, Rounding rounding) {
    const int now_decimals = now.left.decimals() + now.right.decimals();
    const int before_decimals = before.left.decimals() + before.right.decimals();
    const int common = std::max(now_decimals, before_decimals);
    const Wide present = checked_shift(Wide{now.left.coefficient()} * now.right.coefficient(), common - now_decimals);
    const Wide past = checked_shift(Wide{before.left.coefficient()} * before.right.coefficient(), common - before_decimals);
    if (past <= 0) return std::nullopt;
    return divide_shifted(present - past, past, 2 + decimals, decimals, rounding);
}

Amount half_of_last_place(int decimals, int power) {
    const int places = decimals + 1 - power;
    if (places > Amount::most_exact_decimals) return {1, Amount::most_exact_decimals};
    return places < 0 ? Amount(5, 0).shifted(-places) : Amount(5, places);
}

}  // namespace sitegen

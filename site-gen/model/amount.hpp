// An exact decimal number of money, as printed.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

namespace sitegen {

// Thrown if a result does not fit an Amount: from nine hundred quadrillion of the last place on.
struct AmountOverflow : std::overflow_error {
    AmountOverflow() : std::overflow_error("an amount exceeds the exact range of 18 digits") {}
};

// Why a text is not an amount.
enum class AmountFault { not_a_number, exponent, not_finite, not_decimal, too_long };

// coefficient × 10^-decimals, for instance 273768 with 2 decimals for 2737.68. The decimals are those printed: 0.60 and 0.6 compare
// equal but print differently, and 0.00 stays 0.00. Every operation is exact or throws AmountOverflow. An amount of money is never
// converted to or from a floating-point number. If a result has no room for its decimals, it loses zeros at its end: 5 × 2.0 can be
// 10.
class Amount {
  public:
    static constexpr int max_decimals = 12;         // of an amount that is read
    static constexpr int most_exact_decimals = 18;  // of a sum, a product or a converted amount

    constexpr Amount() = default;
    // decimals: 0 to most_exact_decimals.
    constexpr Amount(std::int64_t coefficient, int decimals) : coefficient_(coefficient), decimals_(decimals) {}

    // Reads a plain decimal number: an optional sign, digits (TOML's `_` between digits allowed), optionally a point and digits.
    static std::variant<Amount, AmountFault> parse(std::string_view text);

    [[nodiscard]] constexpr std::int64_t coefficient() const { return coefficient_; }
    [[nodiscard]] constexpr int decimals() const { return decimals_; }
    [[nodiscard]] constexpr bool is_zero() const { return coefficient_ == 0; }
    [[nodiscard]] constexpr bool is_negative() const { return coefficient_ < 0; }

    [[nodiscard]] Amount negated() const;
    [[nodiscard]] Amount absolute() const { return is_negative() ? negated() : *this; }
    // The same number × 10^power; used to convert units. Keeps the precision: 1.25 × 10^4 is 12500 without decimals.
    [[nodiscard]] Amount shifted(int power) const;
    // Rounded half away from zero (the "round half up" of accountants) to that many decimals, or filled with zeros up to them.
    [[nodiscard]] Amount rounded(int decimals) const;
    // Rounded in the same way to the place 10^power: 75,432.75 to the place 3 is 75,000.
    [[nodiscard]] Amount rounded_to_place(int power) const {
        return power <= 0 ? rounded(-power) : shifted(-power).rounded(0).shifted(power);
    }
    // Without trailing zeros after the point.
    [[nodiscard]] Amount trimmed() const;

    // "2737.68"; a minus sign if it is negative, never a thousands separator.
    [[nodiscard]] std::string plain() const;

    // The amounts of a table have the same decimals, and few are near the limit of 64 bits. All others take a slower way.
    friend Amount operator+(const Amount& left, const Amount& right) {
        std::int64_t sum = 0;
        const bool is_plain =
            left.decimals_ == right.decimals_ && !__builtin_add_overflow(left.coefficient_, right.coefficient_, &sum);
        return is_plain && sum != INT64_MIN ? Amount(sum, left.decimals_) : sum_of(left, right);
    }
    friend Amount operator-(const Amount& left, const Amount& right) {
        std::int64_t difference = 0;
        const bool is_plain =
            left.decimals_ == right.decimals_ && !__builtin_sub_overflow(left.coefficient_, right.coefficient_, &difference);
        return is_plain && difference != INT64_MIN ? Amount(difference, left.decimals_) : difference_of(left, right);
    }
    friend Amount operator*(const Amount& left, const Amount& right);
    // The sum and the product of errors, which are never negative. They are rounded up if there is no room for all decimals.
    friend Amount bound_sum(const Amount& left, const Amount& right) {
        std::int64_t sum = 0;
        const bool is_plain =
            left.decimals_ == right.decimals_ && !__builtin_add_overflow(left.coefficient_, right.coefficient_, &sum);
        return is_plain ? Amount(sum, left.decimals_) : long_bound_sum(left, right);
    }
    friend Amount bound_product(const Amount& left, const Amount& right);
    friend std::strong_ordering operator<=>(const Amount& left, const Amount& right) {
        return left.decimals_ == right.decimals_ ? left.coefficient_ <=> right.coefficient_ : order_of(left, right);
    }
    friend bool operator==(const Amount& left, const Amount& right) { return (left <=> right) == std::strong_ordering::equal; }

  private:
    static Amount sum_of(const Amount& left, const Amount& right);
    static Amount long_bound_sum(const Amount& left, const Amount& right);
    static Amount difference_of(const Amount& left, const Amount& right);
    static std::strong_ordering order_of(const Amount& left, const Amount& right);

    std::int64_t coefficient_ = 0;
    int decimals_ = 0;
};

// Half of the last place of an amount with that many decimals × 10^power: the largest error that its rounding may hide. Rounded up
// if an amount has no room for it.
[[nodiscard]] Amount half_of_last_place(int decimals, int power = 0);

// How a quotient is rounded to its printed decimals: half away from zero, half to the even digit, or towards zero.
enum class Rounding : std::uint8_t { half_up, half_even, down };

// numerator × 10^power / denominator, rounded to that many decimals. Nothing if the denominator is zero. A percentage is
// quotient(part, whole, 2, 2).
[[nodiscard]] std::optional<Amount> quotient(const Amount& numerator, const Amount& denominator, int power, int decimals,
                                             Rounding rounding = Rounding::half_up);

// amount × numerator / denominator, rounded once. Nothing if the denominator is zero.
[[nodiscard]] std::optional<Amount> in_proportion(const Amount& amount, const Amount& numerator, const Amount& denominator,
                                                  int decimals, Rounding rounding = Rounding::half_up);

// left × right, not yet multiplied.
struct Product {
    Amount left;
    Amount right;
};

// A change in per cent of the amount before it, rounded once. Nothing if that is not above zero: from there alone a rate of change
// makes sense.
[[nodiscard]] std::optional<Amount> rate_of_change(const Amount& change, const Amount& before, int decimals,
                                                   Rounding rounding = Rounding::half_up);
// The same of two products.
[[nodiscard]] std::optional<Amount> rate_of_products(const Product& now, const Product& before, int decimals,
                                                     Rounding rounding = Rounding::half_up);

}  // namespace sitegen

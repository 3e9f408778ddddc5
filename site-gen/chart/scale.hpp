// From amounts to positions. This is the one place where money becomes floating point, and only to be drawn.
#pragma once

#include <cstddef>
#include <vector>

#include "model/amount.hpp"

namespace sitegen {

// The size of an amount, for positions and for comparing sizes; exact to 18 digits. Never printed.
[[nodiscard]] long double magnitude(const Amount& amount);

// A straight scale that maps low to `from` and high to `to`.
struct Axis {
    long double low = 0;
    long double high = 0;
    double from = 0;
    double to = 0;

    [[nodiscard]] double position(long double value) const;
    [[nodiscard]] double position(const Amount& amount) const { return position(magnitude(amount)); }
};

// Round numbers from low to high, both included where they are round: steps of 1, 2 or 5 times a power of ten, as many as
// possible but at most `count` of them.
[[nodiscard]] std::vector<Amount> ticks(long double low, long double high, std::size_t count);

// The extent divided in proportion to the weights (not negative), where no part is smaller than the minimum: what is there can be
// seen. The others make room for it. The parts add up to the extent, or to more where the minimums alone exceed it.
[[nodiscard]] std::vector<double> apportioned(const std::vector<long double>& weights, double extent, double minimum);

}  // namespace sitegen

// Turns amounts into positions. Only here does money become floating point, and only for drawing.
#pragma once

#include <cstddef>
#include <vector>

#include "model/amount.hpp"

namespace sitegen {

// The amount as a number, for positions and for comparing sizes. Exact to 18 digits. Never printed.
[[nodiscard]] long double magnitude(const Amount& amount);

// A linear scale that maps low to `from` and high to `to`.
struct Axis {
    long double low = 0;
    long double high = 0;
    double from = 0;
    double to = 0;

    [[nodiscard]] double position(long double value) const;
    [[nodiscard]] double position(const Amount& amount) const { return position(magnitude(amount)); }
};

// Round numbers from low to high, with steps of 1, 2 or 5 times a power of ten. Returns as many as possible, but at most `count`.
// The bounds are included if they are round.
[[nodiscard]] std::vector<Amount> ticks(long double low, long double high, std::size_t count);

// Divides the extent in proportion to the weights, which are not negative. No part is smaller than the minimum, so that each can be
// seen; the others shrink for it. The parts add up to the extent, or to more if the minimums alone exceed it.
[[nodiscard]] std::vector<double> apportioned(const std::vector<long double>& weights, double extent, double minimum);

}  // namespace sitegen

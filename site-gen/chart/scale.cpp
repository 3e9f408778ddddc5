#include "chart/scale.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace sitegen {

namespace {

// The multiples of the step within the range. Nothing if there would be too many.
std::vector<Amount> multiples(const Amount& step, long double low, long double high, std::size_t count) {
    const long double size = magnitude(step);
    const auto first = static_cast<long long>(std::ceil(low / size));
    const auto last = static_cast<long long>(std::floor(high / size));
    if (last - first >= static_cast<long long>(count)) return {};
    std::vector<Amount> result;
    for (long long i = first; i <= last; ++i) result.push_back(step * Amount(i, 0));
    return result;
}

}  // namespace

long double magnitude(const Amount& amount) {
    auto size = static_cast<long double>(amount.coefficient());
    for (int i = 0; i < amount.decimals(); ++i) size /= 10;
    return size;
}

double Axis::position(long double value) const {
    if (high <= low) return from;
    return from + (to - from) * static_cast<double>((value - low) / (high - low));
}

std::vector<Amount> ticks(long double low, long double high, std::size_t count) {
    if (high <= low) return {};
    for (int power = -Amount::max_decimals; power <= 18; ++power) {
        for (const int digit : {1, 2, 5}) {
            const Amount step = Amount(digit, 0).shifted(power);
            // Stops at that many steps. This also keeps the quotient within a long long.
            if ((high - low) / magnitude(step) > static_cast<long double>(count)) continue;
            std::vector<Amount> found = multiples(step, low, high, count);
            if (!found.empty()) return found;
        }
    }
    return {};
}

std::vector<double> apportioned(const std::vector<long double>& weights, double extent, double minimum) {
    std::vector<double> parts(weights.size(), minimum);
    std::vector<std::size_t> larger(weights.size());
    std::iota(larger.begin(), larger.end(), std::size_t{0});
    // Each round removes the parts that would be smaller than the minimum, until the rest is large enough.
    while (!larger.empty()) {
        long double weight = 0;
        for (const std::size_t i : larger) weight += weights[i];
        const double room = extent - minimum * static_cast<double>(weights.size() - larger.size());
        if (weight <= 0 || room <= 0) break;
        for (const std::size_t i : larger) parts[i] = room * static_cast<double>(weights[i] / weight);
        const auto small = std::stable_partition(larger.begin(), larger.end(), [&](std::size_t i) { return parts[i] >= minimum; });
        if (small == larger.end()) break;
        std::for_each(small, larger.end(), [&](std::size_t i) { parts[i] = minimum; });
        larger.erase(small, larger.end());
    }
    return parts;
}

}  // namespace sitegen

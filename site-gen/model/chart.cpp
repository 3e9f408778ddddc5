#include "model/chart.hpp"

#include <algorithm>

namespace sitegen {

namespace {

Amount half_of_last_place(const Amount& amount) { return {5, std::min(amount.decimals() + 1, Amount::most_exact_decimals)}; }

}  // namespace

ChartWhole whole_of(const Chart& chart) {
    ChartWhole result;
    Amount rounding;
    bool has_negative = false;
    for (const ChartSeries& series : chart.series) {
        for (std::size_t i = 0; i < chart.categories.size() && i < series.values.size(); ++i) {
            if (!series.values[i]) continue;
            result.sum = result.sum + *series.values[i];
            rounding = rounding + half_of_last_place(*series.values[i]);
            has_negative = has_negative || series.values[i]->is_negative();
        }
    }
    result.whole = chart.total.value_or(result.sum);
    if (!chart.total || has_negative) return result;
    rounding = rounding + half_of_last_place(*chart.total);
    const Amount difference = *chart.total - result.sum;
    if (difference.absolute() <= rounding) return result;
    if (difference.is_negative()) {
        result.is_exceeded = true;
    } else {
        result.rest = difference;
    }
    return result;
}

}  // namespace sitegen

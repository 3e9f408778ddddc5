#include "model/chart.hpp"

#include <algorithm>

namespace sitegen {

namespace {

// The points of a line are not parts of a whole, nor are bars without a total. The ends of a flow have their own sums.
bool adds_up(const Chart& chart) {
    switch (chart.kind) {
        case ChartKind::donut:
        case ChartKind::treemap:
        case ChartKind::stacked_bar:
            return !chart.has_unknown_whole;
        case ChartKind::bar:
            return chart.total.has_value();
        case ChartKind::line:
        case ChartKind::flow:
            break;
    }
    return false;
}

}  // namespace

bool has_drawing(const Chart& chart) {
    bool has_amount = false;
    std::size_t years = 0;
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        bool has_value = false;
        for (const auto* all : {&chart.series, &chart.uses}) {
            for (const ChartSeries& series : *all) {
                if (i >= series.values.size() || !series.values[i]) continue;
                has_value = true;
                has_amount = has_amount || !series.values[i]->is_zero();
            }
        }
        years += has_value ? 1 : 0;
    }
    return has_amount && (chart.kind != ChartKind::line || years > 1);
}

ChartWhole whole_of(const Chart& chart) {
    ChartWhole result;
    if (!adds_up(chart)) return result;
    Amount rounding;
    bool has_negative = false;
    for (const ChartSeries& series : chart.series) {
        for (std::size_t i = 0; i < chart.categories.size() && i < series.values.size(); ++i) {
            if (!series.values[i]) continue;
            result.sum = result.sum + *series.values[i];
            rounding = rounding + std::max(chart.least_rounding, half_of_last_place(series.values[i]->decimals()));
            has_negative = has_negative || series.values[i]->is_negative();
        }
    }
    result.whole = chart.total.value_or(result.sum);
    if (!chart.total || has_negative) return result;
    rounding = rounding + std::max(chart.least_rounding, half_of_last_place(chart.total->decimals()));
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

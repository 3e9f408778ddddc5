#include "across/series_amounts.hpp"

#include <set>

namespace sitegen {

const RestatedFigure* restated_in(const SeriesValue& value, std::size_t figure) {
    return value.amount && value.from.size() == 1 ? value.from.front()->document->restated_figure(figure) : nullptr;
}

KnownAmount known_before(const DepartmentSeries& series, const StageSeries& stage, std::size_t i, std::size_t figure) {
    if (const RestatedFigure* restated = restated_in(stage.values[i], figure)) {
        const int power = stage.values[i].from.front()->document->unit_power;
        return {in_power(restated->before.amount, power, series.unit_power), restated->before.last_place};
    }
    const bool has_before =
        i > 0 && series.years[i - 1] == series.years[i].before() && are_comparable(series, series.years[i - 1], series.years[i]);
    return has_before ? KnownAmount{stage.values[i - 1].amount, stage.values[i - 1].last_place} : KnownAmount();
}

std::optional<int> coarsest_place(const StageSeries& stage, const DepartmentSeries& series) {
    std::set<int> places;
    for (const SeriesValue& each : stage.values) {
        if (each.amount) places.insert(each.last_place - series.unit_power);
    }
    return places.size() < 2 ? std::nullopt : std::optional(*places.rbegin());
}

std::optional<Amount> drawn_amount(const SeriesValue& value, const StageSeries& stage, const DepartmentSeries& series) {
    std::set<int> powers;
    for (const SeriesValue& each : stage.values) {
        if (!each.amount) continue;
        for (const AcrossEntry* entry : each.from) powers.insert(entry->document->unit_power);
    }
    const std::optional<int> coarsest = coarsest_place(stage, series);
    if (!value.amount || powers.size() < 2 || !coarsest || *coarsest <= value.last_place - series.unit_power) return value.amount;
    // In the smaller unit, an amount stays as its document prints it.
    return *coarsest <= 0 ? value.amount->rounded(-*coarsest) : *value.amount;
}

}  // namespace sitegen

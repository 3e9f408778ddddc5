#include "across/adjusted_amounts.hpp"

#include <algorithm>

#include "across/overview_parts.hpp"
#include "model/amount_text.hpp"

namespace sitegen {

std::optional<Amount> AdjustedAmounts::real(const std::optional<Amount>& amount, const FiscalYear& year, Rounding rounding) const {
    return amount && prices_ != nullptr ? real_amount(*prices_, *amount, year, rounding) : std::nullopt;
}

OverviewCell AdjustedAmounts::real_cell(const std::optional<Amount>& amount, const FiscalYear& year, Rounding rounding) const {
    if (amount && !have_index(year)) return gap_cell(words_.at("gap-no-index"));
    return amount_cell(real(amount, year, rounding));
}

OverviewCell AdjustedAmounts::real_rate_cell(const std::optional<Amount>& now, const FiscalYear& year_now,
                                             const std::optional<Amount>& before, const FiscalYear& year_before,
                                             Rounding rounding) const {
    if (!now || !before || prices_ == nullptr) return percent_cell(std::nullopt);
    if (!have_index(year_now) || !have_index(year_before)) return gap_cell(words_.at("gap-no-index"));
    return percent_cell(real_rate(*prices_, {*now, year_now}, {*before, year_before}, percent_decimals, rounding));
}

OverviewCell AdjustedAmounts::per_inhabitant_cell(const std::optional<Amount>& amount, int unit_power, const FiscalYear& year,
                                                  const Standard& standard) const {
    if (!amount) return amount_cell(std::nullopt);
    if (!have_inhabitants(year)) return gap_cell(words_.at("gap-no-population"));
    // Hundredths of the unit of power 0, whatever the smallest declared unit is.
    constexpr int money_decimals = 2;
    const int power = smallest_unit(standard).power;
    const int decimals = std::clamp(money_decimals + power, 0, Amount::max_decimals);
    return amount_cell(per_inhabitant(*population_, {*amount, year}, unit_power - power, decimals, standard.rounding));
}

OverviewCell AdjustedAmounts::index_cell(const FiscalYear& year) const {
    return have_index(year) ? amount_cell(value_of(prices_->values, year)) : gap_cell(words_.at("gap-no-index"));
}

OverviewCell AdjustedAmounts::inhabitants_cell(const FiscalYear& year) const {
    return have_inhabitants(year) ? amount_cell(value_of(population_->values, year)) : gap_cell(words_.at("gap-no-population"));
}

std::string AdjustedAmounts::prices_of_base() const { return words_.phrase("prices-of", {{"year", prices_->base.text()}}); }

OverviewColumn AdjustedAmounts::real_column(std::string id) const {
    const std::string title =
        prices_ == nullptr ? words_.at("column-real-terms") : words_.phrase("column-real", {{"year", prices_->base.text()}});
    return money_column(std::move(id), title);
}

OverviewColumn AdjustedAmounts::real_rate_column(std::string id) const {
    return amount_column(std::move(id), words_.at("column-real-rate"));
}

OverviewColumn AdjustedAmounts::per_inhabitant_column(std::string id, const Standard& standard) const {
    return amount_column(std::move(id), words_.phrase("column-per-inhabitant", {{"unit", smallest_unit(standard).name}}));
}

OverviewColumn AdjustedAmounts::index_column() const { return amount_column("price-index", words_.at("column-price-index")); }

OverviewColumn AdjustedAmounts::inhabitants_column() const {
    const std::string& unit = population_->unit;
    return amount_column("population",
                         unit.empty() ? words_.at("column-population") : words_.phrase("column-population-unit", {{"unit", unit}}));
}

OverviewSource AdjustedAmounts::prices_source() const {
    const std::string value = format_amount(value_of(prices_->values, prices_->base).value_or(Amount()), words_.number_format());
    return {words_.phrase("prices-explained", {{"year", prices_->base.text()},
                                               {"value", value},
                                               {"title", prices_->source.title},
                                               {"source", prices_->source.source}}),
            prices_->source.url};
}

OverviewSource AdjustedAmounts::population_source() const {
    return {words_.phrase("population-explained", {{"title", population_->source.title}, {"source", population_->source.source}}),
            population_->source.url};
}

std::string AdjustedAmounts::inhabitants_in(const FiscalYear& year) const {
    std::string count = format_amount(value_of(population_->values, year).value_or(Amount()), words_.number_format());
    if (!population_->unit.empty()) count = words_.phrase("chart-amount", {{"value", count}, {"unit", population_->unit}});
    return words_.phrase("population-in", {{"year", year.text()},
                                           {"population", count},
                                           {"title", population_->source.title},
                                           {"source", population_->source.source}});
}

AdjustedAmounts terms_for(const AdjustedAmounts& of_site, std::size_t rank) {
    return rank == 0 ? of_site : of_site.without_population();
}

void add_comparable_columns(const AdjustedAmounts& terms, const Standard& standard, OverviewTable& table) {
    table.columns.push_back(terms.real_column("real"));
    table.columns.back().may_be_left_out = true;
    table.columns.push_back(terms.per_inhabitant_column("per-inhabitant", standard));
    table.columns.back().may_be_left_out = true;
}

void add_comparable_cells(const AdjustedAmounts& terms, const std::optional<Amount>& amount, const AcrossGroup& group,
                          int unit_power, OverviewRow& row) {
    const Standard& standard = *group.standard;
    row.cells.push_back(terms.have_prices() ? terms.real_cell(amount, group.year, standard.rounding) : amount_cell(std::nullopt));
    row.cells.push_back(terms.have_population()
                            ? terms_for(terms, group.rank).per_inhabitant_cell(amount, unit_power, group.year, standard)
                            : amount_cell(std::nullopt));
}

void add_comparable_sources(const AdjustedAmounts& terms, OverviewTable& table) {
    if (terms.have_prices()) table.sources.push_back(terms.prices_source());
    if (terms.have_population()) table.sources.push_back(terms.population_source());
}

}  // namespace sitegen

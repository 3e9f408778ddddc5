#include "model/statistics.hpp"

namespace sitegen {

std::optional<Amount> value_of(const YearValues& values, const FiscalYear& year) {
    const auto found = values.find(year);
    return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Amount> real_amount(const PriceIndex& prices, const Amount& amount, const FiscalYear& year, Rounding rounding) {
    const std::optional<Amount> base = value_of(prices.values, prices.base);
    const std::optional<Amount> index = value_of(prices.values, year);
    if (!base || !index) return std::nullopt;
    return in_proportion(amount, *base, *index, amount.decimals(), rounding);
}

std::optional<Amount> real_rate(const PriceIndex& prices, const YearAmount& now, const YearAmount& before, int decimals,
                                Rounding rounding) {
    const std::optional<Amount> index_now = value_of(prices.values, now.year);
    const std::optional<Amount> index_before = value_of(prices.values, before.year);
    if (!index_now || !index_before) return std::nullopt;
    return rate_of_products({now.amount, *index_before}, {before.amount, *index_now}, decimals, rounding);
}

std::optional<Amount> per_inhabitant(const Population& population, const YearAmount& of, int power, int decimals,
                                     Rounding rounding) {
    const std::optional<Amount> count = value_of(population.values, of.year);
    if (!count) return std::nullopt;
    return quotient(of.amount, count->shifted(population.power), power, decimals, rounding);
}

}  // namespace sitegen

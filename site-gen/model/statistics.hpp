// Values that make amounts of different years comparable: prices and inhabitants, as content declares them.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "model/amount.hpp"
#include "model/fiscal_year.hpp"

namespace sitegen {

using YearValues = std::map<FiscalYear, Amount>;  // each above zero

// The source of the values.
struct StatisticsSource {
    std::string title;   // of the series, such as 居民消费价格指数
    std::string source;  // who publishes it
    std::string url;     // a web address; may be empty
};

// An index of prices on any scale: only the ratios of its values count.
struct PriceIndex {
    StatisticsSource source;
    FiscalYear base;  // amounts are stated in the prices of this year; it has a value
    YearValues values;
};

struct Population {
    StatisticsSource source;
    std::string unit;  // of the values, such as 万人; may be empty
    int power = 0;     // power of ten: the number of inhabitants in this unit, such as 4 for 万人
    YearValues values;
};

struct Statistics {
    std::optional<PriceIndex> prices;
    std::optional<Population> population;
};

// Nothing if that very year has no declared value: no other year's value is used.
[[nodiscard]] std::optional<Amount> value_of(const YearValues& values, const FiscalYear& year);

// The amount of a year at the prices of the base year, with its printed decimals: amount × index of the base year / index of the
// year. Nothing if the year has no index. Throws AmountOverflow.
[[nodiscard]] std::optional<Amount> real_amount(const PriceIndex& prices, const Amount& amount, const FiscalYear& year,
                                                Rounding rounding);

struct YearAmount {
    Amount amount;
    FiscalYear year;
};

// The change in real terms, in per cent, from the printed amounts. Nothing if a year has no index or the earlier amount is zero.
// Throws AmountOverflow.
[[nodiscard]] std::optional<Amount> real_rate(const PriceIndex& prices, const YearAmount& now, const YearAmount& before,
                                              int decimals, Rounding rounding);

// amount × 10^power / inhabitants. power: from the amount's unit to the result's unit. Nothing if the year has no population.
// Throws AmountOverflow.
[[nodiscard]] std::optional<Amount> per_inhabitant(const Population& population, const YearAmount& of, int power, int decimals,
                                                   Rounding rounding);

}  // namespace sitegen

// The units in which a reader may want to see a table's money: those of its standard, and the large ones that the language says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/words.hpp"

namespace sitegen {

struct Standard;

// An amount is changed to another unit by moving its point: exact, and without a calculation.
struct MoneyUnit {
    std::string name;
    int power = 0;  // of ten, of the currency's unit
};

// By power, each power once; `unit` is one of them. Empty if it is not a unit of the standard's money, or if there is no other.
[[nodiscard]] std::vector<MoneyUnit> money_units(const Standard& standard, std::string_view unit, const Words& words);

// Of the standard's money. Without a name if the standard has no money.
[[nodiscard]] MoneyUnit smallest_unit(const Standard& standard);

}  // namespace sitegen

#include "model/money_unit.hpp"

#include <map>

#include "model/standard.hpp"

namespace sitegen {

namespace {

std::string replaced(std::string text, std::string_view mark, std::string_view value) {
    const std::size_t at = text.find(mark);
    return at == std::string::npos ? text : text.replace(at, mark.size(), value);
}

// "亿元" and "R billion": how large amounts are said, without the number.
std::string name_of_scale(std::string_view pattern, std::string_view word) {
    std::string name = replaced(replaced(std::string(pattern), "{number}", " "), "{scale}", word);
    std::string trimmed;
    for (const char c : name) {
        if (c != ' ' || (!trimmed.empty() && trimmed.back() != ' ')) trimmed += c;
    }
    while (trimmed.ends_with(' ')) trimmed.pop_back();
    return trimmed;
}

}  // namespace

MoneyUnit smallest_unit(const Standard& standard) {
    MoneyUnit smallest;
    for (const auto& [name, power] : standard.units) {
        if (smallest.name.empty() || power < smallest.power) smallest = {name, power};
    }
    return smallest;
}

std::vector<MoneyUnit> money_units(const Standard& standard, std::string_view unit, const Words& words) {
    const auto own = standard.units.find(unit);
    if (own == standard.units.end()) return {};
    std::map<int, std::string> by_power = {{own->second, own->first}};
    for (const auto& [name, power] : standard.units) by_power.emplace(power, name);
    if (!standard.large_amounts.empty()) {
        for (const auto& [word, power] : words.written_scales()) {
            // A scale below the largest declared unit would be another name for something between the units.
            if (power > by_power.rbegin()->first) by_power.emplace(power, name_of_scale(standard.large_amounts, word));
        }
    }
    if (by_power.size() < 2) return {};
    std::vector<MoneyUnit> units;
    units.reserve(by_power.size());
    for (const auto& [power, name] : by_power) units.push_back({name, power});
    return units;
}

}  // namespace sitegen

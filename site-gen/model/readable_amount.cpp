#include "model/readable_amount.hpp"

#include <algorithm>
#include <utility>

#include "model/amount_text.hpp"
#include "model/standard.hpp"

namespace sitegen {

namespace {

constexpr std::string_view number_mark = "{number}";
constexpr std::string_view scale_mark = "{scale}";

Amount in_scale(const Amount& amount, int power, int decimals) {
    return *quotient(amount, Amount(1, 0).shifted(power), 0, decimals);
}

// The most that is needed: 2.74, 27.4 and 274.0.
Amount rounded_in(const Amount& amount, int power) {
    const Amount fine = in_scale(amount, power, 2);
    return fine.absolute() < Amount(10, 0) ? fine : in_scale(amount, power, 1);
}

std::string replaced_in(std::string text, std::string_view mark, std::string_view value) {
    const std::size_t at = text.find(mark);
    return at == std::string::npos ? text : text.replace(at, mark.size(), value);
}

// The pattern's text up to the number, and what follows it.
SaidAmount said(const Amount& number, std::string_view word, const MoneyForm& money, const Words& words) {
    const std::size_t end = money.pattern.find(number_mark) + number_mark.size();
    SaidAmount result;
    const std::string digits = format_amount(number.absolute(), words.number_format());
    result.number = replaced_in(money.pattern.substr(0, end), number_mark, digits);
    if (number.is_negative()) result.number.insert(0, "\u2212");
    result.unit = replaced_in(money.pattern.substr(end), scale_mark, word);
    result.unit.erase(0, result.unit.find_first_not_of(' '));
    return result;
}

// Whether the unit is a power of ten for which the language of the words has none.
bool is_unsaid_unit(const MoneyForm& money, const Words& words) {
    const auto is_its = [&](const WordValue& scale) { return static_cast<int>(scale.second) == money.unit_power; };
    const std::vector<WordValue>& scales = words.written_scales();
    return money.is_of_other_language && money.unit_power > 0 && std::none_of(scales.begin(), scales.end(), is_its);
}

bool is_short(const Amount& amount, const MoneyForm& money, const Words& words) {
    if (money.pattern.empty()) return true;
    return !is_unsaid_unit(money, words) && amount.absolute() < Amount(1, 0).shifted(least_said_power);
}

// A word for a power of ten of the unit.
struct Scale {
    int power = 0;
    std::string_view word;
};

// The largest of which the amount is at least one when it is rounded: 999,999,999 is 1.00 billion. Nothing if none is larger than
// the unit.
std::optional<Scale> scale_for(const Amount& amount, const MoneyForm& money, const Words& words) {
    std::optional<Scale> found;
    for (const auto& [word, power_of_one] : words.written_scales()) {
        const int power = static_cast<int>(power_of_one) - money.unit_power;
        if (power <= 0) continue;
        if (found && rounded_in(amount, found->power).absolute() < Amount(1, 0).shifted(power - found->power)) break;
        found = {power, word};
    }
    return found;
}

}  // namespace

MoneyForm money_form(const Standard& standard, std::string_view unit) {
    const auto found = standard.units.find(unit);
    if (found == standard.units.end()) return {};
    return {standard.large_amounts, found->second, standard.is_translated};
}

std::optional<SaidAmount> say_readably(const Amount& amount, const MoneyForm& money, const Words& words) {
    if (is_short(amount, money, words)) return std::nullopt;
    try {
        const std::optional<Scale> scale = scale_for(amount, money, words);
        const Amount rounded = scale ? rounded_in(amount, scale->power) : Amount();
        if (rounded.absolute() < Amount(1, 0)) {
            if (!is_unsaid_unit(money, words)) return std::nullopt;
            SaidAmount result = said(amount.shifted(money.unit_power), {}, money, words);
            result.is_exact = true;
            return result;
        }
        const bool is_exact = rounded.shifted(scale->power) == amount;
        SaidAmount result = said(is_exact ? rounded.trimmed() : rounded, scale->word, money, words);
        result.is_exact = is_exact;
        return result;
    } catch (const AmountOverflow&) {
        return std::nullopt;  // the exact amount is printed anyway
    }
}

std::optional<Amount> shortened(const Amount& amount, const MoneyForm& money) {
    constexpr int enough = 2;
    if (money.unit_power <= enough || amount.decimals() <= enough || amount.absolute() < Amount(1, 0)) return std::nullopt;
    return amount.rounded(enough);
}

ShownAmount show_amount(const Amount& amount, std::string printed, std::string_view unit, const MoneyForm& money,
                        const Words& words) {
    NumberWithUnit exact = place_unit(std::move(printed), unit, words.number_format());
    std::optional<SaidAmount> said = say_readably(amount, money, words);
    const std::optional<Amount> rounded = said ? std::nullopt : shortened(amount, money);
    if (rounded) {
        NumberWithUnit shown = place_unit(format_amount(*rounded, words.number_format()), unit, words.number_format());
        return {std::move(shown.number), std::move(shown.unit),
                words.phrase("chart-amount", {{"value", exact.number}, {"unit", exact.unit}})};
    }
    if (!said) return {std::move(exact.number), std::move(exact.unit), {}};
    ShownAmount shown{std::move(said->number), std::move(said->unit), {}};
    if (!said->is_exact) shown.exact = words.phrase("chart-amount", {{"value", exact.number}, {"unit", exact.unit}});
    return shown;
}

std::string said_with_unit(const Amount& amount, std::string_view unit, const MoneyForm& money, const Words& words) {
    const ShownAmount shown = show_amount(amount, format_amount(amount, words.number_format()), unit, money, words);
    return shown.unit.empty() ? words.in_sentence(shown.number)
                              : words.phrase("chart-amount", {{"value", shown.number}, {"unit", shown.unit}});
}

std::vector<std::string> units_in(std::string_view text, const Standard& standard, const Words& words) {
    std::vector<std::string> units;
    const auto add = [&](std::string unit) {
        const bool is_known = std::find(units.begin(), units.end(), unit) != units.end();
        if (!unit.empty() && !is_known && text.find(unit) != std::string_view::npos) units.push_back(std::move(unit));
    };
    for (const auto& [unit, power] : standard.units) add(place_unit({}, unit, words.number_format()).unit);
    if (standard.large_amounts.empty()) return units;
    const MoneyForm money{standard.large_amounts, 0, standard.is_translated};
    for (const auto& [word, power] : words.written_scales()) add(said(Amount(), word, money, words).unit);
    add(said(Amount(), {}, money, words).unit);
    return units;
}

std::vector<std::string> say_axis(const std::vector<Amount>& ticks, const MoneyForm& money, const Words& words) {
    Amount largest;
    for (const Amount& tick : ticks) largest = std::max(largest, tick.absolute());
    if (is_short(largest, money, words)) return {};
    try {
        const std::optional<Scale> scale = scale_for(largest, money, words);
        if (!scale) return {};
        std::vector<std::string> texts;
        for (const Amount& tick : ticks) {
            const SaidAmount text = said(tick.shifted(-scale->power).trimmed(), scale->word, money, words);
            texts.push_back(tick.is_zero() ? "0" : words.phrase("chart-amount", {{"value", text.number}, {"unit", text.unit}}));
        }
        return texts;
    } catch (const AmountOverflow&) {
        return {};
    }
}

}  // namespace sitegen

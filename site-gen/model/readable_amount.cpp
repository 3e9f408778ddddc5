#include "model/readable_amount.hpp"

#include <algorithm>
#include <sstream>

#include "model/amount_text.hpp"
#include "model/standard.hpp"

namespace sitegen {

namespace {

constexpr std::string_view number_mark = "{number}";
constexpr std::string_view scale_mark = "{scale}";

struct WrittenScale {
    int power = 0;
    std::string word;
};

// "4 万, 8 亿": the smallest first.
std::vector<WrittenScale> scales_of(const Words& words) {
    std::vector<WrittenScale> scales;
    const auto written = words.texts().find("number-scales-written");
    if (written == words.texts().end()) return scales;
    std::istringstream entries(written->second);
    for (std::string entry; std::getline(entries, entry, ',');) {
        std::istringstream parts(entry);
        WrittenScale scale;
        if (parts >> scale.power >> scale.word && scale.power > 0 && scale.power <= Amount::most_exact_decimals)
            scales.push_back(std::move(scale));
    }
    std::sort(scales.begin(), scales.end(), [](const WrittenScale& a, const WrittenScale& b) { return a.power < b.power; });
    return scales;
}

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
SaidAmount said(const Amount& number, const std::string& word, const MoneyForm& money, const Words& words) {
    const std::size_t end = money.pattern.find(number_mark) + number_mark.size();
    SaidAmount result;
    const std::string digits = format_amount(number.absolute(), words.number_format());
    result.number = replaced_in(money.pattern.substr(0, end), number_mark, digits);
    if (number.is_negative()) result.number.insert(0, "\u2212");
    result.unit = replaced_in(money.pattern.substr(end), scale_mark, word);
    result.unit.erase(0, result.unit.find_first_not_of(' '));
    return result;
}

bool is_short(const Amount& amount, const MoneyForm& money) {
    return money.pattern.empty() || amount.absolute() < Amount(1, 0).shifted(least_said_power);
}

// The largest scale of which the amount is at least one when it is rounded: 999,999,999 is 1.00 billion. Nothing if no scale is
// larger than the unit.
const WrittenScale* scale_for(const Amount& amount, const MoneyForm& money, const std::vector<WrittenScale>& scales) {
    const WrittenScale* found = nullptr;
    for (const WrittenScale& scale : scales) {
        const int power = scale.power - money.unit_power;
        if (power <= 0 || power > Amount::most_exact_decimals) continue;
        if (found != nullptr &&
            rounded_in(amount, found->power - money.unit_power).absolute() < Amount(1, 0).shifted(scale.power - found->power))
            break;
        found = &scale;
    }
    return found;
}

}  // namespace

MoneyForm money_form(const Standard& standard, std::string_view unit) {
    const auto found = standard.units.find(unit);
    if (found == standard.units.end()) return {};
    return {standard.large_amounts, found->second};
}

std::optional<SaidAmount> say_readably(const Amount& amount, const MoneyForm& money, const Words& words) {
    if (is_short(amount, money)) return std::nullopt;
    try {
        const std::vector<WrittenScale> scales = scales_of(words);
        const WrittenScale* scale = scale_for(amount, money, scales);
        if (scale == nullptr) return std::nullopt;
        const int power = scale->power - money.unit_power;
        const Amount rounded = rounded_in(amount, power);
        if (rounded.absolute() < Amount(1, 0)) return std::nullopt;
        const bool is_exact = rounded.shifted(power) == amount;
        SaidAmount result = said(is_exact ? rounded.trimmed() : rounded, scale->word, money, words);
        result.is_exact = is_exact;
        return result;
    } catch (const AmountOverflow&) {
        return std::nullopt;  // the exact amount is printed anyway
    }
}

std::vector<std::string> say_axis(const std::vector<Amount>& ticks, const MoneyForm& money, const Words& words) {
    Amount largest;
    for (const Amount& tick : ticks) largest = std::max(largest, tick.absolute());
    if (is_short(largest, money)) return {};
    try {
        const std::vector<WrittenScale> scales = scales_of(words);
        const WrittenScale* scale = scale_for(largest, money, scales);
        if (scale == nullptr) return {};
        std::vector<std::string> texts;
        for (const Amount& tick : ticks) {
            const SaidAmount text = said(tick.shifted(money.unit_power - scale->power).trimmed(), scale->word, money, words);
            texts.push_back(tick.is_zero() ? "0" : words.phrase("chart-amount", {{"value", text.number}, {"unit", text.unit}}));
        }
        return texts;
    } catch (const AmountOverflow&) {
        return {};
    }
}

}  // namespace sitegen

#include "chart/wording.hpp"

#include "model/amount_text.hpp"
#include "model/share_text.hpp"

namespace sitegen {

namespace {

std::string joined_amount(const NumberWithUnit& amount, const Words& words) {
    return amount.unit.empty() ? amount.number : words.phrase("chart-amount", {{"value", amount.number}, {"unit", amount.unit}});
}

}  // namespace

std::string number_text(const Amount& amount, const Words& words) { return format_amount(amount, number_format_of(words)); }

std::string amount_with_unit(const Amount& amount, std::string_view unit, const Words& words) {
    return joined_amount(place_unit(number_text(amount, words), unit, words.number_format()), words);
}

std::string point_text(const Amount& amount, const Chart& chart, const Words& words) {
    const std::optional<SaidAmount> said = say_readably(amount, chart.money, words);
    return said ? joined_amount({said->number, said->unit}, words)
                : number_text(shortened(amount, chart.money).value_or(amount), words);
}

std::string said_amount(const Amount& amount, const Chart& chart, const Words& words) {
    const std::optional<SaidAmount> said = say_readably(amount, chart.money, words);
    return said ? joined_amount({said->number, said->unit}, words)
                : amount_with_unit(shortened(amount, chart.money).value_or(amount), chart.unit, words);
}

std::string share_text(const Amount& part, const Amount& whole, Rounding rounding, const Words& words) {
    return share_of_whole(part, whole, rounding, words);
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
    std::string result;
    for (const std::string& text : texts) {
        if (&text != &texts.front()) result += separator;
        result += text;
    }
    return result;
}

}  // namespace sitegen

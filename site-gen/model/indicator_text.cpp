#include "model/indicator_text.hpp"

#include "model/amount_text.hpp"

namespace sitegen {

namespace {

std::string say_number(const Amount& number, const std::string& unit, const Words& words) {
    const std::string text = format_amount(number, number_format_of(words));
    return unit.empty() ? text : words.phrase("indicator-number", {{"number", text}, {"unit", unit}});
}

}  // namespace

std::string say_value(const IndicatorValue& value, const PerformanceIndicator& indicator, const Words& words) {
    if (!value.target && !value.result) return value.text;
    std::string target = value.target ? say_number(*value.target, indicator.unit, words) : std::string();
    if (value.target && indicator.direction == PerformanceIndicator::Direction::at_least)
        target = words.phrase("indicator-at-least", {{"target", target}});
    if (value.target && indicator.direction == PerformanceIndicator::Direction::at_most)
        target = words.phrase("indicator-at-most", {{"target", target}});
    if (!value.result) return target;
    const std::string result = words.phrase("indicator-result", {{"result", say_number(*value.result, indicator.unit, words)}});
    const std::string verdict = say_verdict(value, indicator, words);
    if (!value.target) return result;
    if (verdict.empty()) return words.phrase("indicator-both", {{"target", target}, {"result", result}});
    return words.phrase("indicator-compared", {{"target", target}, {"result", result}, {"verdict", verdict}});
}

std::string say_verdict(const IndicatorValue& value, const PerformanceIndicator& indicator, const Words& words) {
    const std::optional<bool> is_met = indicator.is_met(value);
    return is_met ? words.at(*is_met ? "indicator-met" : "indicator-not-met") : std::string();
}

const std::vector<std::string>& indicator_words() {
    static const std::vector<std::string> names = {"indicator-number", "indicator-at-least", "indicator-at-most",
                                                   "indicator-result", "indicator-both",     "indicator-compared",
                                                   "indicator-met",    "indicator-not-met"};
    return names;
}

}  // namespace sitegen

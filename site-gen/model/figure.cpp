#include "model/figure.hpp"

#include <algorithm>

#include "model/amount_text.hpp"

namespace sitegen {

namespace {

// Prose has no blank: an amount that is nothing, or zero, is said as 0.
std::string say_amount(const std::optional<Amount>& amount, const Words& words) {
    if (!amount || amount->is_zero()) return "0";
    return format_amount(*amount, number_format_of(words));
}

std::string say_percent(const std::optional<Amount>& percent, const Words& words) {
    return words.phrase("percent", {{"number", say_amount(percent, words)}});
}

std::string say_change(const Figure& figure, const Words& words) {
    if (!figure.value) return words.at("change-no-comparison");
    if (figure.value->is_zero()) return words.at("change-none");
    const bool fell = figure.value->is_negative();
    const std::string amount = say_amount(figure.value->absolute(), words);
    if (!figure.rate) return words.phrase(fell ? "change-fall" : "change-rise", {{"amount", amount}, {"unit", figure.unit}});
    const std::string rate = say_percent(figure.rate->absolute(), words);
    return words.phrase(fell ? "change-fall-rate" : "change-rise-rate",
                        {{"amount", amount}, {"unit", figure.unit}, {"rate", rate}});
}

std::optional<std::string> say_part_of_change(const Figure& figure, std::string_view aspect, const Words& words) {
    if (!figure.value) return words.at("change-no-comparison");
    if (aspect == "direction") {
        return words.at(figure.value->is_zero() ? "change-none" : figure.value->is_negative() ? "change-fell" : "change-rose");
    }
    if (aspect == "amount") return say_amount(figure.value->absolute(), words);
    if (aspect == "rate") return figure.rate ? say_percent(figure.rate->absolute(), words) : words.at("change-no-comparison");
    return std::nullopt;
}

const char* word_of(CellState missing) {
    switch (missing) {
        case CellState::not_published:
            return "cell-not-published";
        case CellState::did_not_exist:
            return "cell-did-not-exist";
        default:
            return "cell-withheld";
    }
}

}  // namespace

std::optional<std::string> print_figure(const Figure& figure, std::string_view aspect, const Words& words) {
    if (aspect == "unit") return figure.form->kind == FigureForm::Kind::share ? std::nullopt : std::optional(figure.unit);
    const std::vector<std::string>& aspects = aspects_of(figure.form->kind);
    const bool is_known = std::find(aspects.begin(), aspects.end(), aspect) != aspects.end();
    if (is_known && figure.missing) return words.at(word_of(*figure.missing));
    switch (figure.form->kind) {
        case FigureForm::Kind::share:
            // A share of nothing is not a share of 0 %.
            if (aspect.empty()) return figure.value ? say_percent(figure.value, words) : words.at("change-no-comparison");
            break;
        case FigureForm::Kind::change:
            if (aspect.empty()) return say_change(figure, words);
            return say_part_of_change(figure, aspect, words);
        case FigureForm::Kind::amount:
        case FigureForm::Kind::count:
            if (aspect.empty()) return say_amount(figure.value, words);
            if (aspect == "plain") return figure.value ? figure.value->plain() : "0";
            break;
    }
    return std::nullopt;
}

const std::vector<std::string>& aspects_of(FigureForm::Kind kind) {
    static const std::vector<std::string> of_amount = {"", "plain", "unit"};
    static const std::vector<std::string> of_share = {""};
    static const std::vector<std::string> of_change = {"", "direction", "amount", "rate", "unit"};
    if (kind == FigureForm::Kind::share) return of_share;
    return kind == FigureForm::Kind::change ? of_change : of_amount;
}

const std::vector<std::string>& figure_words() {
    static const std::vector<std::string> names = {"number-group",         "number-point",       "percent",
                                                   "change-no-comparison", "change-none",        "change-fall",
                                                   "change-rise",          "change-fall-rate",   "change-rise-rate",
                                                   "change-fell",          "change-rose",        "change-since-last-year",
                                                   "cell-not-published",   "cell-did-not-exist", "cell-withheld"};
    return names;
}

}  // namespace sitegen

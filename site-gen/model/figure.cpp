#include "model/figure.hpp"

#include <algorithm>

#include "model/amount_text.hpp"

namespace sitegen {

namespace {

std::string say_amount(const Amount& amount, const Words& words) {
    return amount.is_zero() ? "0" : format_amount(amount, number_format_of(words));
}

std::string say_percent(const Amount& percent, bool is_tiny, const Words& words) {
    return is_tiny ? tiny_percent(percent.decimals(), words) : words.phrase("percent", {{"number", say_amount(percent, words)}});
}

std::string say_change(const Figure& figure, const Words& words, const MoneyForm& large) {
    if (!figure.value) return words.at("change-no-comparison");
    if (figure.is_within_rounding) return words.at("change-within-rounding");
    if (figure.value->is_zero()) return words.at("change-none");
    const bool fell = figure.value->is_negative();
    const Amount size = figure.value->absolute();
    const auto [amount, unit, exact] = show_amount(size, say_amount(size, words), figure.unit, large, words);
    if (!figure.rate) return words.phrase(fell ? "change-fall" : "change-rise", {{"amount", amount}, {"unit", unit}});
    const std::string rate = say_percent(figure.rate->absolute(), figure.is_tiny, words);
    return words.phrase(fell ? "change-fall-rate" : "change-rise-rate", {{"amount", amount}, {"unit", unit}, {"rate", rate}});
}

std::optional<std::string> say_part_of_change(const Figure& figure, std::string_view aspect, const Words& words) {
    if (!figure.value) return words.at("change-no-comparison");
    if (aspect == "direction") {
        if (figure.is_within_rounding) return words.at("change-within-rounding");
        if (figure.value->is_zero()) return words.at("change-none");
        return words.at(figure.value->is_negative() ? "change-fell" : "change-rose");
    }
    if (aspect == "amount") return say_amount(figure.value->absolute(), words);
    if (aspect == "rate")
        return figure.rate ? say_percent(figure.rate->absolute(), figure.is_tiny, words) : words.at("change-no-comparison");
    return std::nullopt;
}

}  // namespace

const char* word_of(CellState state) {
    switch (state) {
        case CellState::not_published:
            return "cell-not-published";
        case CellState::did_not_exist:
            return "cell-did-not-exist";
        case CellState::withheld:
            return "cell-withheld";
        case CellState::not_applicable:
            return "cell-not-applicable";
        case CellState::amount:
        case CellState::text:
        case CellState::blank:
            break;
    }
    return "cell-blank";
}

std::optional<std::string> print_figure(const Figure& figure, std::string_view aspect, const Words& words, const MoneyForm& large) {
    if (aspect == "unit") {
        if (figure.form->kind == FigureForm::Kind::share) return std::nullopt;
        return figure.value ? figure.unit : std::string();  // a word instead of an amount has no unit
    }
    const std::vector<std::string>& aspects = aspects_of(figure.form->kind);
    const bool is_known = std::find(aspects.begin(), aspects.end(), aspect) != aspects.end();
    if (is_known && figure.missing) return words.at(word_of(*figure.missing));
    const bool says_zero = aspect == "or-zero";
    switch (figure.form->kind) {
        case FigureForm::Kind::share:
            // A share without a value is not 0 %, so words say that it is missing. Only "or-zero" prints 0 %.
            if (!aspect.empty() && !says_zero) break;
            if (figure.value) return say_percent(*figure.value, figure.is_tiny, words);
            return says_zero ? say_percent(Amount(), false, words) : words.at("change-no-comparison");
        case FigureForm::Kind::change:
            if (aspect.empty()) return say_change(figure, words, large);
            return say_part_of_change(figure, aspect, words);
        case FigureForm::Kind::amount:
        case FigureForm::Kind::count:
            if (!aspect.empty() && !says_zero && aspect != "plain") break;
            if (!figure.value) return says_zero ? "0" : words.at("cell-blank");
            return aspect == "plain" ? figure.value->plain() : say_amount(*figure.value, words);
    }
    return std::nullopt;
}

const std::vector<std::string>& aspects_of(FigureForm::Kind kind) {
    static const std::vector<std::string> of_amount = {"", "plain", "or-zero", "unit"};
    static const std::vector<std::string> of_share = {"", "or-zero"};
    static const std::vector<std::string> of_change = {"", "direction", "amount", "rate", "unit"};
    if (kind == FigureForm::Kind::share) return of_share;
    return kind == FigureForm::Kind::change ? of_change : of_amount;
}

const std::vector<std::string>& figure_words() {
    static const std::vector<std::string> names = {"table-absent",
                                                   "table-absent-reason",
                                                   "number-group",
                                                   "number-point",
                                                   "percent",
                                                   "percent-tiny",
                                                   "change-no-comparison",
                                                   "change-none",
                                                   "change-within-rounding",
                                                   "change-fall",
                                                   "change-rise",
                                                   "change-fall-rate",
                                                   "change-rise-rate",
                                                   "change-fell",
                                                   "change-rose",
                                                   "change-since-last-year",
                                                   "change-because",
                                                   "cell-blank",
                                                   "change-since-last-year-restated",
                                                   "change-restated",
                                                   "change-of-other-tasks",
                                                   "cell-not-published",
                                                   "cell-did-not-exist",
                                                   "cell-withheld",
                                                   "cell-not-applicable"};
    return names;
}

}  // namespace sitegen

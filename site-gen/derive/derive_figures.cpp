#include "derive/derive_figures.hpp"

#include "expression/evaluate.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

constexpr int percent_decimals = 2;

std::optional<Amount> percentage(const std::optional<Amount>& part, const std::optional<Amount>& whole, Rounding rounding) {
    if (!whole) return std::nullopt;
    return quotient(part.value_or(Amount(0, 0)), *whole, 2, percent_decimals, rounding);
}

// Leaves value and rate empty where last year's amount is unknown.
void compute_change(Figure& figure, const Expression& expression, const Evaluator& evaluator, Rounding rounding) {
    figure.unit = evaluator.unit_of(expression);
    if (evaluator.find_missing(expression)) return;
    const std::optional<Amount> prior = evaluator.evaluate_prior(expression);
    if (!prior) return;
    // A change that the document states keeps its printed decimals: 0.3, not 0.30.
    figure.value = evaluator.stated_change(expression);
    if (!figure.value) figure.value = evaluator.evaluate(expression).value_or(Amount(0, 0)) - *prior;
    figure.rate = percentage(figure.value, prior->absolute(), rounding);
}

Figure derive_figure(const FigureForm& form, const Evaluator& evaluator, Rounding rounding) {
    Figure figure;
    figure.form = &form;
    const Expression& first = form.expressions.front();
    switch (form.kind) {
        case FigureForm::Kind::amount:
            figure.unit = evaluator.unit_of(first);
            figure.value = evaluator.evaluate(first);
            break;
        case FigureForm::Kind::count:
            figure.value = evaluator.evaluate(first);
            break;
        case FigureForm::Kind::share:
            figure.unit = "%";
            figure.value = percentage(evaluator.evaluate(first), evaluator.evaluate(form.expressions[1]), rounding);
            break;
        case FigureForm::Kind::change:
            compute_change(figure, first, evaluator, rounding);
            break;
    }
    if (!form.unit.empty()) figure.unit = form.unit;
    for (const Expression& expression : form.expressions) {
        if (!figure.missing) figure.missing = evaluator.find_missing(expression);
    }
    if (figure.missing) figure.value = figure.rate = std::nullopt;
    return figure;
}

void report_overflow(const FigureForm& form, const Document& document, Findings& findings) {
    findings.error(rules::amount_overflow, form.place,
                   "the figure \"" + form.id + "\" of " + document.department + " " + document.year.text() + " exceeds 18 digits",
                   "Declare the document's tables in a larger unit.");
}

}  // namespace

Figures derive_figures(const Document& document, const RelatedDocuments& related, Findings& findings) {
    return derive_figures(document, Evaluator(document, related), findings);
}

Figures derive_figures(const Document& document, const Evaluator& evaluator, Findings& findings) {
    Figures figures;
    const auto derive_all = [&](const std::vector<FigureForm>& forms) {
        for (const FigureForm& form : forms) {
            try {
                figures.emplace(form.id, derive_figure(form, evaluator, document.standard->rounding));
            } catch (const AmountOverflow&) {
                report_overflow(form, document, findings);
            }
        }
    };
    derive_all(document.standard->figures);
    derive_all(document.figures);
    return figures;
}

Figure derive_change(const FigureForm& form, const Document& document, const Evaluator& evaluator, Findings& findings) {
    static const FigureForm change = [] {
        FigureForm result;
        result.kind = FigureForm::Kind::change;
        return result;
    }();
    Figure figure;
    if (form.kind != FigureForm::Kind::amount && form.kind != FigureForm::Kind::count) return figure;
    try {
        compute_change(figure, form.expressions.front(), evaluator, document.standard->rounding);
    } catch (const AmountOverflow&) {
        report_overflow(form, document, findings);
        return figure;
    }
    if (figure.value) figure.form = &change;
    return figure;
}

}  // namespace sitegen

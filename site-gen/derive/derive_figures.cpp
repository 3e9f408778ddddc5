#include "derive/derive_figures.hpp"

#include "expression/counted_unit.hpp"
#include "expression/evaluate.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

constexpr int percent_decimals = 2;

// Blank is not zero, so a blank part has no share. Neither has a negative amount, nor a part of one.
std::optional<Amount> percentage(const std::optional<Amount>& part, const std::optional<Amount>& whole, Rounding rounding) {
    if (!part || !whole || part->is_negative() || whole->is_negative()) return std::nullopt;
    return quotient(*part, *whole, 2, percent_decimals, rounding);
}

bool is_tiny(const std::optional<Amount>& percent, const std::optional<Amount>& part) {
    return percent && percent->is_zero() && !part->is_zero();
}

std::optional<Amount> known(const Measured& measured) { return measured.missing ? std::nullopt : measured.value; }

// If the last places differ, the change is only known to the coarser place: it is rounded, or rounding explains all of it.
void compare(Figure& figure, const Measured& now, const Measured& before) {
    figure.value = *now.value - *before.value;
    if (have_same_precision(now, before)) return;
    const Amount& rounding = std::max(now.rounding, before.rounding);
    figure.is_within_rounding = !figure.value->is_zero() && figure.value->absolute() <= rounding;
    const int place = std::max(known_place_of(now, *now.value), known_place_of(before, *before.value));
    figure.value = figure.value->rounded_to_place(place);
}

// Leaves value and rate empty if this or last year's amount is blank or unknown.
void compute_change(Figure& figure, const Expression& expression, const Measured& now, const Evaluator& evaluator,
                    Rounding rounding) {
    figure.unit = evaluator.unit_of(expression);
    if (now.missing) return;
    const Measured before = evaluator.measure_last_year(expression);
    const std::optional<Amount> prior = evaluator.evaluate_prior(expression, before);
    figure.is_restated = prior && evaluator.restates_prior(expression);
    figure.is_of_other_tasks = prior && !figure.is_restated && evaluator.has_other_tasks();
    // A change stated by the document keeps its printed decimals: 0.3, not 0.30.
    figure.value = evaluator.stated_change(expression);
    if (!prior) return;
    if (!figure.value && !now.value) return;
    if (!figure.value) compare(figure, now, before);
    const Amount exact = figure.is_within_rounding ? Amount() : *figure.value;
    figure.rate = rate_of_change(exact, *prior, percent_decimals, rounding);
    figure.is_below_zero = prior->is_negative() || (now.value && now.value->is_negative());
    figure.is_tiny = is_tiny(figure.rate, exact);
}

// Money in another declared unit is converted. Any other unit names what the figure counts.
void set_unit(Figure& figure, const std::string& unit, const Standard& standard) {
    const bool is_money = standard.units.contains(figure.unit) && standard.units.contains(unit);
    if (is_money && figure.value) figure.value = convert_unit(*figure.value, figure.unit, unit, standard);
    if (is_money) figure.rounding = convert_unit(figure.rounding, figure.unit, unit, standard);
    figure.unit = unit;
}

// The unit that the form declares, or that of the one column that its money comes from: nobody has printed it in another. Empty:
// the document's.
const std::string& unit_to_print(const FigureForm& form, const Standard& standard) {
    const bool is_of_cells = form.kind == FigureForm::Kind::amount || form.kind == FigureForm::Kind::change;
    if (!form.unit.empty() || !is_of_cells) return form.unit;
    const CellReference* cell = only_cell(form.expressions.front());
    const ColumnForm* column = cell == nullptr ? nullptr : find_column(*cell, standard);
    return column != nullptr && standard.units.contains(column->unit) ? column->unit : form.unit;
}

Figure derive_figure(const FigureForm& form, const Evaluator& evaluator, const Standard& standard) {
    const Rounding rounding = standard.rounding;
    Figure figure;
    figure.form = &form;
    const Expression& first = form.expressions.front();
    const Measured measured = evaluator.measure(first, {});
    figure.missing = measured.missing;
    switch (form.kind) {
        case FigureForm::Kind::amount:
            figure.unit = evaluator.unit_of(first);
            figure.value = known(measured);
            if (measured.cell_count > 1) figure.rounding = measured.rounding;
            break;
        case FigureForm::Kind::count:
            figure.value = known(measured);
            break;
        case FigureForm::Kind::share: {
            const Measured whole = evaluator.measure(form.expressions[1], {});
            if (!figure.missing) figure.missing = whole.missing;
            figure.unit = "%";
            figure.value = percentage(known(measured), known(whole), rounding);
            figure.is_tiny = is_tiny(figure.value, measured.value);
            break;
        }
        case FigureForm::Kind::change:
            compute_change(figure, first, measured, evaluator, rounding);
            break;
    }
    if (const std::string& unit = unit_to_print(form, standard); !unit.empty()) set_unit(figure, unit, standard);
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
            if (!is_for_stage(form.stages, document.stage)) continue;
            try {
                figures.emplace(form.id, derive_figure(form, evaluator, *document.standard));
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
        const Expression& expression = form.expressions.front();
        compute_change(figure, expression, evaluator.measure(expression, {}), evaluator, document.standard->rounding);
        // The change is beside its figure, and in the same unit; a number of rows has none.
        if (const std::string& unit = unit_to_print(form, *document.standard); !unit.empty())
            set_unit(figure, unit, *document.standard);
        if (form.unit.empty() && form.kind == FigureForm::Kind::count) figure.unit.clear();
    } catch (const AmountOverflow&) {
        report_overflow(form, document, findings);
        return figure;
    }
    if (figure.value) figure.form = &change;
    return figure;
}

}  // namespace sitegen

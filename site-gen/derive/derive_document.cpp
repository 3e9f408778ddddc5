#include "derive/derive_document.hpp"

#include <algorithm>

#include "derive/chart_values.hpp"
#include "derive/corrected_amounts.hpp"
#include "derive/derive_figures.hpp"
#include "derive/overview_values.hpp"
#include "model/addresses.hpp"
#include "model/change_list.hpp"

namespace sitegen {

namespace {

// A change of the tasks is no change of the money. A headline without a number says that an amount is missing. Of a table that the
// stage does not have, or of what is calculated from amounts, there is nothing to say.
bool is_headline(const Figure& figure, const Document& document) {
    if (figure.is_of_other_tasks) return false;
    if (figure.value) return true;
    const FigureForm& form = *figure.form;
    return form.kind == FigureForm::Kind::amount && !is_of_left_out(form.expressions.front(), document);
}

}  // namespace

DerivedDocument derive_document(const Department& department, const Document& document, Findings& findings) {
    DerivedDocument derived;
    derived.department = &department;
    derived.document = &document;
    derived.related = find_related(department, document);
    derived.folder = document_folder(document);
    const Evaluator evaluator(document, derived.related);
    derived.figures = derive_figures(document, evaluator, findings);
    for (const std::string& id : document.standard->key_figures) {
        const auto found = derived.figures.find(id);
        if (found == derived.figures.end()) continue;
        derived.key_figures.push_back({&found->second, derive_change(*found->second.form, document, evaluator, findings)});
    }
    derived.charts = derive_charts(department, document, findings);
    derive_overview_values(document, evaluator, derived, findings);
    return derived;
}

DocumentSummary summarize(const DerivedDocument& derived, const Words& words) {
    const Document& document = *derived.document;
    const StageForm& stage = *document.standard->find_stage(document.stage);
    DocumentSummary summary;
    summary.department = document.department;
    summary.title = document.title;
    summary.year = document.year;
    summary.stage = stage.title;
    summary.stage_id = stage.id;
    summary.stage_order = static_cast<int>(&stage - document.standard->stages.data());
    summary.standard = document.standard->id;
    summary.folder = derived.folder;
    summary.unit = document.unit;
    for (const TableForm& form : document.standard->tables) {
        const Table* table = document.find_table(form.id);
        if (table == nullptr || table->is_left_out()) summary.tables_left_out.push_back(form.id);
    }
    const auto power = document.standard->units.find(document.unit);
    if (power != document.standard->units.end()) summary.unit_power = power->second;
    summary.published = document.source.date;
    summary.figures = derived.overview_figures;
    summary.restated = derived.restated;
    summary.topics = derived.topics;
    summary.targets = derived.targets;
    summary.versions = corrections_in_words(document, *derived.department, derived.figures, words);
    summary.notes = derived.notes;
    for (const KeyFigure& key : derived.key_figures) {
        if (!is_headline(*key.figure, document)) continue;
        const FigureForm& form = *key.figure->form;
        // A word such as "withheld" instead of an amount has no unit. The words of a change include the unit.
        const bool has_unit = form.kind == FigureForm::Kind::amount || form.kind == FigureForm::Kind::count;
        const MoneyForm money = money_form(*document.standard, key.figure->unit);
        const MoneyForm in_words = form.kind == FigureForm::Kind::change ? money : MoneyForm{};
        DocumentSummary::Headline headline{form.id, form.title, print_figure(*key.figure, "", words, in_words).value_or(""),
                                           {},      {},         {}};
        if (key.figure->is_restated && key.figure->value)
            headline.value = words.phrase("change-restated", {{"change", std::move(headline.value)}});
        if (has_unit && key.figure->value) {
            ShownAmount shown = show_amount(*key.figure->value, std::move(headline.value), key.figure->unit, money, words);
            headline.value = std::move(shown.number);
            headline.unit = std::move(shown.unit);
            headline.exact = std::move(shown.exact);
        }
        headline.change = say_change_since(key.change, "said", money, words).value_or("");
        summary.headlines.push_back(std::move(headline));
    }
    return summary;
}

}  // namespace sitegen

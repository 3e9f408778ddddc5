#include "derive/document_overview.hpp"

#include "model/rules.hpp"

namespace sitegen {

namespace {

SummaryFigure value_of(const Expression& expression, const Evaluator& evaluator) {
    if (const std::optional<CellState> missing = evaluator.find_missing(expression)) return {*missing, {}};
    const std::optional<Amount> value = evaluator.evaluate(expression);
    return value ? SummaryFigure{CellState::amount, *value} : SummaryFigure{};
}

// Only amounts of money can be compared between documents.
SummaryFigure value_of(const Figure& figure, const Document& document) {
    if (figure.missing) return {*figure.missing, {}};
    if (!figure.value || !document.standard->units.contains(figure.unit)) return {};
    return {CellState::amount, convert_unit(*figure.value, figure.unit, document.unit, *document.standard)};
}

// Totals are no rows of their own, and blank rows say nothing.
void add_rows(const TopicForm& form, const Evaluator& evaluator, TopicRows& rows) {
    for (const FoundCell& found : evaluator.find_cells(*form.rows)) {
        if (found.row == nullptr || found.row->role == RowRole::total || found.cell->state == CellState::blank) continue;
        const bool has_name = form.kind == TopicForm::Kind::rows && !found.row->names.empty();
        rows.add({found.row->id, has_name ? std::string_view(found.row->names.front()) : std::string_view(), found.cell->state,
                  evaluator.value_of(found).value_or(Amount())});
    }
}

TopicSummary derive_topic(const TopicForm& form, const Evaluator& evaluator) {
    TopicSummary topic;
    if (form.rows) {
        add_rows(form, evaluator, topic.rows);
    } else {
        for (const TopicItemForm& item : form.items) {
            const SummaryFigure value = value_of(item.value, evaluator);
            topic.rows.add({item.id, {}, value.state, value.amount});
        }
    }
    if (form.total) topic.total = value_of(*form.total, evaluator);
    return topic;
}

FormsSummary derive_forms(const Document& document) {
    FormsSummary forms;
    for (const PerformanceTargets& targets : document.performance) {
        const PerformanceForm& form = *document.standard->performance;
        SummaryFigure size;
        if (form.size) {
            const Cell& cell = targets.funds[form.size->fund][form.size->period];
            size.state = cell.state;
            if (cell.state == CellState::amount)
                size.amount = convert_unit(cell.printed, targets.unit, document.unit, *document.standard).trimmed();
        }
        forms.rows.add({targets.id, targets.title(form), size.state, size.amount});
        forms.indicator_counts.push_back(static_cast<std::uint32_t>(targets.indicators.size()));
    }
    return forms;
}

}  // namespace

void derive_overview(const Document& document, const Evaluator& evaluator, DerivedDocument& derived, Findings& findings) {
    const OverviewForm& form = document.standard->overview;
    for (const std::string& id : form.figures) {
        const auto found = derived.figures.find(id);
        derived.overview.push_back(found == derived.figures.end() ? SummaryFigure() : value_of(found->second, document));
    }
    for (const TopicForm& topic : form.topics) {
        try {
            derived.topics.push_back(derive_topic(topic, evaluator));
        } catch (const AmountOverflow&) {
            derived.topics.emplace_back();
            findings.error(rules::amount_overflow, topic.place,
                           "an amount of the topic \"" + topic.id + "\" of " + document.department + " " + document.year.text() +
                               " exceeds 18 digits",
                           "Declare the document's tables in a larger unit.");
        }
    }
    try {
        derived.forms = derive_forms(document);
    } catch (const AmountOverflow&) {
        findings.error(
            rules::amount_overflow, document.place,
            "an amount of a performance form of " + document.department + " " + document.year.text() + " exceeds 18 digits",
            "Declare the form in a larger unit.");
    }
}

}  // namespace sitegen

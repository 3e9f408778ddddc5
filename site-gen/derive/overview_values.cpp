#include "derive/overview_values.hpp"

#include <algorithm>
#include <unordered_set>

#include "model/rules.hpp"

namespace sitegen {

namespace {

bool does_without(const Document& document, std::string_view id) {
    const Table* table = document.find_table(id);
    return table != nullptr && table->is_left_out();
}

SummaryFigure value_of(const Expression& expression, const Evaluator& evaluator) {
    const Measured measured = evaluator.measure(expression, {});
    if (measured.missing) return {*measured.missing, {}};
    return measured.value ? SummaryFigure{CellState::amount, *measured.value} : SummaryFigure{};
}

// The power of ten, of the currency's unit, of the last place of the amounts that were measured.
int last_place_of(const Measured& measured, const Document& document, const Amount& amount) {
    const auto power = document.standard->units.find(document.unit);
    const int unit_power = power == document.standard->units.end() ? 0 : power->second;
    return unit_power + known_place_of(measured, amount);
}

// Only amounts of money can be compared between documents.
SummaryFigure value_of(const Figure& figure, const Document& document, const Evaluator& evaluator) {
    const Expression& expression = figure.form->expressions.front();
    if (figure.missing) return {*figure.missing, {}, 0, is_of_left_out(expression, document)};
    if (!figure.value || !document.standard->units.contains(figure.unit)) return {};
    const Amount amount = convert_unit(*figure.value, figure.unit, document.unit, *document.standard);
    return {CellState::amount, amount, last_place_of(evaluator.measure(expression, {}), document, amount)};
}

// Last year's amount as this document restates it, with the reasons. Nothing if it does not, or if the figure is not money.
std::optional<RestatedFigure> restated_of(const Expression& expression, std::uint32_t index, const Document& document,
                                          const Evaluator& evaluator) {
    const std::vector<const Table*> tables = evaluator.restating_tables(expression);
    if (tables.empty() || !document.standard->units.contains(evaluator.unit_of(expression))) return std::nullopt;
    const Measured before = evaluator.measure_last_year(expression);
    const std::optional<Amount> amount = evaluator.evaluate_prior(expression, before);
    if (!amount) return std::nullopt;
    RestatedFigure restated{index, {CellState::amount, *amount, last_place_of(before, document, *amount)}, {}};
    for (const Table* table : tables) {
        if (!restated.reason.empty()) restated.reason += " ";
        restated.reason += table->restated->differences.reason;
    }
    return restated;
}

bool says_nothing(CellState state) { return state == CellState::blank || state == CellState::not_applicable; }

using FoundRows = std::unordered_set<const Row*>;

// Adds the rows below that row, at any depth.
void add_below(const RowTree& tree, const Row& row, FoundRows& below) {
    for (const Row* child : tree.children_of(row)) {
        if (below.insert(child).second) add_below(tree, *child, below);
    }
}

// The rows of a list that documents name that are parts of another row of it. A code says by itself what it is a part of.
FoundRows rows_below_others(const TopicForm& form, const Document& document, const Evaluator& evaluator,
                            const std::vector<FoundCell>& cells) {
    FoundRows below;
    const Table* table = form.kind == TopicForm::Kind::rows ? document.find_table(form.rows->table) : nullptr;
    if (table == nullptr) return below;
    FoundRows counted;
    for (const FoundCell& found : cells) {
        if (found.row != nullptr && found.row->role != RowRole::total && !says_nothing(found.cell->state))
            counted.insert(found.row);
    }
    for (const Side& side : table->sides) {
        const RowTree& tree = evaluator.tree_of(side);
        for (const Row& row : side.rows) {
            if (counted.contains(&row)) add_below(tree, row, below);
        }
    }
    return below;
}

// Totals are not rows, blank rows say nothing, and the parts of a row are already in it.
void add_rows(const TopicForm& form, const Document& document, const Evaluator& evaluator, TopicRows& rows) {
    const std::vector<FoundCell> cells = evaluator.find_cells(*form.rows);
    const FoundRows below = rows_below_others(form, document, evaluator, cells);
    for (const FoundCell& found : cells) {
        if (found.row == nullptr || found.row->role == RowRole::total || says_nothing(found.cell->state)) continue;
        if (below.contains(found.row)) continue;
        const bool has_name = form.kind == TopicForm::Kind::rows && !found.row->names.empty();
        rows.add({found.row->id, has_name ? std::string_view(found.row->names.front()) : std::string_view(), found.cell->state,
                  evaluator.value_of(found).value_or(Amount())});
    }
}

using References = std::vector<const CellReference*>;

void add_references(const Expression& expression, References& references) {
    if (expression.kind == Expression::Kind::cells) references.push_back(&expression.cells);
    // Cells of another year or stage belong to another document.
    if (expression.kind == Expression::Kind::prior || expression.kind == Expression::Kind::stage) return;
    for (const Expression& operand : expression.operands) add_references(operand, references);
}

// Adds the notes on rows and cells that the expression uses. A note on a whole table is shown with the table's rows, not with every
// number from it.
void add_notes(const Expression& expression, const Document& document, const Evaluator& evaluator, const SummaryNote& place,
               std::vector<SummaryNote>& notes) {
    References references;
    add_references(expression, references);
    for (const Note& note : document.notes) {
        if (note.rows.empty()) continue;
        const auto is_concerned = [&](const CellReference* reference) {
            if (reference->table != note.on->table) return false;
            const std::vector<FoundCell> cells = evaluator.find_cells(*reference);
            return std::any_of(cells.begin(), cells.end(), [&](const FoundCell& found) {
                return found.row != nullptr && note.concerns(reference->table, found.row->id, reference->column);
            });
        };
        if (!std::any_of(references.begin(), references.end(), is_concerned)) continue;
        notes.push_back(place);
        notes.back().text = note.text;
    }
}

void add_topic_notes(const TopicForm& form, const Document& document, const Evaluator& evaluator, std::uint32_t index,
                     DerivedDocument& derived) {
    const TopicRows& rows = derived.topics.back().rows;
    for (std::size_t i = 0; form.rows && i < rows.size(); ++i) {
        const std::string id(rows[i].id);
        for (const Note& note : document.notes) {
            if (note.concerns(form.rows->table, id, form.rows->column))
                derived.notes.push_back({SummaryNote::Kind::topic, index, id, note.text});
        }
    }
    for (const TopicItemForm& item : form.items)
        add_notes(item.value, document, evaluator, {SummaryNote::Kind::topic, index, item.id, {}}, derived.notes);
    if (form.total) add_notes(*form.total, document, evaluator, {SummaryNote::Kind::topic, index, {}, {}}, derived.notes);
}

// Whether the document does without all tables that the topic's rows or items are from.
bool lacks_topic(const TopicForm& form, const Document& document) {
    if (form.rows) return does_without(document, form.rows->table);
    return std::all_of(form.items.begin(), form.items.end(),
                       [&](const TopicItemForm& item) { return is_of_left_out(item.value, document); });
}

TopicSummary derive_topic(const TopicForm& form, const Document& document, const Evaluator& evaluator) {
    TopicSummary topic;
    topic.is_left_out = lacks_topic(form, document);
    if (form.rows) {
        add_rows(form, document, evaluator, topic.rows);
    } else {
        for (const TopicItemForm& item : form.items) {
            const SummaryFigure value = value_of(item.value, evaluator);
            topic.rows.add({item.id, {}, value.state, value.amount});
        }
    }
    if (form.total) topic.total = value_of(*form.total, evaluator);
    return topic;
}

TargetsSummary derive_forms(const Document& document) {
    TargetsSummary forms;
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

bool is_of_left_out(const Expression& expression, const Document& document) {
    if (expression.operands.empty()) return does_without(document, expression.cells.table);
    return std::all_of(expression.operands.begin(), expression.operands.end(),
                       [&](const Expression& each) { return is_of_left_out(each, document); });
}

void derive_overview_values(const Document& document, const Evaluator& evaluator, DerivedDocument& derived, Findings& findings) {
    const OverviewDeclaration& form = document.standard->overview;
    for (const std::string& id : form.figures) {
        const auto found = derived.figures.find(id);
        derived.overview_figures.push_back(found == derived.figures.end() ? SummaryFigure()
                                                                          : value_of(found->second, document, evaluator));
    }
    for (std::size_t i = 0; i < form.figures.size(); ++i) {
        const FigureForm* figure = document.standard->find_figure(form.figures[i]);
        if (figure == nullptr || derived.overview_figures[i].state != CellState::amount) continue;
        try {
            const Expression& expression = figure->expressions.front();
            if (auto restated = restated_of(expression, static_cast<std::uint32_t>(i), document, evaluator))
                derived.restated.push_back(std::move(*restated));
        } catch (const AmountOverflow&) {
            continue;  // the change of the figure is a finding
        }
    }
    // true for most documents
    for (std::size_t i = 0; !document.notes.empty() && i < form.figures.size(); ++i) {
        const FigureForm* figure = document.standard->find_figure(form.figures[i]);
        const SummaryNote place{SummaryNote::Kind::figure, static_cast<std::uint32_t>(i), {}, {}};
        if (figure != nullptr) add_notes(figure->expressions.front(), document, evaluator, place, derived.notes);
    }
    for (const TopicForm& topic : form.topics) {
        const auto index = static_cast<std::uint32_t>(derived.topics.size());
        try {
            derived.topics.push_back(derive_topic(topic, document, evaluator));
            if (!document.notes.empty()) add_topic_notes(topic, document, evaluator, index, derived);
        } catch (const AmountOverflow&) {
            derived.topics.emplace_back();
            findings.error(rules::amount_overflow, topic.place,
                           "an amount of the topic \"" + topic.id + "\" of " + document.department + " " + document.year.text() +
                               " exceeds 18 digits",
                           "Declare the document's tables in a larger unit.");
        }
    }
    try {
        derived.targets = derive_forms(document);
    } catch (const AmountOverflow&) {
        findings.error(
            rules::amount_overflow, document.place,
            "an amount of a performance form of " + document.department + " " + document.year.text() + " exceeds 18 digits",
            "Declare the form in a larger unit.");
    }
}

}  // namespace sitegen

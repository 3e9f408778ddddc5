#include <fmt/format.h>

#include <algorithm>

#include "across/adjusted_amounts.hpp"
#include "across/origin_text.hpp"
#include "across/overview_parts.hpp"
#include "across/table_changes.hpp"
#include "expression/evaluate.hpp"
#include "model/rules.hpp"
#include "model/title.hpp"

namespace sitegen {

namespace {

// Whether a stage comes before another one of the same year: by the order of their standard, or, for two standards, by the dates of
// their sources if these are known.
bool is_earlier(const Document& stage, const Document& other) {
    if (stage.standard == other.standard) return stage.standard->find_stage(stage.stage) < stage.standard->find_stage(other.stage);
    return !stage.source.date.empty() && stage.source.date < other.source.date;
}

// The documents that a document is compared with: last year's, and those of earlier stages.
std::vector<const Document*> documents_before(const DerivedDocument& derived) {
    std::vector<const Document*> documents;
    if (derived.related.last_year != nullptr) documents.push_back(derived.related.last_year);
    for (const Document* stage : derived.related.other_stages) {
        if (is_earlier(*stage, *derived.document)) documents.push_back(stage);
    }
    return documents;
}

// How large the amounts of a document are.
struct Extent {
    // They are so small, and in the unit of the document, that no change between two such documents, and no rate of one, can leave
    // the exact range: the largest rate is 10^9 to 10^-4, in per cent with two decimals. Nearly all documents are so.
    bool is_small = true;
    std::int64_t sum = 0;  // of all coefficients, without their signs, if they are small
    int fewest_decimals = most_decimals_of_small;
    int most_decimals = 0;

    static constexpr int most_decimals_of_small = 4;

    void add(const Cell& cell) {
        constexpr std::int64_t bound = 1'000'000'000;
        if (cell.state != CellState::amount) return;
        const std::int64_t coefficient = cell.printed.coefficient();
        const int decimals = cell.printed.decimals();
        is_small = is_small && coefficient < bound && coefficient > -bound && decimals <= most_decimals_of_small;
        if (!is_small) return;
        sum += coefficient < 0 ? -coefficient : coefficient;
        fewest_decimals = std::min(fewest_decimals, decimals);
        most_decimals = std::max(most_decimals, decimals);
    }
};

Extent extent_of(const Document& document) {
    Extent extent;
    for (const Table& table : document.tables) {
        if (!table.is_left_out() && table.unit != document.unit) extent.is_small = false;
        for (const Side& side : table.sides) {
            for (const Row& row : side.rows) {
                for (const Cell& cell : row.cells) extent.add(cell);
            }
        }
    }
    for (const Statement& statement : document.statements) {
        const std::string& unit = statement.form->unit;
        if (document.standard->units.contains(unit) && unit != document.unit) extent.is_small = false;
        extent.add(statement.value);
    }
    return extent;
}

// Whether no rate between sums of cells of the two documents can leave the exact range.
bool are_sums_small(const Extent& a, const Extent& b) {
    std::int64_t bound = 100'000'000'000'000;  // in per cent with two decimals, this is 10^18
    for (int i = std::min(a.fewest_decimals, b.fewest_decimals); i < std::max(a.most_decimals, b.most_decimals); ++i) bound /= 10;
    return a.is_small && b.is_small && std::max(a.sum, b.sum) < bound;
}

// Whether the expression only adds and subtracts cells.
bool is_sum(const Expression& expression) {
    const bool may_exceed = expression.kind == Expression::Kind::multiply || expression.kind == Expression::Kind::divide ||
                            expression.kind == Expression::Kind::number || expression.cells.table == performance_table;
    return !may_exceed && std::all_of(expression.operands.begin(), expression.operands.end(), is_sum);
}

// Whether all amounts that are figures are sums of cells.
bool are_sums(const Document& document) {
    return std::all_of(document.standard->figures.begin(), document.standard->figures.end(), [](const FigureForm& form) {
        return form.kind != FigureForm::Kind::amount || is_sum(form.expressions.front());
    });
}

class ChangesOverview {
  public:
    ChangesOverview(const DerivedDocument& derived, const SiteSettings& site, const Words& words, Findings& findings, bool has_rows)
        : derived_(derived),
          document_(*derived.document),
          site_(site),
          words_(words),
          findings_(findings),
          has_rows_(has_rows),
          terms_(site.statistics, derived.department->history.population, words) {}

    Overview make() {
        Overview overview;
        overview.path = derived_.folder + "changes/index.html";
        overview.kind = "changes";
        overview.title = words_.phrase("page-changes", {{"title", document_.title}});
        overview.description = overview.title;
        overview.lead = words_.at("changes-lead");
        overview.trail = {{derived_.department->name_in(document_.year), department_path(document_.department), {}, false},
                          {document_.title, derived_.folder + "index.html", {}, false}};
        for (const Document* before : documents_before(derived_)) add_comparison(*before, overview);
        return overview;
    }

  private:
    void add_comparison(const Document& before, Overview& overview) const {
        OverviewSection section;
        section.id = before.year == document_.year ? "stage-" + before.stage : "last-year";
        section.title = words_.phrase("section-changes", {{"document", before.title}});
        section.links.push_back({before.title, document_folder(before) + "index.html", {}, false});
        if (has_rows_ && before.year != document_.year) {
            for (const TaskChange* change : derived_.related.task_changes)
                section.paragraphs.push_back(task_change_text(*change, words_));
        }
        const SizeCell size = size_cell();
        const auto rows = has_rows_ ? TableChanges::Rows::said : TableChanges::Rows::reckoned;
        // Without rows, only what exceeds the range is looked for.
        const Extent own = has_rows_ ? Extent() : extent_of(document_);
        const Extent other = has_rows_ ? Extent() : extent_of(before);
        const bool matters = has_rows_ || before.unit != document_.unit || !own.is_small || !other.is_small;
        const bool may_figures_exceed = !are_sums_small(own, other) || !are_sums(document_) || !are_sums(before);
        if (matters || may_figures_exceed)
            add_table(section, before, document_.place, "the figures", [&] { return figures_table(before); });
        for (const Table& table : document_.tables) {
            if (!matters) break;
            add_table(section, before, table.place, "the table \"" + table.form->id + "\"", [&] {
                TableChanges changes(derived_, before, table, words_, rows);
                OverviewTable result = changes.compare();
                const bool is_drawn = has_rows_ && section.charts.empty() && (size.table.empty() || size.table == table.form->id);
                std::optional<Chart> chart = is_drawn ? changes.largest_changes(size.column) : std::nullopt;
                if (chart) section.charts.push_back(std::move(*chart));
                return std::optional(std::move(result));
            });
        }
        for (OverviewTable& table : section.tables) {
            for (OverviewColumn& column : table.columns) {
                if (column.id == "before") column.notes = notes_on(before);
                if (column.id == "now") column.notes = notes_on(document_);
            }
        }
        overview.sections.push_back(std::move(section));
    }

    // The cells that show the department's size: their changes are drawn. Empty: those of the first table that has any.
    struct SizeCell {
        std::string_view table;
        std::string_view column;
    };
    [[nodiscard]] SizeCell size_cell() const {
        const FigureForm* size = document_.standard->find_figure(document_.standard->overview.size);
        if (size == nullptr || size->expressions.front().kind != Expression::Kind::cells) return {};
        const CellReference& cells = size->expressions.front().cells;
        return {cells.table, cells.column};
    }

    // make: returns the table, or nothing. An overflow is a finding at that place, and the table is left out.
    template <typename Make>
    void add_table(OverviewSection& section, const Document& before, const Place& place, const std::string& what,
                   const Make& make) const {
        try {
            std::optional<OverviewTable> table = make();
            if (table) section.tables.push_back(std::move(*table));
        } catch (const AmountOverflow&) {
            findings_.error(
                rules::amount_overflow, place,
                fmt::format("a change in {} since the {} of {} exceeds 18 digits", what, before.stage, before.year.text()),
                "Look for a mistyped amount. If there is none, declare the document's tables in a larger unit.");
        }
    }

    // The notes of the site and the department on its year and stage.
    [[nodiscard]] std::vector<std::string> notes_on(const Document& document) const {
        std::vector<std::string> notes = notes_for(site_.notes, document.year, document.stage);
        add_notes(notes, notes_for(derived_.department->history.notes, document.year, document.stage));
        return notes;
    }

    // The year; with the stage, if it is compared with another one.
    [[nodiscard]] std::string label(const Document& document, const Document& before) const {
        const std::string year = document.year.text();
        return before.stage == document_.stage ? year : year + " " + document.standard->find_stage(document.stage)->title;
    }

    // Figures with the same two amounts are said together.
    void add_figure_row(OverviewRow row, OverviewTable& table) const {
        const auto is_same = [&](const OverviewRow& other) {
            return other.cells[1].amount == row.cells[1].amount && other.cells[2].amount == row.cells[2].amount &&
                   other.cells[3].kind == row.cells[3].kind && other.cells[1].notes == row.cells[1].notes;
        };
        const auto same = std::find_if(table.rows.begin(), table.rows.end(), is_same);
        if (same == table.rows.end()) {
            table.rows.push_back(std::move(row));
        } else {
            same->cells[0].text += words_.at("list-separator") + row.cells[0].text;
        }
    }

    // A figure in the document before, in the unit of this one.
    struct Before {
        KnownAmount known;
        bool is_comparable = true;              // false: it is about other tasks
        std::vector<std::string> reasons = {};  // why it is not what that document has, but what this one states of last year
    };
    [[nodiscard]] Before before_of(const FigureForm& form, const FigureForm& other, const Document& before, const Evaluator& own,
                                   const Evaluator& evaluator) const {
        const bool is_last_year = &before == derived_.related.last_year;
        const Expression& expression = form.expressions.front();
        if (const auto restating = own.restating_tables(expression); is_last_year && !restating.empty()) {
            const Measured measured = own.measure_last_year(expression);
            if (const std::optional<Amount> amount = own.evaluate_prior(expression, measured)) {
                Before restated{{amount, known_place_of(measured, *amount)}};
                for (const Table* table : restating) add_notes(restated.reasons, {table->restated->differences.reason});
                return restated;
            }
        }
        const Expression& its = other.expressions.front();
        const std::optional<Amount> amount = evaluator.evaluate(its);
        Before published;
        if (amount) published.known = {amount, known_place_of(evaluator.measure(its, {}), *amount)};
        published.is_comparable = !is_last_year || derived_.related.task_changes.empty();
        return published;
    }

    // A table of figures that both standards declare with the same name and that are amounts.
    [[nodiscard]] std::optional<OverviewTable> figures_table(const Document& before) const {
        OverviewTable table;
        table.id = "figures-" + before.stage;
        table.title = words_.at("key-figures-title");
        set_unit(table, document_.unit, *document_.standard, words_);
        table.has_file = false;
        const bool has_stages = before.stage != document_.stage;
        const bool has_real_rate =
            before.year != document_.year && terms_.have_index(before.year) && terms_.have_index(document_.year);
        table.columns = {{"figure", words_.at("column-figure"), false},
                         money_column("before", label(before, before)),
                         money_column("now", label(document_, before)),
                         money_column("change", words_.at("column-change")),
                         amount_column("rate", words_.at("column-rate"))};
        if (has_real_rate) {
            table.columns.push_back(terms_.real_rate_column("real-rate"));
            table.sources.push_back(terms_.prices_source());
        } else if (before.year != document_.year && terms_.have_prices()) {
            table.notes.push_back(
                words_.phrase("prices-missing", {{"year", document_.year.text()}, {"before", before.year.text()}}));
        }
        if (has_stages) table.columns.push_back(amount_column("completion", words_.at("column-completion")));
        const Evaluator evaluator(before, {}, document_.unit);
        const Evaluator own(document_, derived_.related);
        for (const FigureForm& form : document_.standard->figures) {
            const FigureForm* other = before.standard->find_figure(form.id);
            const auto now = derived_.figures.find(form.id);
            if (form.kind != FigureForm::Kind::amount || !form.unit.empty() || other == nullptr || other->kind != form.kind ||
                !is_for_stage(other->stages, before.stage) || now == derived_.figures.end())
                continue;
            if (now->second.missing || now->second.unit != document_.unit || evaluator.find_missing(other->expressions.front()))
                continue;
            const Before old = before_of(form, *other, before, own, evaluator);
            const std::optional<Amount>& value = now->second.value;
            if (!old.known.amount && !value) continue;
            const KnownAmount known =
                value ? KnownAmount{value, known_place_of(own.measure(form.expressions.front(), {}), *value)} : KnownAmount();
            const Rounding rounding = document_.standard->rounding;
            OverviewRow row;
            row.cells = cells_of(
                text_cell(form.title), amount_cell(old.known.amount), amount_cell(value),
                old.is_comparable ? change_cell(known, old.known, 0, words_) : gap_cell(words_.at("change-not-comparable")),
                old.is_comparable ? rate_cell(known, old.known, 0, rounding) : percent_cell(std::nullopt));
            if (has_real_rate) {
                row.cells.push_back(old.is_comparable
                                        ? terms_.real_rate_cell(value, document_.year, old.known.amount, before.year, rounding)
                                        : percent_cell(std::nullopt));
            }
            if (has_stages) row.cells.push_back(share_cell(value, old.known.amount, rounding));
            for (const std::string& reason : old.reasons)
                add_notes(row.cells[1].notes, {words_.phrase("change-basis-restated", {{"reason", reason}})});
            add_figure_row(std::move(row), table);
        }
        if (table.rows.empty()) return std::nullopt;
        std::stable_sort(table.rows.begin(), table.rows.end(), [](const OverviewRow& a, const OverviewRow& b) {
            return a.cells[3].amount.value_or(Amount()).absolute() > b.cells[3].amount.value_or(Amount()).absolute();
        });
        return table;
    }

    const DerivedDocument& derived_;
    const Document& document_;
    const SiteSettings& site_;
    const Words& words_;
    Findings& findings_;
    bool has_rows_;
    AdjustedAmounts terms_;
};

}  // namespace

bool is_compared_with(const Document& later, const Document& earlier) { return is_earlier(earlier, later); }

bool has_changes(const DerivedDocument& derived) { return !documents_before(derived).empty(); }

Overview changes_overview(const DerivedDocument& derived, const SiteSettings& site, const Words& words, Findings& findings) {
    return ChangesOverview(derived, site, words, findings, true).make();
}

void find_changes_beyond_range(const DerivedDocument& derived, const SiteSettings& site, const Words& words, Findings& findings) {
    static_cast<void>(ChangesOverview(derived, site, words, findings, false).make());
}

}  // namespace sitegen

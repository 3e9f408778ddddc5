#include "derive/chart_values.hpp"

#include <algorithm>
#include <map>

#include "expression/counted_unit.hpp"
#include "expression/evaluate.hpp"
#include "model/row_names.hpp"
#include "model/rules.hpp"
#include "model/title.hpp"

namespace sitegen {

namespace {

using Value = std::optional<Amount>;

// Between the name of a row and that of the row above it.
constexpr std::string_view row_separator = " › ";

ChartKind kind_named(const std::string& name) {
    static const std::map<std::string, ChartKind> kinds = {
        {"donut", ChartKind::donut}, {"bar", ChartKind::bar},         {"stacked-bar", ChartKind::stacked_bar},
        {"line", ChartKind::line},   {"treemap", ChartKind::treemap}, {"flow", ChartKind::flow}};
    return kinds.at(name);  // the loader has checked the name
}

class ChartBuilder {
  public:
    ChartBuilder(const Department& department, const Document& document)
        : department_(department), document_(document), evaluator_(evaluator_of(document)) {}

    [[nodiscard]] Chart build(const ChartDeclaration& declaration) {
        Chart chart;
        chart.id = declaration.id;
        chart.kind = kind_named(declaration.kind);
        chart.title = fill(declaration.title);
        chart.unit = unit_of(declaration);
        chart.money = money_form(*document_.standard, chart.unit);
        chart.least_rounding = declared_rounding(declaration);
        chart.rounding = document_.standard->rounding;
        if (declaration.total) chart.total = evaluator_.evaluate(*declaration.total);
        if (declaration.kind == "flow") {
            add_flow(declaration, chart);
        } else if (declaration.over_years) {
            add_years(declaration, chart);
        } else if (declaration.rows) {
            add_rows(declaration, chart);
        } else {
            add_items(declaration, chart);
        }
        chart.has_unknown_whole = declaration.adds_up() && !chart.total && has_unknown_part(declaration);
        return chart;
    }

  private:
    [[nodiscard]] std::string fill(const std::string& title) const { return fill_title(title, department_, document_); }

    // Whether a value is not published, did not exist or is withheld. A blank is known to add nothing.
    [[nodiscard]] bool has_unknown_part(const ChartDeclaration& declaration) const {
        const auto is_unknown = [](const FoundCell& found) {
            return found.cell != nullptr && found.cell->state > CellState::blank;
        };
        for (const ChartSeriesForm& form : declaration.series) {
            if (!declaration.rows) break;
            const std::vector<FoundCell> cells = cells_of(*declaration.rows, form.column);
            if (std::any_of(cells.begin(), cells.end(), is_unknown)) return true;
        }
        return std::any_of(declaration.items.begin(), declaration.items.end(),
                           [&](const ChartItemForm& item) { return evaluator_.find_missing(item.value).has_value(); });
    }

    // Half of the unit to which the amounts of the chart's table are rounded without showing it. Zero if they are not money.
    [[nodiscard]] Amount declared_rounding(const ChartDeclaration& declaration) const {
        const CellReference* cells = nullptr;
        if (declaration.rows) cells = &*declaration.rows;
        if (!declaration.items.empty()) cells = only_cell(declaration.items.front().value);
        const Table* table = cells == nullptr ? nullptr : document_.find_table(cells->table);
        if (table == nullptr || table->rounded_to.empty() || !document_.standard->units.contains(unit_of(declaration))) return {};
        return half_of_last_place(0, power_between(table->rounded_to, document_.unit, *document_.standard));
    }

    // All values of a chart have one unit. The loader makes sure of that.
    [[nodiscard]] std::string unit_of(const ChartDeclaration& declaration) const {
        if (!declaration.items.empty()) return evaluator_.unit_of(declaration.items.front().value);
        if (!declaration.rows || declaration.series.empty()) return document_.unit;
        CellReference cells = *declaration.rows;
        cells.column = declaration.series.front().column;
        const std::string* counted = counted_unit(cells, *document_.standard);
        return counted == nullptr ? document_.unit : *counted;
    }

    void add_items(const ChartDeclaration& declaration, Chart& chart) const {
        ChartSeries series{chart.title, {}};
        for (const ChartItemForm& item : declaration.items) {
            chart.categories.push_back(fill(item.title));
            chart.looks.push_back(document_.standard->look_of(item.title));
            series.values.push_back(evaluator_.evaluate(item.value));
        }
        chart.series.push_back(std::move(series));
    }

    void add_rows(const ChartDeclaration& declaration, Chart& chart) const {
        std::vector<const Row*> rows;
        for (const ChartSeriesForm& form : declaration.series) {
            ChartSeries series{fill(form.title), {}, {}, document_.standard->look_of(form.title)};
            for (const FoundCell& cell : cells_of(*declaration.rows, form.column)) {
                if (chart.series.empty()) rows.push_back(cell.row);
                series.values.push_back(evaluator_.value_of(cell));
            }
            chart.series.push_back(std::move(series));
        }
        chart.categories = names_apart(rows, {document_.find_table(declaration.rows->table)}, row_separator);
        drop_rows_without_values(chart);
    }

    // A category for each row of both sides, joined by their ids. Rows of the sources come first, as printed, then rows that only
    // have uses.
    void add_flow(const ChartDeclaration& declaration, Chart& chart) const {
        std::vector<std::string> ids;
        std::vector<const Row*> rows;
        std::vector<const Table*> tables = {document_.find_table(declaration.rows->table)};
        add_ends(*declaration.rows, declaration.series_total, declaration.series, ids, rows, chart.series);
        if (declaration.uses) {
            const ChartUsesForm& uses = *declaration.uses;
            tables.push_back(document_.find_table(uses.rows.table));
            add_ends(uses.rows, uses.total, uses.series, ids, rows, chart.uses);
        }
        chart.categories = names_apart(rows, tables, row_separator);
        for (auto* ends : {&chart.series, &chart.uses}) {
            for (ChartSeries& end : *ends) end.values.resize(ids.size());
            // A column without an amount is left out, such as a fund from which the department gets nothing.
            std::erase_if(*ends, [](const ChartSeries& end) {
                return !end.total &&
                       std::none_of(end.values.begin(), end.values.end(), [](const Value& v) { return v.has_value(); });
            });
        }
        drop_rows_without_values(chart);
    }

    // ids: of the categories so far. Rows with new ids are added to both.
    void add_ends(const CellReference& rows, const std::optional<CellReference>& total, const std::vector<ChartSeriesForm>& forms,
                  std::vector<std::string>& ids, std::vector<const Row*>& all_rows, std::vector<ChartSeries>& ends) const {
        for (const ChartSeriesForm& form : forms) {
            ChartSeries end{fill(form.title), {}, {}, document_.standard->look_of(form.title)};
            for (const FoundCell& cell : cells_of(rows, form.column)) {
                const auto known = std::find(ids.begin(), ids.end(), cell.row->id);
                const auto at = static_cast<std::size_t>(known - ids.begin());
                if (known == ids.end()) {
                    ids.push_back(cell.row->id);
                    all_rows.push_back(cell.row);
                }
                end.values.resize(ids.size());
                end.values[at] = evaluator_.value_of(cell);
            }
            if (total) {
                for (const FoundCell& cell : cells_of(*total, form.column)) end.total = evaluator_.value_of(cell);
            }
            ends.push_back(std::move(end));
        }
    }

    [[nodiscard]] std::vector<FoundCell> cells_of(const CellReference& rows, const std::string& column) const {
        CellReference reference = rows;
        reference.column = column;
        return evaluator_.find_cells(reference);
    }

    // A row that is blank in every series is not drawn, such as a function on which the department spends nothing.
    static void drop_rows_without_values(Chart& chart) {
        for (std::size_t i = chart.categories.size(); i-- > 0;) {
            const auto is_blank = [i](const ChartSeries& s) { return !s.values[i]; };
            if (!std::all_of(chart.series.begin(), chart.series.end(), is_blank) ||
                !std::all_of(chart.uses.begin(), chart.uses.end(), is_blank))
                continue;
            const auto at = static_cast<std::ptrdiff_t>(i);
            chart.categories.erase(chart.categories.begin() + at);
            for (auto* all : {&chart.series, &chart.uses}) {
                for (ChartSeries& series : *all) series.values.erase(series.values.begin() + at);
            }
        }
    }

    void add_years(const ChartDeclaration& declaration, Chart& chart) {
        std::map<FiscalYear, const Document*> by_year;
        for (const Document& other : department_.documents) {
            if (other.stage == document_.stage && other.standard == document_.standard && other.year <= document_.year) {
                by_year.emplace(other.year, &other);
            }
        }
        if (by_year.empty()) return;
        std::vector<FiscalYear> years;
        years.reserve(by_year.size());
        for (const auto& [year, of_year] : by_year) years.push_back(year);
        years = with_years_between(years);
        const Evaluator& earliest = evaluator_of(*by_year.begin()->second);
        std::vector<Value> stated;  // of the year before the first document
        for (const ChartItemForm& item : declaration.items) {
            stated.push_back(in_this_unit(earliest.evaluate_prior(item.value), *by_year.begin()->second));
        }
        const bool has_stated = std::any_of(stated.begin(), stated.end(), [](const Value& value) { return value.has_value(); });
        for (std::size_t i = 0; i < declaration.items.size(); ++i) {
            ChartSeries series{fill(declaration.items[i].title), {}, {}, document_.standard->look_of(declaration.items[i].title)};
            if (has_stated) series.values.push_back(stated[i]);
            series.is_first_reckoned = stated[i] && earliest.reckons_prior(declaration.items[i].value);
            for (const FiscalYear& year : years) {
                const auto found = by_year.find(year);
                series.values.push_back(found == by_year.end() ? Value() : value_in(*found->second, declaration.items[i].value));
            }
            round_to_known(declaration.items[i].value, by_year, series);
            chart.series.push_back(std::move(series));
        }
        if (has_stated) chart.categories.push_back(years.front().before().text());
        for (const FiscalYear& year : years) chart.categories.push_back(year.text());
        const auto is_restated = [&](const ChartItemForm& item) { return earliest.restates_prior(item.value); };
        // What the first document restates is of the same tasks as its own amounts.
        const bool is_first_alike = std::any_of(declaration.items.begin(), declaration.items.end(), is_restated);
        if (has_stated && !is_first_alike) years.insert(years.begin(), years.front().before());
        mark_other_tasks(years, has_stated && is_first_alike ? 1 : 0, chart);
    }

    // years: of the categories, without the first `skipped` ones.
    void mark_other_tasks(const std::vector<FiscalYear>& years, std::size_t skipped, Chart& chart) const {
        for (const TaskChange& change : department_.task_changes) {
            const auto first_after = std::lower_bound(years.begin(), years.end(), change.year);
            const bool is_between = first_after != years.begin() && first_after != years.end();
            if (!is_between) continue;
            const std::size_t at = skipped + static_cast<std::size_t>(first_after - years.begin());
            chart.marks.push_back({ChartMark::Kind::broken, at, change.event, std::nullopt});
        }
    }

    [[nodiscard]] Value in_this_unit(const Value& value, const Document& other) const {
        return value ? Value(convert_unit(*value, other.unit, document_.unit, *document_.standard)) : value;
    }
    [[nodiscard]] Value value_in(const Document& other, const Expression& expression) {
        return in_this_unit(evaluator_of(other).evaluate(expression), other);
    }
    // If documents are in different units, values are drawn only to the last place that all of them have. In the smaller unit they
    // stay as printed.
    void round_to_known(const Expression& expression, const std::map<FiscalYear, const Document*>& by_year, ChartSeries& series) {
        const auto is_other = [this](const auto& each) { return each.second->unit != document_.unit; };
        if (std::none_of(by_year.begin(), by_year.end(), is_other)) return;
        Amount rounding;
        for (const auto& [year, of_year] : by_year) {
            const Measured measured = evaluator_of(*of_year).measure(expression, {});
            if (measured.cell_count == 1) rounding = std::max(rounding, *in_this_unit(measured.rounding, *of_year));
        }
        if (rounding.is_zero()) return;
        series.coarsest_place = place_of(rounding);
        if (rounding > Amount(5, 1)) return;
        for (Value& value : series.values) {
            if (value) value = to_known_place(*value, rounding);
        }
    }

    // An evaluator of the document alone, without its last year or other stages.
    const Evaluator& evaluator_of(const Document& of) { return evaluators_.try_emplace(&of, of).first->second; }

    const Department& department_;
    const Document& document_;
    std::map<const Document*, Evaluator> evaluators_;  // of the documents that have been asked for
    const Evaluator& evaluator_;                       // of this one
};

}  // namespace

std::vector<Chart> derive_charts(const Department& department, const Document& document, Findings& findings) {
    std::vector<Chart> charts;
    ChartBuilder builder(department, document);
    for (const ChartDeclaration& declaration : document.standard->charts) {
        if (!is_for_stage(declaration.stages, document.stage)) continue;
        try {
            charts.push_back(builder.build(declaration));
        } catch (const AmountOverflow&) {
            findings.error(rules::amount_overflow, declaration.place,
                           "a value of the chart \"" + declaration.id + "\" of " + document.department + " " +
                               document.year.text() + " exceeds 18 digits",
                           "Declare the document's tables in a larger unit.");
        }
    }
    return charts;
}

}  // namespace sitegen

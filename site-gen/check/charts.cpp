#include "check/charts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <unordered_set>

#include "check/compared.hpp"
#include "check/recorder.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

void add_tables(const Expression& expression, std::vector<std::string>& tables) {
    const std::string& table = expression.cells.table;
    if (!table.empty() && std::find(tables.begin(), tables.end(), table) == tables.end()) tables.push_back(table);
    for (const Expression& operand : expression.operands) add_tables(operand, tables);
}

Expression cells_in(const CellReference& rows, const std::string& column) {
    CellReference cells = rows;
    cells.column = column;
    cells.declared = {};
    return cells_expression(cells);
}

class ChartChecks : Recorder {
  public:
    ChartChecks(const GeneralCheckInput& input, CheckReport& report) : Recorder(input, report) {}

    void run() {
        make(rules::chart_total, [this] {
            for (const ChartDeclaration& chart : standard_.charts) {
                if (!is_for_stage(chart.stages, document_.stage) || !chart.adds_up() || has_overlap(chart)) continue;
                check_whole(chart);
                if (chart.rows) check_ends(chart, *chart.rows, chart.series_total, chart.series);
                if (chart.uses) check_ends(chart, chart.uses->rows, chart.uses->total, chart.uses->series);
            }
        });
    }

  private:
    using Rows = std::unordered_set<const Row*>;

    // Whether the document prints a row of the chart and a row below it, so that amounts would be added twice. Reports it.
    bool has_overlap(const ChartDeclaration& chart) {
        bool found = chart.rows && has_overlap(chart, *chart.rows, chart.series);
        if (chart.uses) found = has_overlap(chart, chart.uses->rows, chart.uses->series) || found;
        return found;
    }

    bool has_overlap(const ChartDeclaration& chart, const CellReference& rows, const std::vector<ChartSeriesForm>& series) {
        if (rows.rows.kind == RowSelector::Kind::row || rows.rows.kind == RowSelector::Kind::level) return false;
        for (const ChartSeriesForm& form : series) {
            const std::vector<FoundCell> cells = input_.evaluator.find_cells(cells_in(rows, form.column).cells);
            Rows drawn;
            for (const FoundCell& found : cells) {
                const bool has_amount = found.cell != nullptr && found.cell->state == CellState::amount;
                if (found.row != nullptr && has_amount && !found.cell->printed.is_zero()) drawn.insert(found.row);
            }
            Rows seen;
            for (const FoundCell& found : cells) {
                if (found.row == nullptr || !drawn.contains(found.row)) continue;
                const Row* below = find_below(side_of(*found.table, *found.row), *found.row, drawn, seen);
                if (below == nullptr) continue;
                report_overlap(chart, *found.table, *found.row, *below);
                return true;
            }
        }
        return false;
    }

    // Found by its address, because a table may have many thousand rows.
    static const Side& side_of(const Table& table, const Row& row) {
        return *std::find_if(table.sides.begin(), table.sides.end(), [&](const Side& side) {
            const std::less<> is_before;
            return !is_before(&row, side.rows.data()) && is_before(&row, side.rows.data() + side.rows.size());
        });
    }

    // A row below the given one, at any depth, that is also drawn. seen: the rows that have already been looked at.
    const Row* find_below(const Side& side, const Row& row, const Rows& drawn, Rows& seen) const {
        for (const Row* child : input_.evaluator.tree_of(side).children_of(row)) {
            if (child == &row || !seen.insert(child).second) continue;
            if (drawn.contains(child)) return child;
            if (const Row* below = find_below(side, *child, drawn, seen)) return below;
        }
        return nullptr;
    }

    void report_overlap(const ChartDeclaration& chart, const Table& table, const Row& row, const Row& below) {
        Outcome outcome;
        outcome.rule = rules::overlapping_parts;
        outcome.verdict = Verdict::broken;
        outcome.row = row.id;
        outcome.tables.push_back(table.form->id);
        outcome.place = row.place;
        outcome.message = fmt::format("the chart \"{}\" adds {}[{}] and {}[{}], which is part of it", chart.id, table.form->id,
                                      row.id, table.form->id, below.id);
        outcome.remedy = fmt::format("Let the chart draw rows of one level: {}[level 1].", table.form->id);
        report_.outcomes.push_back(std::move(outcome));
    }

    // Compares the parts with the printed whole.
    void check_whole(const ChartDeclaration& chart) {
        if (!chart.total) return;
        Measured sum;
        std::vector<std::string> tables;
        add_tables(*chart.total, tables);
        for (const ChartItemForm& item : chart.items) {
            add(sum, input_.evaluator.measure(item.value, {}));
            add_tables(item.value, tables);
        }
        for (const ChartSeriesForm& form : chart.series) {
            const Expression cells = cells_in(*chart.rows, form.column);
            add(sum, input_.evaluator.measure(cells, {}));
            add_tables(cells, tables);
        }
        compare_parts(chart, {}, sum, input_.evaluator.measure(*chart.total, {}), tables);
    }

    // Compares each source or use of a flow with its printed sum.
    void check_ends(const ChartDeclaration& chart, const CellReference& rows, const std::optional<CellReference>& total,
                    const std::vector<ChartSeriesForm>& series) {
        if (!total) return;
        for (const ChartSeriesForm& form : series) {
            const Expression whole = cells_in(*total, form.column);
            compare_parts(chart, form.column, input_.evaluator.measure(cells_in(rows, form.column), {}),
                          input_.evaluator.measure(whole, {}), {rows.table});
        }
    }

    // If the parts are less than the whole, the rest is drawn. If they are more, they cannot be its parts.
    void compare_parts(const ChartDeclaration& chart, const std::string& column, const Measured& sum, const Measured& total,
                       const std::vector<std::string>& tables) {
        if (sum.missing || total.missing || !sum.value || !total.value) return;
        const Compared compared = compare(sum, Comparison::Relation::at_most, total, std::nullopt);
        if (compared.verdict != Verdict::broken) return agree();
        Outcome& outcome = disagree(nullptr, total.place, Severity::warning);
        outcome.tables = tables;
        outcome.row = chart.id;
        outcome.column = column;
        set_compared(outcome, sum, total, compared);
        outcome.message = fmt::format("the parts of the chart \"{}\"{} add up to {}, more than their total of {}", chart.id,
                                      column.empty() ? "" : " in the column " + column, say(sum.value), say(total.value));
        outcome.remedy =
            "Correct the cell that is wrong. If all cells are right, the standard names the wrong parts or the wrong total.";
    }
};

}  // namespace

void check_charts(const GeneralCheckInput& input, CheckReport& report) { ChartChecks(input, report).run(); }

}  // namespace sitegen

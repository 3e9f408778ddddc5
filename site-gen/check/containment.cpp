#include "check/containment.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "check/compared.hpp"
#include "check/recorder.hpp"
#include "model/rules.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

const Row* only_total(const Side& side) {
    const Row* total = nullptr;
    for (const Row& row : side.rows) {
        if (row.role != RowRole::total) continue;
        if (total != nullptr) return nullptr;
        total = &row;
    }
    return total;
}

class ContainmentChecks : Recorder {
  public:
    ContainmentChecks(const GeneralCheckInput& input, CheckReport& report) : Recorder(input, report) {}

    void run() {
        make(rules::contained_department, [this] {
            for (const ContainedDocument& part : input_.related.contained) compare(part);
        });
    }

  private:
    void compare(const ContainedDocument& part) {
        const Evaluator parts(*part.document, {}, document_.unit);
        for (const Table& table : document_.tables) {
            const Table* other = part.document->find_table(table.form->id);
            if (other == nullptr) continue;
            for (std::size_t s = 0; s < table.sides.size() && s < other->sides.size(); ++s) {
                compare_row_of(part, parts, table, table.sides[s], other->sides[s]);
                compare_rows(part, parts, table, table.sides[s], other->sides[s]);
            }
        }
    }

    // Compares the row for the other department with that department's own total.
    void compare_row_of(const ContainedDocument& part, const Evaluator& parts, const Table& table, const Side& side,
                        const Side& other) {
        const Row* total = only_total(other);
        const Row* row = total == nullptr ? nullptr : find_row_of(part, side);
        if (row == nullptr) return;
        for (const ColumnForm& column : side.form->columns) {
            const Measured own = measure(input_.evaluator, table, *row, column);
            const Measured of_part = measure(parts, table, *total, column);
            if (!own.value || !of_part.value) continue;
            const Compared compared = sitegen::compare(own, Comparison::Relation::equal, of_part, std::nullopt);
            if (compared.verdict != Verdict::broken) {
                agree();
                continue;
            }
            Outcome& outcome = report(table, *row, column, own, of_part, compared, Severity::error);
            outcome.message = fmt::format("{} is {}, but in the document of {}, whose amount it states, {} is {}",
                                          cell_name(table.form->id, row->id, column.id), say(own.value), part.name,
                                          cell_name(table.form->id, total->id, column.id), say(of_part.value));
            outcome.remedy = "Correct the one that is wrong.";
        }
    }

    // The line with its name, with or without the code before it. Nothing if the line is not clear.
    [[nodiscard]] const Row* find_row_of(const ContainedDocument& part, const Side& side) const {
        const std::vector<std::string>& ignored = standard_.ignored_words;
        const std::string name = bare_name(part.name, ignored);
        const std::string with_code = part.code.empty() ? name : bare_name(part.code + " " + part.name, ignored);
        if (name.empty()) return nullptr;
        const Row* found = nullptr;
        for (const Row& row : side.rows) {
            if (row.role != RowRole::line) continue;
            const std::string of_row = bare_name(row.names.front(), ignored);
            if (of_row != name && of_row != with_code) continue;
            if (found != nullptr) return nullptr;
            found = &row;
        }
        return found;
    }

    // A part has no larger amount than the whole, neither for a code nor in total. This only holds if nothing in the column is
    // negative: amounts of other parts may offset each other.
    void compare_rows(const ContainedDocument& part, const Evaluator& parts, const Table& table, const Side& side,
                      const Side& other) {
        const Row* own_total = only_total(side);
        const Row* other_total = only_total(other);
        if (own_total != nullptr && other_total != nullptr) compare_most(part, parts, table, side, *own_total, *other_total);
        if (side.form->rows.kind != RowsForm::Kind::classified) return;
        for (const Row& row : other.rows) {
            if (row.role != RowRole::line) continue;
            if (const Row* own = input_.evaluator.find_row(side, row.id)) compare_most(part, parts, table, side, *own, row);
        }
    }

    void compare_most(const ContainedDocument& part, const Evaluator& parts, const Table& table, const Side& side, const Row& row,
                      const Row& other) {
        if (!side.form->adds_up) return;
        for (std::size_t i = 0; i < side.form->columns.size(); ++i) {
            const ColumnForm& column = side.form->columns[i];
            if (!column.adds_up || !column.prior_of.empty() || !column.stage_of.empty() || column.is_difference) continue;
            if (has_negative(side, i)) continue;
            const Measured own = measure(input_.evaluator, table, row, column);
            const Measured of_part = measure(parts, table, other, column);
            if (!own.value || !of_part.value || of_part.value->is_negative()) continue;
            const Compared compared = sitegen::compare(own, Comparison::Relation::at_least, of_part, std::nullopt);
            if (compared.verdict != Verdict::broken) {
                agree();
                continue;
            }
            Outcome& outcome = report(table, row, column, own, of_part, compared, Severity::warning);
            outcome.message =
                fmt::format("{} is {}, but {}, which is part of the department, has {}",
                            cell_name(table.form->id, row.id, column.id), say(own.value), part.name, say(of_part.value));
            outcome.remedy = "Correct the one that is wrong, or see whether the department contains the other one in this year.";
        }
    }

    static bool has_negative(const Side& side, std::size_t column) {
        return std::any_of(side.rows.begin(), side.rows.end(), [column](const Row& row) {
            return row.cells[column].state == CellState::amount && row.cells[column].printed.is_negative();
        });
    }

    static Measured measure(const Evaluator& evaluator, const Table& table, const Row& row, const ColumnForm& column) {
        Measured value =
            evaluator.measure(cells_expression({table.form->id, {RowSelector::Kind::row, row.id, 0}, column.id, {}}), {});
        if (value.missing) value.value.reset();
        return value;
    }

    Outcome& report(const Table& table, const Row& row, const ColumnForm& column, const Measured& own, const Measured& of_part,
                    const Compared& compared, Severity severity) {
        Outcome& outcome = disagree(&table, own.place, severity);
        set_compared(outcome, own, of_part, compared);
        outcome.row = row.id;
        outcome.column = column.id;
        return outcome;
    }
};

}  // namespace

void check_containment(const GeneralCheckInput& input, CheckReport& report) { ContainmentChecks(input, report).run(); }

}  // namespace sitegen

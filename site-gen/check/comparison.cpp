#include "check/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <span>

#include "check/compared.hpp"
#include "check/owners.hpp"
#include "check/recorder.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

std::string name_of(const CellReference& cell) { return cell_name(cell.table, cell.rows.text, cell.column); }

// The names of the lines, sorted and each once.
std::vector<std::string_view> line_names_of(const SideNames& side) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < side.names.size(); ++i) {
        if (side.side->rows[i].role == RowRole::line) names.push_back(side.names[i]);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

std::size_t count_common(const std::vector<std::string_view>& left, const std::vector<std::string_view>& right) {
    std::vector<std::string_view> common;
    std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(common));
    return common.size();
}

const Side* find_side(const Document& document, std::string_view table_id, const SideForm& form) {
    const Table* table = document.find_table(table_id);
    if (table == nullptr) return nullptr;
    for (const Side& side : table->sides) {
        if (side.form->id == form.id) return &side;
    }
    return nullptr;
}

class ComparisonChecks : Recorder {
  public:
    ComparisonChecks(const GeneralCheckInput& input, CheckReport& report) : Recorder(input, report) {}

    void run() {
        make_for_sides(rules::exchanged_names, [this](const Table& table, const Side& side) { check_exchange(table, side); });
        make(rules::prior_year, [this] { check_prior_year(); });
        make(rules::stages_differ, [this] { check_stages(); });
    }

  private:
    // If nearly all names are new, these may be another department's tables.
    void check_exchange(const Table& table, const Side& side) {
        if (side.form->rows.kind != RowsForm::Kind::named || input_.related.last_year == nullptr) return;
        const Side* before = find_side(*input_.related.last_year, table.form->id, *side.form);
        if (before == nullptr || side.rows.size() < fewest_names || before->rows.size() < fewest_names) return;
        const SideNames names_before = bare_names_of(*before, standard_);
        const std::vector<std::string_view> now = line_names_of(names_of(side));
        const std::vector<std::string_view> then = line_names_of(names_before);
        if (count_common(now, then) * 10 >= std::min(now.size(), then.size())) return agree();
        Outcome& outcome = disagree(&table, table.place, Severity::warning);
        outcome.message = changed_names_message(table.form->id, document_.year);
        outcome.remedy = changed_names_remedy;
        report_.changed_names.push_back({table.form->id, side.form->id});
    }

    // Compares what this document says about last year with last year's own document.
    void check_prior_year() {
        // A rate is checked against this document only, so it does not need last year's.
        for (const PriorStatement& prior : document_.priors) {
            if (prior.rate) check_rate(prior);
        }
        const Document* last_year = input_.related.last_year;
        if (last_year == nullptr) return;
        const std::string name = fmt::format("the document of {}", last_year->year.text());
        const Evaluator before(*last_year, {}, document_.unit);
        for (const PriorStatement& prior : document_.priors) check_prior(prior, before, name);
        const std::size_t known = report_.outcomes.size();
        each_stated_column([](const ColumnForm& column) { return column.prior_of; }, *last_year, before, name);
        explain_restatements(known);
    }

    // Everything that a table restates differs from last year's document for one reason. Each difference is still listed.
    void explain_restatements(std::size_t first) {
        for (std::size_t i = first; i < report_.outcomes.size(); ++i) {
            Outcome& outcome = report_.outcomes[i];
            const Table* table = outcome.tables.empty() ? nullptr : document_.find_table(outcome.tables.front());
            if (outcome.verdict != Verdict::broken || table == nullptr || !table->restates(outcome.column)) continue;
            outcome.verdict = Verdict::acknowledged;
            outcome.acknowledgement = &table->restated->differences;
            --tally_.counts.broken;
            ++tally_.counts.acknowledged;
        }
    }

    void check_prior(const PriorStatement& prior, const Evaluator& before, const std::string& name) {
        const Measured actual = before.measure(cells_expression(prior.cell), {});
        if (!actual.value) return;
        Expression last_year;
        last_year.kind = Expression::Kind::prior;
        last_year.operands = {cells_expression(prior.cell)};
        // Evaluated without last year's document, so that prior() uses what this document states.
        Measured stated = Evaluator(document_).measure(last_year, {});
        const Amount now = input_.evaluator.measure(last_year.operands.front(), {}).value.value_or(Amount());
        std::string how = fmt::format("{} is stated to have been {} last year", name_of(prior.cell), say(stated.value));
        if (prior.is_change) {
            // Only the rounding of the printed change counts: this year's amount is used as it is.
            stated.rounding = stated.rounding - input_.evaluator.measure(last_year.operands.front(), {}).rounding;
            stated.cell_count = 1;
            how = fmt::format("{} is stated to have changed by {}, from {} to {}", name_of(prior.cell), prior.amount.plain(),
                              say(stated.value), now.plain());
        }
        compare_with(document_.find_table(prior.cell.table), prior.cell, prior.place, stated, actual,
                     [&] { return fmt::format("{}, but in {} it is {}", how, name, say(actual.value)); });
    }

    // Compares the printed rate of a change with the rate that follows from its amounts.
    void check_rate(const PriorStatement& prior) {
        const std::vector<FoundCell> cells = input_.evaluator.find_cells(prior.cell);
        const Amount now = cells.empty() ? Amount() : input_.evaluator.value_of(cells.front()).value_or(Amount());
        const Amount before = prior.is_change ? now - prior.amount : prior.amount;
        const std::optional<Amount> rate = quotient(now - before, before.absolute(), 2, prior.rate->decimals(), standard_.rounding);
        if (rate && *rate == *prior.rate) return agree();
        if (is_rate_within_rounding(prior)) {
            agree();
            --tally_.counts.exact;
            ++tally_.counts.rounding;
            return;
        }
        const Table* table = document_.find_table(prior.cell.table);
        Outcome& outcome = disagree(table, prior.place, Severity::error);
        outcome.row = prior.cell.rows.text;
        outcome.column = prior.cell.column;
        const std::string name = cell_name(prior.cell.table, outcome.row, outcome.column);
        if (!rate) {
            outcome.message =
                fmt::format("{} is stated to have changed by {} %, but last year's amount is zero", name, prior.rate->plain());
            outcome.remedy = "A change from zero has no rate: remove the rate.";
            return;
        }
        set_amounts(outcome, *prior.rate, *rate);
        outcome.unit = "%";
        outcome.message = fmt::format("{} is stated to have changed by {} %, but from {} to {} it has changed by {} %", name,
                                      prior.rate->plain(), before.plain(), now.plain(), rate->plain());
        outcome.remedy = "Correct the change, the rate or the cell.";
    }

    // A printed change may be rounded more coarsely than the cell, and then its rate follows from it only approximately.
    [[nodiscard]] bool is_rate_within_rounding(const PriorStatement& prior) const {
        const Measured now = input_.evaluator.measure(cells_expression(prior.cell), {});
        Expression last_year;
        last_year.kind = Expression::Kind::prior;
        last_year.operands = {cells_expression(prior.cell)};
        const Measured before = Evaluator(document_).measure(last_year, {});
        if (!now.value || !before.value || !(before.rounding < before.value->absolute())) return false;
        const Amount change = *now.value - *before.value;
        if (change.is_negative() != prior.rate->is_negative()) return false;
        const Amount half = prior.is_change ? before.rounding - now.rounding : before.rounding + now.rounding;
        const Amount base = before.value->absolute();
        const int decimals = prior.rate->decimals() + 2;
        const std::optional<Amount> low = quotient(change.absolute() - half, base + before.rounding, 2, decimals);
        const std::optional<Amount> high = quotient(change.absolute() + half, base - before.rounding, 2, decimals);
        const Amount rate = prior.rate->absolute();
        const Amount slack = half_of_last_place(prior.rate->decimals());
        return low && high && rate + slack >= *low && rate <= *high + slack;
    }

    // Compares columns that print another stage with that stage's own document.
    void check_stages() {
        for (const Document* other : input_.related.other_stages) {
            each_stated_column(
                [&](const ColumnForm& column) { return column.stage == other->stage ? column.stage_of : std::string(); }, *other,
                Evaluator(*other, {}, document_.unit), fmt::format("the document of the stage \"{}\"", other->stage));
        }
    }

    // source_of: the column of the other document that a column prints; empty for none. name: what messages call that document.
    template <typename Function>
    void each_stated_column(const Function& source_of, const Document& other, const Evaluator& others, const std::string& name) {
        for (const Table& table : document_.tables) {
            const Table* other_table = other.find_table(table.form->id);
            if (other_table == nullptr) continue;
            const auto is_lacking = [](const Table& in, std::string_view column) {
                return std::any_of(in.sides.begin(), in.sides.end(), [column](const Side& each) { return each.lacks(column); });
            };
            for (const Side& side : table.sides) {
                for (const ColumnForm& column : side.form->columns) {
                    const std::string source = source_of(column);
                    // A cell that a document does not have means neither nothing nor blank.
                    if (source.empty() || side.lacks(column.id) || is_lacking(*other_table, source)) continue;
                    compare_column(table, side, column.id, *other_table, source, others, name);
                }
            }
        }
    }

    void compare_column(const Table& table, const Side& side, const std::string& column, const Table& other_table,
                        const std::string& source, const Evaluator& others, const std::string& name) {
        std::optional<bool> has_gone_rows;
        for (const Row& row : side.rows) {
            const CellReference cell{table.form->id, {RowSelector::Kind::row, row.id, 0}, column, {}};
            const CellReference source_cell{table.form->id, cell.rows, source, {}};
            const Measured stated = input_.evaluator.measure(cells_expression(cell), {});
            const Measured actual = others.measure(cells_expression(source_cell), {});
            if (stated.missing || actual.missing || (!stated.value && !actual.value)) continue;
            const bool is_new = !actual.value && is_new_row(row, side, other_table);
            if (is_new && !has_gone_rows) has_gone_rows = has_rows_without(side, other_table, source);
            // What the rows that have gone were is divided in another way now.
            if (is_new && *has_gone_rows) continue;
            const std::size_t known = report_.outcomes.size();
            compare_with(&table, cell, stated.place, stated, actual, [&] {
                return is_new ? fmt::format("{} is {}, but {} has no row {}", name_of(cell), say(stated.value), name, row.id)
                              : fmt::format("{} is {}, but in {} {} is {}", name_of(cell), say(stated.value), name,
                                            name_of(source_cell), say(actual.value));
            });
            if (report_.outcomes.size() > known && stated.value && actual.value)
                suspect_source(other_table, source_cell, others, report_.outcomes.back());
        }
    }

    // If the cell of the other document contradicts that document, too, by the same amount, one slip there explains both.
    void suspect_source(const Table& other, const CellReference& cell, const Evaluator& others, Outcome& outcome) const {
        if (outcome.verdict != Verdict::broken) return;
        const auto is_explained = [&](const Side& side) {
            const Row* row = side.find_row(cell.rows.text);
            if (row == nullptr || side.form->find_column(cell.column) == nullptr) return false;
            const RowTree& tree = others.tree_of(side);
            return std::any_of(side.rows.begin(), side.rows.end(), [&](const Row& above) {
                const auto parts = tree.children_of(above);
                const bool is_part = std::find(parts.begin(), parts.end(), row) != parts.end();
                if (!is_part && (&above != row || parts.empty())) return false;
                return would_add_up(above, parts, cell, others, is_part ? outcome.difference : outcome.difference.negated());
            });
        };
        if (std::none_of(other.sides.begin(), other.sides.end(), is_explained)) return;
        outcome.remedy += fmt::format(" Look first at {} in that document: if it were {} {}, its rows would add up, too.",
                                      cell_name(cell.table, cell.rows.text, cell.column), outcome.difference.absolute().plain(),
                                      outcome.difference.is_negative() ? "less" : "more");
    }

    // Whether the row is not the sum of its parts, and would be if that were added to the sum.
    [[nodiscard]] static bool would_add_up(const Row& above, std::span<const Row* const> parts, const CellReference& cell,
                                           const Evaluator& others, const Amount& added) {
        const auto measure = [&](const Row& row) {
            return others.measure(cells_expression({cell.table, {RowSelector::Kind::row, row.id, 0}, cell.column, {}}), {});
        };
        const Measured whole = measure(above);
        Measured sum;
        for (const Row* part : parts) add(sum, measure(*part));
        if (whole.missing || sum.missing || !whole.value || !sum.value) return false;
        const Amount slack = bound_sum(whole.rounding, sum.rounding);
        const Amount gap = *whole.value - *sum.value;
        return gap.absolute() > slack && (gap - added).absolute() <= slack;
    }

    // Whether the document itself names its rows, and the other document does not have this one.
    static bool is_new_row(const Row& row, const Side& side, const Table& other) {
        if (side.form->rows.kind == RowsForm::Kind::items || row.role == RowRole::total) return false;
        return std::none_of(other.sides.begin(), other.sides.end(),
                            [&](const Side& each) { return each.find_row(row.id) != nullptr; });
    }

    // Whether the other document has rows with an amount in that column that this side does not have.
    static bool has_rows_without(const Side& side, const Table& other, const std::string& column) {
        for (const Side& each : other.sides) {
            const auto found = std::find_if(each.form->columns.begin(), each.form->columns.end(),
                                            [&](const ColumnForm& form) { return form.id == column; });
            if (found == each.form->columns.end()) continue;
            const auto at = static_cast<std::size_t>(found - each.form->columns.begin());
            const auto is_gone = [&](const Row& row) {
                const std::optional<Amount> amount = row.cells[at].amount();
                return amount && !amount->is_zero() && side.find_row(row.id) == nullptr;
            };
            if (std::any_of(each.rows.begin(), each.rows.end(), is_gone)) return true;
        }
        return false;
    }

    // The same amount is printed twice. If one print is coarser, rounding explains a difference. message: makes it where they
    // differ.
    template <typename Message>
    void compare_with(const Table* table, const CellReference& cell, const Place& place, const Measured& stated,
                      const Measured& actual, const Message& message) {
        const Compared compared = compare(stated, Comparison::Relation::equal, actual, std::nullopt);
        if (compared.verdict == Verdict::exact) return agree();
        Outcome& outcome = disagree(table, place, Severity::error);
        if (compared.verdict == Verdict::rounding) {
            --tally_.counts.broken;
            ++tally_.counts.rounding;
        }
        set_compared(outcome, stated, actual, compared);
        outcome.row = cell.rows.text;
        outcome.column = cell.column;
        outcome.message = message();
        outcome.remedy =
            compared.verdict == Verdict::rounding ? "Rounding explains the difference." : "Correct the one that is wrong.";
    }
};

}  // namespace

void check_comparisons(const GeneralCheckInput& input, CheckReport& report) { ComparisonChecks(input, report).run(); }

}  // namespace sitegen

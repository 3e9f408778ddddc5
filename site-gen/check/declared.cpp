#include "check/declared.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "check/compared.hpp"
#include "check/declared_outcome.hpp"
#include "check/lacks.hpp"
#include "expression/counted_unit.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

bool is_bound(const Expression& expression) {
    if (expression.kind == Expression::Kind::cells && expression.cells.column == "*") return true;
    return !bound_references(expression).empty() || std::any_of(expression.operands.begin(), expression.operands.end(),
                                                                [](const Expression& operand) { return is_bound(operand); });
}

class DeclaredCheck {
  public:
    DeclaredCheck(const CheckForm& form, const Evaluator& evaluator, std::string_view language, CheckBuffers& buffers,
                  CheckReport& report)
        : form_(form),
          evaluator_(evaluator),
          language_(language),
          buffers_(buffers),
          report_(report),
          tally_{form.id, &form, {}},
          own_(buffers.own),
          bound_(buffers.bound),
          columns_(buffers.columns) {}

    void run() {
        own_.clear();
        bound_.clear();
        for (const Expression* side : {&form_.that.left, &form_.that.right}) {
            if (side->kind == Expression::Kind::divide) quotient_ = side;
        }
        first_outcome_ = report_.outcomes.size();
        if (form_.names_departments) departments_ = operands_of(form_.that);
        if (const Table* absent = find_absent_table()) {
            tally_.not_made = absent->is_left_out() ? NotMade::table_left_out : NotMade::table_absent;
            tally_.lacks = absent->form->id;
            report_.tallies.push_back(std::move(tally_));
            return;
        }
        for (const Expression* side : {&form_.that.left, &form_.that.right}) add_references(*side, own_, bound_);
        is_where_bound_ = std::any_of(form_.where.begin(), form_.where.end(), [](const Comparison& condition) {
            return is_bound(condition.left) || is_bound(condition.right);
        });
        // A condition that names no row is the same for all rows, so it is evaluated once.
        if (!is_where_bound_ && !holds_everywhere()) {
            is_unwanted_ = true;
            return finish();
        }
        const std::vector<RowId>& rows = find_rows();
        find_columns();
        for (const std::string_view column : columns_) {
            if (rows.empty()) break;
            // Done once for a column: finding its cells costs more than evaluating them row by row.
            prepare(column);
            for (const RowId& row : rows) make({row.id, column, !bound_.empty(), row.number});
        }
        has_rows_ = !rows.empty();
        report_departments_without_document();
        finish();
    }

  private:
    template <typename Function>
    void each_expression(const Function& f) const {
        f(form_.that.left);
        f(form_.that.right);
        for (const Comparison& condition : form_.where) {
            f(condition.left);
            f(condition.right);
        }
    }

    // One that should be there before one that documents may do without.
    [[nodiscard]] const Table* find_absent_table() const {
        const Table* absent = nullptr;
        each_expression([&](const Expression& expression) {
            const Table* found = evaluator_.find_absent_table(expression);
            if (found != nullptr && (absent == nullptr || absent->is_left_out())) absent = found;
        });
        return absent;
    }

    void finish() {
        if (tally_.counts.total() == 0) {
            find_reason();
        } else if (tally_.counts.broken > 1) {
            join_against_empty_table();
        }
        report_.tallies.push_back(std::move(tally_));
    }

    // Finds the most useful reason why the check gave no comparison.
    void find_reason() {
        tally_.not_made = NotMade::blank;
        if (!has_rows_) tally_.not_made = NotMade::no_rows;
        if (has_left_out_) tally_.not_made = NotMade::cells_left_out;
        if (is_unwanted_) tally_.not_made = NotMade::condition;
        if (is_unwanted_) return;
        try {
            each_expression([this](const Expression& expression) { find_lack(expression, evaluator_, tally_); });
        } catch (const AmountOverflow&) {
            return;  // what overflows is not missing
        }
    }

    // A table that was published without rows breaks a comparison for each row of the other table. All of them become one finding:
    // usually the table was not published at all.
    void join_against_empty_table() {
        const Table* empty = nullptr;
        for (const OwnReference& own : own_) {
            const Table* table = own.is_bound ? evaluator_.find_empty(*own.cells) : nullptr;
            if (table != nullptr) empty = table;
        }
        if (empty == nullptr) return;
        const auto first = report_.outcomes.begin() + static_cast<std::ptrdiff_t>(first_outcome_);
        const auto is_broken = [](const Outcome& outcome) { return outcome.verdict == Verdict::broken; };
        const auto one = std::find_if(first, report_.outcomes.end(), is_broken);
        Outcome joined = *one;
        const std::size_t count = tally_.counts.broken;
        report_.outcomes.erase(std::remove_if(first, report_.outcomes.end(), is_broken), report_.outcomes.end());
        joined.row.clear();
        joined.column.clear();
        joined.left.reset();
        joined.right.reset();
        joined.difference = joined.tolerance = Amount();
        joined.corrections.clear();
        joined.place = empty->place;
        joined.message = fmt::format("the table {} has no rows, so {} comparisons with it fail; the first: {}", empty->form->id,
                                     count, joined.message);
        joined.remedy =
            form_.sentence(language_) + " If the table was not published, write state = \"not published\" in it instead of rows.";
        tally_.counts.broken = 1;
        report_.outcomes.push_back(std::move(joined));
    }

    // The rows of all these tables, each once. A single row without a name if the check is made once.
    [[nodiscard]] const std::vector<RowId>& find_rows() {
        if (bound_.empty()) {
            buffers_.rows.assign(1, RowId());
            return buffers_.rows;
        }
        std::vector<const CellReference*>& references = buffers_.references;
        references.clear();
        for (const OwnReference& own : own_) {
            if (own.is_bound) references.push_back(own.cells);
        }
        return evaluator_.find_rows(references.empty() ? bound_ : references, buffers_.rows);
    }

    // Finds the columns that all tables with ".*" have.
    void find_columns() {
        columns_.clear();
        const CellReference* first = nullptr;
        for (const OwnReference& own : own_) {
            if (own.cells->column != "*") continue;
            if (first != nullptr && own.cells->table == first->table) continue;
            const std::vector<std::string_view> of_table = evaluator_.column_ids(*own.cells);
            if (first == nullptr) {
                first = own.cells;
                columns_ = of_table;
            }
            std::erase_if(columns_,
                          [&](std::string_view id) { return std::find(of_table.begin(), of_table.end(), id) == of_table.end(); });
        }
        if (first == nullptr) columns_.emplace_back();
        if (first != nullptr && (adds(form_.that.left) || adds(form_.that.right)))
            std::erase_if(columns_, [&](std::string_view id) { return !adds_up(*first, id); });
    }

    // Whether the expression adds up cells of several rows.
    static bool adds(const Expression& expression) {
        return expression.kind == Expression::Kind::sum || expression.kind == Expression::Kind::children ||
               std::any_of(expression.operands.begin(), expression.operands.end(), adds);
    }

    [[nodiscard]] bool adds_up(const CellReference& reference, std::string_view id) const {
        CellReference cells = reference;
        cells.column = id;
        const ColumnForm* column = find_column(cells, evaluator_.standard());
        return column == nullptr || (column->kind != ColumnKind::rate && column->kind != ColumnKind::text);
    }

    // Prepares the check's expressions for one column.
    void prepare(std::string_view column) {
        if (quotient_ != nullptr) {
            evaluator_.prepare(is_quotient_left() ? form_.that.right : form_.that.left, column, buffers_.left);
            evaluator_.prepare(quotient_->operands[0], column, buffers_.right);
            evaluator_.prepare(quotient_->operands[1], column, buffers_.divisor);
        } else {
            evaluator_.prepare(form_.that.left, column, buffers_.left);
            evaluator_.prepare(form_.that.right, column, buffers_.right);
        }
        if (is_where_bound_) prepare_where(column);
    }

    void prepare_where(std::string_view column) {
        if (buffers_.where.size() < form_.where.size()) buffers_.where.resize(form_.where.size());
        for (std::size_t i = 0; i < form_.where.size(); ++i) {
            evaluator_.prepare(form_.where[i].left, column, buffers_.where[i].left);
            evaluator_.prepare(form_.where[i].right, column, buffers_.where[i].right);
        }
    }

    [[nodiscard]] bool is_wanted(const Binding& binding) {
        for (std::size_t i = 0; i < form_.where.size(); ++i) {
            const Measured left = evaluator_.measure(buffers_.where[i].left, binding);
            const Measured right = evaluator_.measure(buffers_.where[i].right, binding);
            if (!left.applies || !right.applies || left.missing || right.missing) return false;
            if (!holds(form_.where[i].relation, left.value.value_or(Amount()) - right.value.value_or(Amount()))) return false;
        }
        return true;
    }

    // If the condition overflows, the check is made and overflows, too.
    [[nodiscard]] bool holds_everywhere() {
        try {
            prepare_where({});
            return is_wanted({});
        } catch (const AmountOverflow&) {
            return true;
        }
    }

    void make(const Binding& binding) {
        try {
            if (is_where_bound_ && !is_wanted(binding)) {
                is_unwanted_ = true;
                return;
            }
            if (quotient_ != nullptr) return make_of_quotient(binding);
            const Measured left = evaluator_.measure(buffers_.left, binding);
            const Measured right = evaluator_.measure(buffers_.right, binding);
            if (!left.applies || !right.applies) return note_department(binding, left.place.line != 0 ? left.place : right.place);
            const bool is_unknown = left.missing || right.missing;
            if (!is_unknown && !left.value && !right.value) return;
            // Whether another department's blank means nothing cannot be known here.
            if (!is_unknown && !departments_.empty() && (!left.value || !right.value)) return;
            Compared compared;
            compared.verdict = Verdict::unknown;
            if (!is_unknown) compared = compare(left, form_.that.relation, right, form_.tolerance);
            if (compared.verdict == Verdict::broken && is_about_left_out(binding)) return;
            ++tally_.counts.of(compared.verdict);
            if (compared.verdict != Verdict::exact) report(left, right, compared, binding);
        } catch (const AmountOverflow&) {
            report_overflow();
        }
    }

    [[nodiscard]] bool is_quotient_left() const { return quotient_ == &form_.that.left; }

    // A rate is right if it times the divisor is the dividend, which is exact where a quotient is not. Half of the rate's own last
    // place makes no difference: a printed rate is rounded. Beyond that, the rounding of dividend and divisor may explain it. Where
    // one of the three is blank or the divisor is zero, there is nothing to compare.
    void make_of_quotient(const Binding& binding) {
        const Measured rate = evaluator_.measure(buffers_.left, binding);
        Measured ratio = evaluator_.measure(buffers_.right, binding);
        const Measured divisor = evaluator_.measure(buffers_.divisor, binding);
        if (!rate.applies || !ratio.applies || !divisor.applies) return;
        if (!ratio.missing) ratio.missing = divisor.missing;
        Compared compared;
        compared.verdict = Verdict::unknown;
        if (!rate.missing && !ratio.missing) {
            if (!rate.value || !ratio.value || !divisor.value || divisor.value->is_zero()) return;
            compared = compare_with_quotient(rate, ratio, divisor, form_.tolerance);
            // For the message alone, with two digits more than the rate.
            ratio.value = quotient(*ratio.value, *divisor.value, 0, std::min(rate.value->decimals() + 2, Amount::max_decimals));
            compared.difference = *rate.value - ratio.value.value_or(Amount());
            if (is_quotient_left()) compared.difference = compared.difference.negated();
        }
        if (compared.verdict == Verdict::broken && is_about_left_out(binding)) return;
        ++tally_.counts.of(compared.verdict);
        if (compared.verdict == Verdict::exact) return;
        report(is_quotient_left() ? ratio : rate, is_quotient_left() ? rate : ratio, compared, binding);
    }

    // Whether a difference may come from what the document does without, so that it proves nothing.
    [[nodiscard]] bool is_about_left_out(const Binding& binding) {
        const bool is_hidden = evaluator_.find_left_out(form_.that.left, binding).hides_value() ||
                               evaluator_.find_left_out(form_.that.right, binding).hides_value();
        has_left_out_ = has_left_out_ || is_hidden;
        return is_hidden;
    }

    // For a row that names a department without such a document.
    void note_department(const Binding& binding, const Place& place) {
        for (const Expression* operand : departments_) {
            if (operand->department != "*" || evaluator_.find_named(*operand, binding) != nullptr) continue;
            const std::string* slug = evaluator_.department_of_row(binding.row);
            if (slug == nullptr) continue;
            if (without_document_.empty()) first_without_document_ = place;
            without_document_.insert(*slug);
        }
    }

    // Reports all of them in one outcome.
    void report_departments_without_document() {
        if (without_document_.empty()) return;
        constexpr std::size_t most_names = 10;
        std::string names;
        std::size_t count = 0;
        for (const std::string_view slug : without_document_) {
            if (++count <= most_names) names.append(names.empty() ? "" : ", ").append(slug);
        }
        if (count > most_names) names += fmt::format(" and {} more", count - most_names);
        Outcome outcome;
        outcome.rule = form_.id;
        outcome.verdict = Verdict::unknown;
        outcome.severity = form_.severity;
        outcome.place = first_without_document_;
        outcome.message =
            fmt::format("{} {} {} cannot be checked of {}: no document of the year and stage that can be compared",
                        describe(form_.that.left, {}), symbol_of(form_.that.relation), describe(form_.that.right, {}), names);
        add_named_tables(check(), outcome);
        ++tally_.counts.unknown;
        report_.outcomes.push_back(std::move(outcome));
    }

    [[nodiscard]] CheckInDocument check() const { return {form_, evaluator_, language_, own_}; }

    void report(const Measured& left, const Measured& right, const Compared& compared, const Binding& binding) {
        Outcome outcome;
        outcome.verdict = compared.verdict;
        if (compared.verdict != Verdict::unknown) set_compared(outcome, left, right, compared);
        outcome.place = left.place.line != 0 ? left.place : right.place;
        describe_outcome(check(), left, right, binding, outcome);
        report_.outcomes.push_back(std::move(outcome));
    }

    void report_overflow() {
        Outcome outcome;
        outcome.rule = rules::amount_overflow;
        outcome.verdict = Verdict::broken;
        outcome.place = form_.place;
        outcome.message = fmt::format("a sum in the check \"{}\" exceeds 18 digits", form_.id);
        outcome.remedy = "Declare the document's tables in a larger unit.";
        ++tally_.counts.broken;
        report_.outcomes.push_back(std::move(outcome));
    }

    const CheckForm& form_;
    const Evaluator& evaluator_;
    std::string_view language_;
    CheckBuffers& buffers_;
    CheckReport& report_;
    CheckTally tally_;
    std::vector<OwnReference>& own_;
    std::vector<const CellReference*>& bound_;
    std::vector<std::string_view>& columns_;
    std::vector<const Expression*> departments_;   // each department(…) of the check
    std::set<std::string_view> without_document_;  // departments that rows name and that have no such document
    Place first_without_document_;                 // of the first such row
    const Expression* quotient_ = nullptr;         // the side that is one; nothing where neither is
    std::size_t first_outcome_ = 0;                // its index in the report
    bool is_unwanted_ = false;                     // the condition did not hold, everywhere or for a row
    bool has_rows_ = true;
    bool has_left_out_ = false;    // a comparison failed that needs a row or column that the document does without
    bool is_where_bound_ = false;  // whether the condition may hold for one row or column and not for another
};

}  // namespace

void make_check(const CheckForm& form, const Evaluator& evaluator, std::string_view language, CheckBuffers& buffers,
                CheckReport& report) {
    DeclaredCheck(form, evaluator, language, buffers, report).run();
}

}  // namespace sitegen

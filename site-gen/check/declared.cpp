#include "check/declared.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "expression/describe.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

const Amount zero;

// Rounding explains nothing where one printed amount stands against one: the same number is printed twice. Where one of them is
// printed more coarsely it explains half of that one's last place.
Amount rounding_of(const Measured& left, const Measured& right) {
    if (left.cell_count + right.cell_count < 2) return zero;
    if (left.cell_count == 1 && right.cell_count == 1) {
        return left.rounding == right.rounding ? zero : std::max(left.rounding, right.rounding);
    }
    return left.rounding + right.rounding;
}

bool holds(Comparison::Relation relation, const Amount& difference) {
    switch (relation) {
        case Comparison::Relation::equal:
            return difference.is_zero();
        case Comparison::Relation::at_least:
            return !difference.is_negative();
        case Comparison::Relation::at_most:
            return difference.is_negative() || difference.is_zero();
        case Comparison::Relation::more:
            return !difference.is_negative() && !difference.is_zero();
        case Comparison::Relation::less:
            return difference.is_negative();
    }
    return false;
}

bool is_bound(const Expression& expression) {
    if (expression.kind == Expression::Kind::cells && expression.cells.column == "*") return true;
    return !bound_references(expression).empty() || std::any_of(expression.operands.begin(), expression.operands.end(),
                                                                [](const Expression& operand) { return is_bound(operand); });
}

class Check {
  public:
    Check(const CheckForm& form, const Evaluator& evaluator, std::string_view language, CheckReport& report)
        : form_(form), evaluator_(evaluator), language_(language), report_(report), tally_{form.id, &form, {}} {}

    void run() {
        own_.reserve(8);
        bound_.reserve(8);
        for (const Expression* side : {&form_.that.left, &form_.that.right}) add_references(*side, own_, bound_);
        is_where_bound_ = std::any_of(form_.where.begin(), form_.where.end(), [](const Comparison& condition) {
            return is_bound(condition.left) || is_bound(condition.right);
        });
        if (!is_where_bound_ && !holds_everywhere()) {
            report_.tallies.push_back(std::move(tally_));
            return;
        }
        const std::vector<RowId> rows = find_rows();
        const std::vector<std::string_view> columns = find_columns();
        for (const std::string_view column : columns) {
            if (rows.empty()) break;
            Prepared prepared = prepare(column);
            for (const RowId& row : rows) make(prepared, {row.id, column, !bound_.empty(), row.number});
        }
        report_.tallies.push_back(std::move(tally_));
    }

  private:
    // The rows that any of the tables has, once; one without a name where the check is made once.
    [[nodiscard]] std::vector<RowId> find_rows() const {
        if (bound_.empty()) return {RowId()};
        std::vector<const CellReference*> references;
        for (const OwnReference& own : own_) {
            if (own.is_bound) references.push_back(own.cells);
        }
        if (references.empty()) references = bound_;
        if (references.size() == 1) return evaluator_.row_ids(*references.front());
        std::vector<RowId> rows;
        std::vector<bool> is_known(evaluator_.index().count());
        for (const CellReference* reference : references) {
            for (const RowId& row : evaluator_.row_ids(*reference)) {
                if (!is_known[row.number]) rows.push_back(row);
                is_known[row.number] = true;
            }
        }
        return rows;
    }

    // The columns that all of the tables with ".*" have.
    [[nodiscard]] std::vector<std::string_view> find_columns() const {
        std::vector<std::string_view> columns;
        bool is_first = true;
        for (const OwnReference& own : own_) {
            if (own.cells->column != "*") continue;
            const std::vector<std::string_view> of_table = evaluator_.column_ids(own.cells->table);
            if (is_first) columns = of_table;
            is_first = false;
            std::erase_if(columns,
                          [&](std::string_view id) { return std::find(of_table.begin(), of_table.end(), id) == of_table.end(); });
        }
        return is_first ? std::vector<std::string_view>{{}} : columns;
    }

    // The check's expressions for one column.
    using PreparedConditions = std::vector<std::pair<PreparedExpression, PreparedExpression>>;
    struct Prepared {
        PreparedExpression left;
        PreparedExpression right;
        PreparedConditions where;
    };

    [[nodiscard]] Prepared prepare(std::string_view column) const {
        Prepared prepared{evaluator_.prepare(form_.that.left, column), evaluator_.prepare(form_.that.right, column), {}};
        if (is_where_bound_) prepared.where = prepare_where(column);
        return prepared;
    }

    [[nodiscard]] PreparedConditions prepare_where(std::string_view column) const {
        PreparedConditions where;
        for (const Comparison& condition : form_.where)
            where.emplace_back(evaluator_.prepare(condition.left, column), evaluator_.prepare(condition.right, column));
        return where;
    }

    [[nodiscard]] bool is_wanted(PreparedConditions& where, const Binding& binding) const {
        for (std::size_t i = 0; i < where.size(); ++i) {
            const Measured left = evaluator_.measure(where[i].first, binding);
            const Measured right = evaluator_.measure(where[i].second, binding);
            if (!left.applies || !right.applies || left.missing || right.missing) return false;
            if (!holds(form_.where[i].relation, left.value.value_or(zero) - right.value.value_or(zero))) return false;
        }
        return true;
    }

    // Where the condition overflows, the check is made and overflows, too.
    [[nodiscard]] bool holds_everywhere() const {
        try {
            PreparedConditions where = prepare_where({});
            return is_wanted(where, {});
        } catch (const AmountOverflow&) {
            return true;
        }
    }

    void make(Prepared& prepared, const Binding& binding) {
        try {
            if (is_where_bound_ && !is_wanted(prepared.where, binding)) return;
            const Measured left = evaluator_.measure(prepared.left, binding);
            const Measured right = evaluator_.measure(prepared.right, binding);
            if (!left.applies || !right.applies) return;
            const bool is_unknown = left.missing || right.missing;
            if (!is_unknown && !left.value && !right.value) return;
            Compared compared;
            compared.verdict = Verdict::unknown;
            if (!is_unknown) compared = compare(left, form_.that.relation, right, form_.tolerance);
            ++tally_.counts.of(compared.verdict);
            if (compared.verdict == Verdict::exact) return;
            Outcome outcome;
            outcome.verdict = compared.verdict;
            if (!is_unknown) set_compared(outcome, left, right, compared);
            outcome.place = left.place.line != 0 ? left.place : right.place;
            describe_outcome(left, right, binding, outcome);
            report_.outcomes.push_back(std::move(outcome));
        } catch (const AmountOverflow&) {
            report_overflow();
        }
    }

    void report_overflow() {
        Outcome outcome;
        outcome.rule = rules::amount_overflow;
        outcome.verdict = Verdict::broken;
        outcome.place = form_.place;
        outcome.message = fmt::format("the check \"{}\" exceeds 18 digits", form_.id);
        outcome.remedy = "Declare the document's tables in a larger unit.";
        ++tally_.counts.broken;
        report_.outcomes.push_back(std::move(outcome));
    }

    void describe_outcome(const Measured& left, const Measured& right, const Binding& binding, Outcome& outcome) const {
        outcome.rule = form_.id;
        outcome.row = binding.row;
        outcome.column = binding.column;
        outcome.severity = form_.severity;
        for (const OwnReference& own : own_) {
            const std::string& table = own.cells->table;
            if (std::find(outcome.tables.begin(), outcome.tables.end(), table) == outcome.tables.end())
                outcome.tables.push_back(table);
        }
        const std::string left_text = describe(form_.that.left, binding);
        const std::string right_text = describe(form_.that.right, binding);
        if (outcome.verdict == Verdict::unknown) {
            outcome.message =
                fmt::format("whether {} {} {} cannot be told: a cell is {}", left_text, symbol_of(form_.that.relation), right_text,
                            name_of(left.missing ? *left.missing : *right.missing));
            return;
        }
        const bool is_equality = form_.that.relation == Comparison::Relation::equal;
        outcome.message = is_equality
                              ? fmt::format("{} is {}, but {} is {}", left_text, say(left.value), right_text, say(right.value))
                              : fmt::format("{} is {}, but it should be {} {}, which is {}", left_text, say(left.value),
                                            symbol_of(form_.that.relation), right_text, say(right.value));
        if (is_equality && outcome.verdict == Verdict::broken) find_corrections(binding, outcome);
        const std::string difference = outcome.difference.absolute().plain();
        const char* explains = form_.tolerance ? "the check allows" : "rounding explains";
        outcome.remedy = form_.sentence(language_);
        if (outcome.verdict == Verdict::rounding) {
            outcome.remedy += fmt::format(" They differ by {}, which {}.", difference, explains);
        } else if (!outcome.difference.is_zero()) {
            outcome.remedy += fmt::format(" They differ by {}", difference);
            outcome.remedy +=
                outcome.tolerance.is_zero() ? "." : fmt::format("; {} at most {}.", explains, outcome.tolerance.trimmed().plain());
        }
    }

    // Every cell of tables that stands in it once.
    void find_corrections(const Binding& binding, Outcome& outcome) const {
        const auto add = [&](const Expression& side, bool is_right) {
            for (const SignedCell& each : evaluator_.added_cells(side, binding)) {
                if (each.found.table == nullptr) continue;
                const bool raises = each.is_taken_off == is_right;  // more of it makes left less right more
                const Amount amount = raises ? outcome.difference.negated() : outcome.difference;
                outcome.corrections.push_back({each.found.cell, Evaluator::name_of(each.found), amount});
            }
        };
        add(form_.that.left, false);
        add(form_.that.right, true);
        const std::vector<Correction> all = outcome.corrections;
        std::erase_if(outcome.corrections, [&](const Correction& one) {
            return std::count_if(all.begin(), all.end(), [&](const Correction& other) { return other.cell == one.cell; }) > 1;
        });
    }

    const CheckForm& form_;
    const Evaluator& evaluator_;
    std::string_view language_;
    CheckReport& report_;
    CheckTally tally_;
    std::vector<OwnReference> own_;
    std::vector<const CellReference*> bound_;
    bool is_where_bound_ = false;  // whether the condition may hold for one row or column and not for another
};

}  // namespace

std::string say(const std::optional<Amount>& amount) { return amount ? amount->plain() : "blank"; }

Compared compare(const Measured& left, Comparison::Relation relation, const Measured& right,
                 const std::optional<Amount>& tolerance) {
    Compared result;
    result.difference = left.value.value_or(zero) - right.value.value_or(zero);
    result.tolerance = tolerance ? *tolerance : rounding_of(left, right);
    if (holds(relation, result.difference)) return result;
    const bool is_explained = !result.tolerance.is_zero() && result.difference.absolute() <= result.tolerance;
    result.verdict = is_explained ? Verdict::rounding : Verdict::broken;
    return result;
}

void set_compared(Outcome& outcome, const Measured& left, const Measured& right, const Compared& compared) {
    outcome.verdict = compared.verdict;
    outcome.left = left.value;
    outcome.right = right.value;
    outcome.difference = compared.difference;
    outcome.tolerance = compared.tolerance;
}

void make_check(const CheckForm& form, const Evaluator& evaluator, std::string_view language, CheckReport& report) {
    Check(form, evaluator, language, report).run();
}

}  // namespace sitegen

#include "check/declared_outcome.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "check/compared.hpp"

namespace sitegen {

namespace {

bool has_quotient(const CheckForm& form) {
    return form.that.left.kind == Expression::Kind::divide || form.that.right.kind == Expression::Kind::divide;
}

// The places of the other departments' cells: " (departments/parks/2024/budget/tables.toml:12)".
std::string say_other_places(const CheckInDocument& check, const Binding& binding) {
    if (!check.form.names_departments) return {};
    std::string places;
    for (const Evaluator::OtherCell& cell : check.evaluator.cells_of_departments(check.form.that, binding))
        places += fmt::format("{}{}:{}", places.empty() ? " (" : ", ", cell.path, cell.line);
    return places.empty() ? places : places + ")";
}

// Finds every cell of a table that is used once in the equality. A cell that is used twice would need a different change than
// the difference.
void find_corrections(const CheckInDocument& check, const Binding& binding, Outcome& outcome) {
    const auto add = [&](const Expression& side, bool is_right) {
        for (const SignedCell& each : check.evaluator.added_cells(side, binding)) {
            if (each.found.table == nullptr) continue;
            const bool raises = each.is_taken_off == is_right;  // raising it makes left minus right larger
            const Amount amount = raises ? outcome.difference.negated() : outcome.difference;
            outcome.corrections.push_back({each.found.cell, Evaluator::name_of(each.found), amount});
        }
    };
    add(check.form.that.left, false);
    add(check.form.that.right, true);
    const std::vector<Correction> all = outcome.corrections;
    std::erase_if(outcome.corrections, [&](const Correction& one) {
        return std::count_if(all.begin(), all.end(), [&](const Correction& other) { return other.cell == one.cell; }) > 1;
    });
}

}  // namespace

void add_named_tables(const CheckInDocument& check, Outcome& outcome) {
    for (const OwnReference& own : check.own) {
        const std::string& table = own.cells->table;
        if (std::find(outcome.tables.begin(), outcome.tables.end(), table) == outcome.tables.end()) outcome.tables.push_back(table);
    }
}

void describe_outcome(const CheckInDocument& check, const Measured& left, const Measured& right, const Binding& binding,
                      Outcome& outcome) {
    const CheckForm& form = check.form;
    outcome.rule = form.id;
    outcome.row = binding.row;
    outcome.column = binding.column;
    outcome.severity = form.severity;
    add_named_tables(check, outcome);
    const std::string left_text = describe(form.that.left, binding);
    const std::string right_text = describe(form.that.right, binding);
    if (outcome.verdict == Verdict::unknown) {
        outcome.message = fmt::format("{} {} {} cannot be checked: a cell is {}", left_text, symbol_of(form.that.relation),
                                      right_text, name_of(left.missing ? *left.missing : *right.missing));
        return;
    }
    const bool is_equality = form.that.relation == Comparison::Relation::equal;
    outcome.message = is_equality ? fmt::format("{} is {}, but {} is {}", left_text, say(left.value), right_text, say(right.value))
                                  : fmt::format("{} is {}, but it should be {} {}, which is {}", left_text, say(left.value),
                                                symbol_of(form.that.relation), right_text, say(right.value));
    outcome.message += say_other_places(check, binding);
    if (is_equality && !has_quotient(form) && outcome.verdict == Verdict::broken) find_corrections(check, binding, outcome);
    const std::string difference = outcome.difference.absolute().plain();
    const char* explains = form.tolerance ? "the check allows" : "rounding explains";
    outcome.remedy = form.sentence(check.language);
    if (outcome.verdict == Verdict::rounding) {
        outcome.remedy += fmt::format(" They differ by {}, which {}.", difference, explains);
    } else if (!outcome.difference.is_zero()) {
        outcome.remedy += fmt::format(" They differ by {}", difference);
        outcome.remedy +=
            outcome.tolerance.is_zero() ? "." : fmt::format("; {} at most {}.", explains, outcome.tolerance.trimmed().plain());
    }
}

}  // namespace sitegen

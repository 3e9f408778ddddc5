#include "check/recorder.hpp"

#include <fmt/format.h>

#include "model/rules.hpp"

namespace sitegen {

Expression cells_expression(const CellReference& cells) {
    Expression expression;
    expression.kind = Expression::Kind::cells;
    expression.cells = cells;
    return expression;
}

std::string cell_name(std::string_view table, std::string_view row, std::string_view column) {
    return fmt::format("{}[{}].{}", table, row, column);
}

Outcome& Recorder::disagree(const Table* table, const Place& place, Severity severity) {
    ++tally_.counts.broken;
    Outcome outcome;
    outcome.rule = tally_.rule;
    outcome.verdict = Verdict::broken;
    outcome.severity = severity;
    outcome.place = place;
    if (table != nullptr) outcome.tables.push_back(table->form->id);
    return report_.outcomes.emplace_back(std::move(outcome));
}

void Recorder::set_amounts(Outcome& outcome, const Amount& left, const Amount& right) {
    outcome.left = left;
    outcome.right = right;
    outcome.difference = left - right;
}

void Recorder::report_overflow() {
    Outcome& outcome = disagree(nullptr, document_.place, Severity::error);
    outcome.rule = rules::amount_overflow;
    outcome.message = fmt::format("a sum in the check \"{}\" exceeds 18 digits", tally_.rule);
    outcome.remedy = "Declare the document's tables in a larger unit.";
}

}  // namespace sitegen

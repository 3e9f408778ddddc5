#include "check/lacks.hpp"

namespace sitegen {

void find_lack(const Expression& expression, const Evaluator& evaluator, CheckTally& tally) {
    const auto note = [&tally](NotMade reason, std::string_view lacks) {
        if (*tally.not_made <= reason) return;
        tally.not_made = reason;
        tally.lacks = lacks;
    };
    if (expression.kind == Expression::Kind::stage) {
        if (!evaluator.has_stage(expression.stage)) note(NotMade::no_stage, expression.stage);
        return;
    }
    if (expression.kind == Expression::Kind::department) {
        if (expression.department == evaluator.department()) return note(NotMade::condition, {});
        const bool is_of_row = expression.department == "*";
        const bool is_there = is_of_row ? evaluator.names_departments() : evaluator.find_named(expression, {}) != nullptr;
        if (!is_there) note(NotMade::no_department, is_of_row ? std::string_view() : expression.department);
        return;
    }
    if (expression.kind == Expression::Kind::prior) {
        if (!evaluator.evaluate_prior(expression.operands.front())) note(NotMade::no_last_year, {});
        return;
    }
    if (expression.kind == Expression::Kind::cells && expression.cells.table == statements_table) {
        const bool is_one = expression.cells.rows.kind == RowSelector::Kind::row;
        if (!evaluator.measure(expression, {}).applies || !is_one) note(NotMade::not_stated, expression.cells.rows.text);
    }
    if (expression.kind == Expression::Kind::cells && expression.cells.table == performance_table) {
        const Evaluator::Forms forms = evaluator.forms();
        if (forms == Evaluator::Forms::none) note(NotMade::no_forms, {});
        if (forms == Evaluator::Forms::without_project) note(NotMade::forms_without_project, {});
    }
    for (const Expression& operand : expression.operands) find_lack(operand, evaluator, tally);
}

}  // namespace sitegen

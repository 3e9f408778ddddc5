// The part of evaluation that uses the documents of other departments.
#include <algorithm>

#include "expression/counted_unit.hpp"
#include "expression/evaluate.hpp"

namespace sitegen {

namespace {

bool has_names(const Standard& standard, const CellReference& cells) {
    if (cells.table == statements_table || cells.table == performance_table) return true;
    const bool names_no_column = cells.column.empty() || cells.column == "*";
    return names_no_column ? standard.find_table(cells.table) != nullptr : find_column(cells, standard) != nullptr;
}

bool has_names(const Standard& standard, const Expression& expression) {
    const bool is_reference = expression.kind == Expression::Kind::cells || expression.kind == Expression::Kind::count;
    if (is_reference && !has_names(standard, expression.cells)) return false;
    return std::all_of(expression.operands.begin(), expression.operands.end(),
                       [&](const Expression& operand) { return has_names(standard, operand); });
}

}  // namespace

const NamedDocument* Evaluator::find_named(const Expression& expression, const Binding& binding) const {
    std::string_view slug = expression.department;
    if (slug == "*") {
        const std::string* named = department_of_row(binding.row);
        if (named == nullptr) return nullptr;
        slug = *named;
    }
    const auto found =
        std::lower_bound(related_.named.begin(), related_.named.end(), slug,
                         [](const NamedDocument& each, std::string_view wanted) { return each.department < wanted; });
    if (found == related_.named.end() || found->department != slug) return nullptr;
    return has_names(*found->document->standard, expression.operands.front()) ? &*found : nullptr;
}

Measured Evaluator::measure_department(const Expression& expression, const Binding& binding) const {
    Measured result;
    result.applies = false;
    const NamedDocument* named = find_named(expression, binding);
    if (named == nullptr) return result;
    result = other_department(*named->document).measure(expression.operands[0], binding.of_other_document());
    result.place = {};  // it is in no file of this department
    return result;
}

// A check of many rows may name a department in each, so not all evaluators are kept.
const Evaluator& Evaluator::other_department(const Document& document) const {
    constexpr std::size_t most_kept = 8;
    for (const Evaluator& known : departments_) {
        if (&known.document_ == &document) return known;
    }
    if (departments_.size() == most_kept) departments_.clear();
    return departments_.emplace_back(document, RelatedDocuments{}, unit_);
}

std::vector<Evaluator::OtherCell> Evaluator::cells_of_departments(const Comparison& comparison, const Binding& binding) const {
    std::vector<OtherCell> cells;
    for (const Expression* side : {&comparison.left, &comparison.right}) add_cells_of_departments(*side, binding, cells);
    return cells;
}

void Evaluator::add_cells_of_departments(const Expression& expression, const Binding& binding,
                                         std::vector<OtherCell>& cells) const {
    if (expression.kind == Expression::Kind::department) {
        const NamedDocument* named = find_named(expression, binding);
        if (named == nullptr) return;
        const Place place = other_department(*named->document).measure(expression.operands[0], binding.of_other_document()).place;
        const auto file = named->files->find(place.file);
        if (file != named->files->end()) cells.push_back({file->second, place.line});
        return;
    }
    for (const Expression& operand : expression.operands) add_cells_of_departments(operand, binding, cells);
}

}  // namespace sitegen

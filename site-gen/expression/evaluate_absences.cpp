// The part of evaluation that says why there is no value: cells without an amount, and tables that a document does not have.
#include <algorithm>
#include <iterator>

#include "expression/evaluate.hpp"

namespace sitegen {

namespace {

// Whether the row above the item has an amount, and none of the rows below that one has any: the document does not divide it.
bool is_undivided_above(const Side& side, std::string_view id, std::size_t column) {
    const std::vector<ItemForm>& items = side.form->rows.items;
    const auto has_amount = [&](const ItemForm& item) {
        const Row* row = side.find_row(item.id);
        const std::optional<Amount> amount = row == nullptr ? std::nullopt : row->cells[column].amount();
        return amount && !amount->is_zero();
    };
    const auto item = std::find_if(items.begin(), items.end(), [&](const ItemForm& each) { return each.id == id; });
    if (item == items.end()) return false;
    const auto is_above = [&](const ItemForm& each) { return each.level < item->level; };
    const auto above = std::find_if(std::reverse_iterator(item), items.rend(), is_above);
    if (above == items.rend() || !has_amount(*above)) return false;
    const auto is_below = [&](const ItemForm& each) { return each.level > above->level; };
    const auto end = std::find_if_not(above.base(), items.end(), is_below);
    return std::none_of(above.base(), end, has_amount);
}

}  // namespace

std::optional<CellState> Evaluator::find_missing(const Expression& expression) const {
    if (expression.kind == Expression::Kind::count) {
        const Table* absent = find_absent(expression.cells);
        return absent == nullptr ? std::nullopt : absent->absence;
    }
    if (expression.kind == Expression::Kind::cells) {
        const PreparedCells cells = prepare_cells(expression.cells, {});
        if (cells.kind == PreparedCells::Kind::absent) return cells.absent->absence;
        if (cells.kind == PreparedCells::Kind::row) {
            const CellState state = cells.row == nullptr ? CellState::blank : cells.row->cells[cells.column].state;
            return state > CellState::blank ? std::optional(state) : std::nullopt;
        }
        std::optional<CellState> missing;
        each_cell(expression.cells, {}, [&](const FoundCell& found) {
            if (!missing && found.cell != nullptr && found.cell->state > CellState::blank) missing = found.cell->state;
        });
        if (missing) return missing;
    }
    for (const Expression& operand : expression.operands) {
        if (const std::optional<CellState> state = find_missing(operand)) return state;
    }
    return std::nullopt;
}

bool Evaluator::may_lack_tables() const {
    if (!may_lack_) {
        const auto lacks = [](const Document* document) { return document != nullptr && lacks_tables(*document); };
        may_lack_ = lacks(&document_) || lacks(related_.last_year) ||
                    std::any_of(related_.other_stages.begin(), related_.other_stages.end(), lacks) ||
                    std::any_of(related_.named.begin(), related_.named.end(),
                                [&](const NamedDocument& named) { return lacks(named.document); });
    }
    return *may_lack_;
}

const Evaluator* Evaluator::of_operands(const Expression& expression) const {
    if (expression.kind == Expression::Kind::departments) return nullptr;
    if (expression.kind == Expression::Kind::prior) return other(related_.last_year);
    if (expression.kind == Expression::Kind::stage) {
        const std::vector<const Document*>& stages = related_.other_stages;
        const auto found = std::find_if(stages.begin(), stages.end(),
                                        [&](const Document* document) { return document->stage == expression.stage; });
        return found == stages.end() ? nullptr : other(*found);
    }
    if (expression.kind == Expression::Kind::department) {
        const NamedDocument* named = expression.department == "*" ? nullptr : find_named(expression, {});
        return named == nullptr ? nullptr : &other_department(*named->document);
    }
    return this;
}

const Table* Evaluator::look_for_absent_table(const Expression& expression) const {
    if (expression.kind == Expression::Kind::cells || expression.kind == Expression::Kind::count)
        return find_absent(expression.cells);
    const Evaluator* evaluator = of_operands(expression);
    if (evaluator == nullptr) return nullptr;
    for (const Expression& operand : expression.operands) {
        if (const Table* absent = evaluator->find_absent_table(operand)) return absent;
    }
    return nullptr;
}

void Evaluator::look_for_left_out(const Expression& expression, const Binding& binding, LeftOutCells& found) const {
    if (expression.kind == Expression::Kind::cells) return look_for_left_out_cell(bound_to(expression.cells, binding), found);
    const Evaluator* evaluator = of_operands(expression);
    if (evaluator == nullptr) return;
    const Binding& of_operand = evaluator == this ? binding : binding.of_other_document();
    for (const Expression& operand : expression.operands) evaluator->look_for_left_out(operand, of_operand, found);
}

void Evaluator::look_for_left_out_cell(const CellReference& reference, LeftOutCells& found) const {
    ++found.cell_count;
    const PreparedCells cells = prepare_cells(reference, {});
    if (cells.side == nullptr) return;
    const SideForm& form = *cells.side->form;
    if (cells.side->lacks(form.columns[cells.column].id)) {
        ++found.left_out_count;
        found.may_have_amount = true;
        return;
    }
    const bool is_row_there = cells.kind != PreparedCells::Kind::row || cells.row != nullptr;
    if (is_row_there || form.rows.kind != RowsForm::Kind::items) return;
    const ItemForm* item = form.rows.find_item(reference.rows.text);
    if (item == nullptr || (!item->is_optional && is_for_stage(item->stages, document_.stage))) return;
    ++found.left_out_count;
    if (is_undivided_above(*cells.side, reference.rows.text, cells.column)) found.may_have_amount = true;
}

}  // namespace sitegen

// The part of evaluation that says why there is no value: cells without an amount, and tables that a document does not have.
#include <algorithm>

#include "expression/evaluate.hpp"

namespace sitegen {

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

const Table* Evaluator::look_for_absent_table(const Expression& expression) const {
    if (expression.kind == Expression::Kind::cells || expression.kind == Expression::Kind::count)
        return find_absent(expression.cells);
    const Evaluator* of_document = this;
    if (expression.kind == Expression::Kind::prior) of_document = other(related_.last_year);
    if (expression.kind == Expression::Kind::stage) {
        const std::vector<const Document*>& stages = related_.other_stages;
        const auto found = std::find_if(stages.begin(), stages.end(),
                                        [&](const Document* document) { return document->stage == expression.stage; });
        of_document = found == stages.end() ? nullptr : other(*found);
    }
    if (expression.kind == Expression::Kind::department) {
        const NamedDocument* named = expression.department == "*" ? nullptr : find_named(expression, {});
        of_document = named == nullptr ? nullptr : &other_department(*named->document);
    }
    if (of_document == nullptr || expression.kind == Expression::Kind::departments) return nullptr;
    for (const Expression& operand : expression.operands) {
        if (const Table* absent = of_document->find_absent_table(operand)) return absent;
    }
    return nullptr;
}

}  // namespace sitegen

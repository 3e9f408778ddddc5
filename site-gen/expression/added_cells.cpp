// The cells that an expression adds or subtracts.
#include "expression/cell_finder.hpp"

namespace sitegen {

std::vector<SignedCell> CellFinder::added_cells(const Expression& expression, const Binding& binding) const {
    std::vector<SignedCell> cells;
    add_cells(expression, binding, false, cells);
    return cells;
}

void CellFinder::add_cells(const Expression& expression, const Binding& binding, bool is_taken_off,
                           std::vector<SignedCell>& cells) const {
    const auto add = [&](const FoundCell& found) {
        if (found.cell != nullptr) cells.push_back({found, is_taken_off});
    };
    switch (expression.kind) {
        case Expression::Kind::cells:
            return each_cell(expression.cells, binding, add);
        case Expression::Kind::children:
            return each_child(expression.operands[0].cells, binding, add);
        case Expression::Kind::sum:
            return add_cells(expression.operands[0], {{}, binding.column, false}, is_taken_off, cells);
        case Expression::Kind::add:
        case Expression::Kind::subtract:
            add_cells(expression.operands[0], binding, is_taken_off, cells);
            return add_cells(expression.operands[1], binding, is_taken_off != (expression.kind == Expression::Kind::subtract),
                             cells);
        case Expression::Kind::negate:
            return add_cells(expression.operands[0], binding, !is_taken_off, cells);
        default:
            return;
    }
}

}  // namespace sitegen

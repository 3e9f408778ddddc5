// The nouns of the cell language; expression/ reads and evaluates them.
#pragma once

#include <string>
#include <vector>

#include "model/amount.hpp"
#include "model/place.hpp"

namespace sitegen {

// Which rows of a table: [total], [208*], [level 1] or [*].
struct RowSelector {
    enum class Kind { row, every, prefix, level };
    Kind kind = Kind::row;
    std::string text;  // the row's id, or the prefix
    int level = 0;
};

// table[rows].column; without a column (only within count and as the rows of a chart) the column is empty.
struct CellReference {
    std::string table;
    RowSelector rows;
    std::string column;
    Place place;
};

struct Expression {
    enum class Kind { number, cells, add, subtract, multiply, negate, sum, count, prior };
    Kind kind = Kind::number;
    Amount number;                     // number
    CellReference cells;               // cells, count
    std::vector<Expression> operands;  // two for add, subtract, multiply; one for negate, sum, prior
    Place place;
};

}  // namespace sitegen

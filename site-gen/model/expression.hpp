// The nouns of the cell language; expression/ reads and evaluates them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/amount.hpp"
#include "model/place.hpp"

namespace sitegen {

// Selects rows of a table: [total], [208*], [*/502*], [2??], [level 1] or [*].
struct RowSelector {
    enum class Kind { row, every, pattern, level };
    Kind kind = Kind::row;
    std::string text;  // the row's id, or the pattern: "*" stands for any characters, "?" for one
    int level = 0;

    friend bool operator==(const RowSelector&, const RowSelector&) = default;
};

struct Standard;

// The place where a standard declares the table, the column and the row of a reference. With it, documents need not look for them
// by name.
struct DeclaredPlace {
    const Standard* standard = nullptr;  // nothing if it was not looked up, or if the reference is to no table
    std::uint32_t table = 0;             // indexes in the standard's lists
    std::uint32_t side = 0;
    std::uint32_t column = 0;
    bool has_column = false;  // false for "*" and for no column
    std::uint32_t row = 0;    // of an item: where documents usually have it; a document may have it elsewhere
};

// table[rows].column. The column is empty if there is none, which is possible only within count and for the rows of a chart. The
// column "*" is every column of the table, which is possible only within checks.
struct CellReference {
    std::string table;
    RowSelector rows;
    std::string column;
    Place place;
    DeclaredPlace declared = {};
};

struct Expression {
    enum class Kind {
        number,
        cells,
        add,
        subtract,
        multiply,
        divide,  // only as the whole of one side of a check
        negate,
        sum,
        children,
        count,
        prior,
        stage,
        department,   // the same in the document of another department
        departments,  // the sum of this over the documents of all departments
    };
    Kind kind = Kind::number;
    Amount number;           // number
    CellReference cells;     // cells, count
    std::string stage;       // stage: its id
    std::string department;  // department: its slug; "*" for the one that the row names
    std::vector<Expression>
        operands;  // two for add, subtract, multiply, divide; one for negate, sum, children and what follows count
    Place place;
};

// left = right, or an inequality.
struct Comparison {
    enum class Relation { equal, at_least, at_most, more, less };
    Relation relation = Relation::equal;
    Expression left;
    Expression right;
};

}  // namespace sitegen

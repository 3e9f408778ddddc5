// Evaluates the cell language over a document. Exact: sums and products of printed decimals, no rounding anywhere.
#pragma once

#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "expression/cell_finder.hpp"
#include "model/document.hpp"
#include "model/expression.hpp"

namespace sitegen {

// The power of ten that converts amounts from one unit of the standard to another; 0 where one of them is not a unit of money.
[[nodiscard]] int power_between(const std::string& from, const std::string& to, const Standard& standard);

// The amount in another unit of the standard; as it is where one of them is not a unit of money.
[[nodiscard]] Amount convert_unit(const Amount& amount, const std::string& from, const std::string& to, const Standard& standard);

// A value with what it was made from.
struct Measured {
    std::optional<Amount> value;       // nothing where every cell is blank
    Amount rounding;                   // how far it may be from what it stands for: half the last place of each printed cell
    std::size_t cell_count = 0;        // printed amounts in it
    bool applies = true;               // false where there is nothing to compare: no rows below, no last year, no such stage
    std::optional<CellState> missing;  // the state of the first cell that is not published, did not exist or is withheld
    Place place;                       // of its first cell, amount or not
};

// Adds what both were made from, too.
void add(Measured& sum, const Measured& part);
// The product, with what both were made from. Throws AmountOverflow.
[[nodiscard]] Measured product_of(const Measured& left, const Measured& right);

// Whether two values are made of amounts with the same last place.
[[nodiscard]] bool have_same_precision(const Measured& left, const Measured& right);

// The power of ten of the last place of which `rounding`, not zero, is half.
[[nodiscard]] int place_of(const Amount& rounding);
// Rounded to that place.
[[nodiscard]] Amount to_known_place(const Amount& amount, const Amount& rounding);

// An expression with its cells prepared, to be measured for one row after another. The expression must stay as it is.
struct PreparedExpression {
    struct Node {
        const Expression* expression = nullptr;
        PreparedCells cells;          // of cells and children; of another year's or stage's nothing is prepared
        std::size_t end = 0;          // behind the last node of its operands
        std::optional<Measured> sum;  // of sum(), which is the same for every row, once it is known
    };
    std::vector<Node> nodes;  // each before its operands
};

// The only cells that an expression names, though a sum may stand around them; nothing where it names others, too.
[[nodiscard]] const CellReference* only_cell(const Expression& expression);

// The reference with the row and column that it is bound to.
[[nodiscard]] CellReference bound_to(const CellReference& reference, const Binding& binding);

class Evaluator : public CellFinder {
  public:
    enum class Sign { plus, minus };

    explicit Evaluator(const Document& document, const RelatedDocuments& related = {})
        : Evaluator(document, related, document.unit) {}

    // unit: that of the values, instead of the document's own. It must stay as it is, like the documents.
    Evaluator(const Document& document, const RelatedDocuments& related, const std::string& unit)
        : CellFinder(document), related_(related), unit_(unit), facts_(document.tables.size()) {
        for (std::size_t i = 0; i < facts_.size(); ++i)
            facts_[i].common.power = power_between(document.tables[i].unit, unit_, *document.standard);
    }

    // The value in the unit; a statement's that is no money in its own. Nothing where every cell it names is blank, as blank is not
    // zero, though it adds nothing to a sum; and where one of them is not published, did not exist or is withheld, as the others
    // are not the whole. Throws AmountOverflow.
    [[nodiscard]] std::optional<Amount> evaluate(const Expression& expression) const {
        const Measured measured = measure(expression, {});
        return measured.missing ? std::nullopt : measured.value;
    }

    // The same last year: from last year's document, or from what this one states about the year before. Of a table that restates
    // last year's amounts, as it prints them. Nothing where nobody says anything of one of the cells. What is stated in a coarser
    // unit is rounded to the last place that is known.
    [[nodiscard]] std::optional<Amount> evaluate_prior(const Expression& expression) const {
        return evaluate_prior(expression, measure_last_year(expression));
    }
    // before: what measure_last_year gives for the expression.
    [[nodiscard]] std::optional<Amount> evaluate_prior(const Expression& expression, const Measured& before) const;
    // The same as it follows from the cells, with its rounding.
    [[nodiscard]] Measured measure_last_year(const Expression& expression) const {
        PreparedExpression prepared;
        prepare(expression, {}, Year::prior, prepared);
        return measure(prepared, 0, {}, Year::prior);
    }

    // Whether last year's value, or a part of it, is what the document prints on another basis than last year's document.
    [[nodiscard]] bool restates_prior(const Expression& expression) const;

    // The value for one row and column, with its rounding. Throws AmountOverflow.
    [[nodiscard]] Measured measure(const Expression& expression, const Binding& binding) const {
        if (expression.kind == Expression::Kind::cells) return measure_cells(expression.cells, binding);
        PreparedExpression prepared;
        prepare(expression, binding.column, prepared);
        return measure(prepared, binding);
    }

    // The same for many rows of one column. What has been prepared before is replaced.
    void prepare(const Expression& expression, std::string_view column, PreparedExpression& prepared) const {
        prepared.nodes.clear();
        prepare(expression, column, Year::current, prepared);
    }
    [[nodiscard]] Measured measure(PreparedExpression& prepared, const Binding& binding) const {
        return measure(prepared, 0, binding, Year::current);
    }

    // The change since last year that this document itself states for a single cell; nothing where it states none, or where
    // last year's own document is there to say.
    [[nodiscard]] std::optional<Amount> stated_change(const Expression& expression) const;

    // Why the value cannot be known: the state of the first cell that is not published, did not exist or is withheld. Nothing
    // where each has an amount or is blank.
    [[nodiscard]] std::optional<CellState> find_missing(const Expression& expression) const;

    // The first table that the expression needs, be it of last year or another stage, and whose document does not have it; nothing
    // where all are there.
    [[nodiscard]] const Table* find_absent_table(const Expression& expression) const;

    // Whether there is a document of that stage to compare with.
    [[nodiscard]] bool has_stage(std::string_view stage) const;

    // The document that a department(…) names, by its slug or by the row; nothing where there is none.
    [[nodiscard]] const NamedDocument* find_named(const Expression& expression, const Binding& binding) const;
    // Of the document.
    [[nodiscard]] const std::string& department() const { return document_.department; }
    // The slug of the department that a row names; nothing where it names none.
    [[nodiscard]] const std::string* department_of_row(std::string_view row) const {
        const auto named = document_.departments_of_rows.find(row);
        return named == document_.departments_of_rows.end() ? nullptr : &named->second;
    }
    [[nodiscard]] bool names_departments() const { return !document_.departments_of_rows.empty(); }
    // Where the first cell of each department(…) stands: in files that this document's places are not in.
    struct OtherCell {
        std::string path;
        std::uint32_t line = 0;
    };
    [[nodiscard]] std::vector<OtherCell> cells_of_departments(const Comparison& comparison, const Binding& binding) const;

    // The unit of the result: that of the values, or of what all of its cells count where that is no money.
    [[nodiscard]] std::string unit_of(const Expression& expression) const;

    // The cell's amount in the unit of the values; nothing where it holds none.
    [[nodiscard]] std::optional<Amount> value_of(const FoundCell& found) const;
    [[nodiscard]] int power_of(const Table& table) const { return table_facts(table).common.power; }

  private:
    enum class Year { current, prior };

    // What cells have in common.
    struct CellFacts {
        int power = 0;    // of ten, from their unit to that of the values; 0 of what is no money
        Amount rounding;  // how far each may be from what it stands for, in the unit of the values
    };
    struct TableFacts {
        CellFacts common;
        bool has_rounding = false;                                        // the common one is known
        std::vector<std::pair<const ColumnForm*, CellFacts>> apart = {};  // of columns that stand apart
    };

    void prepare(const Expression& expression, std::string_view column, Year year, PreparedExpression& prepared) const;
    // Adds the value of a node to a sum, or takes it off: cells are added one by one, without a value of each operand between.
    void add_to(Measured& sum, Sign sign, PreparedExpression& prepared, std::size_t at, const Binding& binding, Year year) const;
    [[nodiscard]] Measured measure(PreparedExpression& prepared, std::size_t at, const Binding& binding, Year year) const {
        Measured sum;
        const PreparedExpression::Node& node = prepared.nodes[at];
        if (node.expression->kind == Expression::Kind::cells && year == Year::current) {  // most are
            add_cells(sum, Sign::plus, node.cells, binding);
        } else {
            add_to(sum, Sign::plus, prepared, at, binding, year);
        }
        return sum;
    }
    [[nodiscard]] Measured measure_cells(const CellReference& reference, const Binding& binding) const {
        Measured sum;
        add_cells(sum, Sign::plus, prepare_cells(reference, binding.column), binding);
        return sum;
    }
    // Of children().
    [[nodiscard]] Measured measure_last_year(const Expression& expression, const Binding& binding) const;
    [[nodiscard]] Measured measure_count(const CellReference& reference, Year year) const;
    [[nodiscard]] Measured measure_stage(const Expression& expression, const Binding& binding) const;
    [[nodiscard]] Measured measure_prior(const CellReference& reference, const Binding& binding) const;
    [[nodiscard]] Measured measure_department(const Expression& expression, const Binding& binding) const;
    [[nodiscard]] const Evaluator& other_department(const Document& document) const;
    void add_cells(Measured& sum, Sign sign, const PreparedCells& cells, const Binding& binding) const {
        if (cells.kind != PreparedCells::Kind::row && !is_numbered(cells, binding)) return add_many(sum, sign, cells, binding);
        const bool is_row = cells.kind == PreparedCells::Kind::row;
        const Row* row = is_row ? cells.row : cells.rows->find(binding.row_number);
        if (row != nullptr) add_cell(sum, sign, row->cells[cells.column], {cells.table, cells.apart});
    }
    // The same of any cells; most are one cell.
    void add_many(Measured& sum, Sign sign, const PreparedCells& cells, const Binding& binding) const;
    void add_children(Measured& sum, Sign sign, const PreparedCells& cells, const Binding& binding) const;
    // Where a cell stands. apart: its column, where that stands apart.
    struct CellHome {
        const Table* table;
        const ColumnForm* apart;
    };
    void add_cell(Measured& sum, Sign sign, const Cell& cell, const CellHome& home) const;
    void add_stated(Measured& sum, Sign sign, const FoundCell& found) const;
    [[nodiscard]] TableFacts& table_facts(const Table& table) const {
        return facts_[static_cast<std::size_t>(&table - document_.tables.data())];
    }
    [[nodiscard]] const CellFacts& facts_of(const CellHome& home) const;
    [[nodiscard]] CellFacts facts_apart(const Table& table, const ColumnForm& column) const;
    [[nodiscard]] int decimals_of_document() const;
    [[nodiscard]] const std::string& unit_of_cells(const CellReference& reference) const;
    // Of a table whose rows have units of their own; nothing of others.
    [[nodiscard]] const std::string* unit_of_row(const CellReference& reference) const;
    // How far a printed amount may be from what it stands for, in the unit of the values.
    [[nodiscard]] Amount rounding_of(const std::string& unit, int decimals) const;
    [[nodiscard]] Amount rounding_of(const Table& table, const std::string& unit, int decimals) const;
    [[nodiscard]] const PriorStatement* find_prior(const CellReference& reference) const;
    // The power of ten of a stated amount's last place, in the unit of the cells.
    [[nodiscard]] int last_place_of(const PriorStatement& prior) const;
    // Last year's amount as a column of this year's table prints it.
    [[nodiscard]] std::optional<CellReference> printed_prior(const CellReference& reference) const;
    [[nodiscard]] bool is_restated(const CellReference& printed) const;
    [[nodiscard]] const Evaluator* other(const Document* document) const;
    void add_cells_of_departments(const Expression& expression, const Binding& binding, std::vector<OtherCell>& cells) const;

    RelatedDocuments related_;
    const std::string& unit_;
    mutable std::vector<TableFacts> facts_;     // of the document's tables
    mutable std::optional<int> decimals_;       // of the tables in the document's unit
    mutable std::deque<Evaluator> others_;      // of last year and of other stages, made when they are asked for
    mutable std::list<Evaluator> departments_;  // the same of other departments
};

}  // namespace sitegen

// Evaluates the cell language over a document. Sums and products of printed decimals are exact; nothing is rounded.
#pragma once

#include <deque>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "expression/cell_finder.hpp"
#include "model/document.hpp"
#include "model/expression.hpp"

namespace sitegen {

// The power of ten that converts amounts from one unit of the standard to another. 0 if one of them is not a unit of money.
[[nodiscard]] int power_between(const std::string& from, const std::string& to, const Standard& standard);

// The amount in another unit of the standard. Unchanged if one of the units is not a unit of money.
[[nodiscard]] Amount convert_unit(const Amount& amount, const std::string& from, const std::string& to, const Standard& standard);

// A value, and facts about the cells that it was calculated from.
struct Measured {
    std::optional<Amount> value;       // nothing if every cell is blank
    Amount rounding;                   // how far it may be from the true value: half the last place of each printed cell
    std::size_t cell_count = 0;        // how many printed amounts were used
    bool applies = true;               // false if there is nothing to compare: no rows below, no last year, no such stage
    std::optional<CellState> missing;  // the state of the first cell that is not published, did not exist or is withheld
    Place place;                       // the place of its first cell, with or without an amount
};

// Adds the value, and the facts about its cells.
void add(Measured& sum, const Measured& part);
// The product, with the facts about the cells of both. Throws AmountOverflow.
[[nodiscard]] Measured product_of(const Measured& left, const Measured& right);

// Whether the amounts behind both values have the same last place.
[[nodiscard]] bool have_same_precision(const Measured& left, const Measured& right);

// The power of ten of a last place. rounding: half of this place, not zero.
[[nodiscard]] int place_of(const Amount& rounding);
// The power of ten of the last place of the amounts that were measured, in the unit of the amount, which is their value or was
// reckoned from them.
[[nodiscard]] int known_place_of(const Measured& measured, const Amount& amount);
// The amount rounded to that place.
[[nodiscard]] Amount to_known_place(const Amount& amount, const Amount& rounding);

// An expression with prepared cells, to be evaluated for one row after another. The expression must not change.
struct PreparedExpression {
    struct Node {
        const Expression* expression = nullptr;
        PreparedCells cells;          // for the kinds cells and children; not prepared for another year or stage
        std::size_t end = 0;          // the index after the last node of its operands
        std::optional<Measured> sum;  // the result of sum(), once it is known: it is the same for every row
    };
    std::vector<Node> nodes;  // each before its operands
};

// Of the cells that an expression names, those whose row or column the document does without, as the standard lets it. Such a row
// is like one without an amount, which is what it usually is. But a column may say nothing of any row, and a row with an amount may
// be left undivided.
struct LeftOutCells {
    std::size_t cell_count = 0;  // all that it names
    std::size_t left_out_count = 0;
    bool may_have_amount = false;  // one of those that are left out

    // Whether nothing can be said of the value.
    [[nodiscard]] bool hides_value() const { return may_have_amount || (left_out_count > 0 && left_out_count == cell_count); }
};

// The one reference that an expression consists of, perhaps within a sum. Nothing if it names other cells, too.
[[nodiscard]] const CellReference* only_cell(const Expression& expression);

// The reference for the row and column of the binding.
[[nodiscard]] CellReference bound_to(const CellReference& reference, const Binding& binding);

class Evaluator : public CellFinder {
  public:
    enum class Sign { plus, minus };

    explicit Evaluator(const Document& document, RelatedDocuments related = {})
        : Evaluator(document, std::move(related), document.unit) {}

    // unit: of the values, in place of the document's own unit. It must not change, and neither must the documents.
    Evaluator(const Document& document, RelatedDocuments related, const std::string& unit)
        : CellFinder(document), related_(std::move(related)), unit_(unit), facts_(document.tables.size()) {
        for (std::size_t i = 0; i < facts_.size(); ++i)
            facts_[i].common.power = power_between(document.tables[i].unit, unit_, *document.standard);
    }

    // The value in this unit. A statement that is not money keeps its own unit. Returns nothing if every cell is blank: a blank
    // adds nothing to a sum, but it is not zero. Returns nothing if a cell is not published, did not exist or is withheld: the
    // others are not the whole. Throws AmountOverflow.
    [[nodiscard]] std::optional<Amount> evaluate(const Expression& expression) const {
        const Measured measured = measure(expression, {});
        return measured.missing ? std::nullopt : measured.value;
    }

    // Last year's value: from last year's document, or from what this document states about the year before. If a table restates
    // last year's amounts, those are used. Returns nothing if one of the cells is stated nowhere. A value stated in a coarser unit
    // is rounded to its last known place.
    [[nodiscard]] std::optional<Amount> evaluate_prior(const Expression& expression) const {
        return evaluate_prior(expression, measure_last_year(expression));
    }
    // before: the result of measure_last_year for the expression.
    [[nodiscard]] std::optional<Amount> evaluate_prior(const Expression& expression, const Measured& before) const;
    // Last year's value as it follows from the cells, with its rounding.
    [[nodiscard]] Measured measure_last_year(const Expression& expression) const {
        PreparedExpression prepared;
        prepare(expression, {}, Year::prior, prepared);
        return measure(prepared, 0, {}, Year::prior);
    }

    // Whether the document prints last year's value, or a part of it, on another basis than last year's document did.
    [[nodiscard]] bool restates_prior(const Expression& expression) const { return !restating_tables(expression).empty(); }
    // The tables that do so, each once.
    [[nodiscard]] std::vector<const Table*> restating_tables(const Expression& expression) const;

    // Whether the department has other tasks than last year.
    [[nodiscard]] bool has_other_tasks() const { return !related_.task_changes.empty(); }

    // Whether last year's value, or a part of it, is only known from this year's amount and the change that the document states.
    [[nodiscard]] bool reckons_prior(const Expression& expression) const;

    // The value for the row and column of the binding, with its rounding. Throws AmountOverflow.
    [[nodiscard]] Measured measure(const Expression& expression, const Binding& binding) const {
        if (expression.kind == Expression::Kind::cells) return measure_cells(expression.cells, binding);
        PreparedExpression prepared;
        prepare(expression, binding.column, prepared);
        return measure(prepared, binding);
    }

    // Prepares the expression for many rows of one column. Replaces what was prepared before.
    void prepare(const Expression& expression, std::string_view column, PreparedExpression& prepared) const {
        prepared.nodes.clear();
        prepare(expression, column, Year::current, prepared);
    }
    [[nodiscard]] Measured measure(PreparedExpression& prepared, const Binding& binding) const {
        return measure(prepared, 0, binding, Year::current);
    }

    // The change since last year that this document itself states for a single cell. Nothing if it states none, or if last year's
    // document is there and shows the change.
    [[nodiscard]] std::optional<Amount> stated_change(const Expression& expression) const;

    // The reason why the value is unknown: the state of the first cell that is not published, did not exist or is withheld. Nothing
    // if each cell has an amount or is blank.
    [[nodiscard]] std::optional<CellState> find_missing(const Expression& expression) const;

    // The first table that the expression needs, even of last year or another stage, and that its document says it does not have.
    // Nothing if no table is missing.
    [[nodiscard]] const Table* find_absent_table(const Expression& expression) const {
        return may_lack_tables() ? look_for_absent_table(expression) : nullptr;
    }

    // What the expression names of the rows and columns that its documents do without. Columns that stand for all of them, and sums
    // over rows, name none.
    [[nodiscard]] LeftOutCells find_left_out(const Expression& expression, const Binding& binding) const {
        LeftOutCells found;
        look_for_left_out(expression, binding, found);
        return found;
    }

    // Whether there is a document of that stage to compare with.
    [[nodiscard]] bool has_stage(std::string_view stage) const;

    // The document that a department(…) means, by its slug or by the row. Nothing if there is none.
    [[nodiscard]] const NamedDocument* find_named(const Expression& expression, const Binding& binding) const;
    // The slug of the document's department.
    [[nodiscard]] const std::string& department() const { return document_.department; }
    // The slug of the department that a row names. Nothing if it names none.
    [[nodiscard]] const std::string* department_of_row(std::string_view row) const {
        const auto named = document_.departments_of_rows.find(row);
        return named == document_.departments_of_rows.end() ? nullptr : &named->second;
    }
    [[nodiscard]] bool names_departments() const { return !document_.departments_of_rows.empty(); }
    // The place of the first cell of each department(…). Its file is not among those of this document's places.
    struct OtherCell {
        std::string path;
        std::uint32_t line = 0;
    };
    [[nodiscard]] std::vector<OtherCell> cells_of_departments(const Comparison& comparison, const Binding& binding) const;

    // The unit of the result: the unit of the values, or the common unit of all its cells if they are not money.
    [[nodiscard]] std::string unit_of(const Expression& expression) const;

    // The cell's amount in the unit of the values. Nothing if the cell has no amount.
    [[nodiscard]] std::optional<Amount> value_of(const FoundCell& found) const;
    [[nodiscard]] int power_of(const Table& table) const { return table_facts(table).common.power; }

  private:
    enum class Year { current, prior };

    // Whether this document or one that it may be compared with says that it does not have a table. Most have all.
    [[nodiscard]] bool may_lack_tables() const;
    [[nodiscard]] const Table* look_for_absent_table(const Expression& expression) const;
    // Of the document that the operands of the expression are about: this one, or that of last year, of another stage or
    // department. Nothing if there is none.
    [[nodiscard]] const Evaluator* of_operands(const Expression& expression) const;
    void look_for_left_out(const Expression& expression, const Binding& binding, LeftOutCells& found) const;
    void look_for_left_out_cell(const CellReference& reference, LeftOutCells& found) const;

    // Facts that cells share.
    struct CellFacts {
        int power = 0;    // power of ten from their unit to the unit of the values; 0 if they are not money
        Amount rounding;  // how far each may be from its true value, in the unit of the values
    };
    struct TableFacts {
        CellFacts common;
        bool has_rounding = false;                                        // common.rounding is known
        std::vector<std::pair<const ColumnForm*, CellFacts>> apart = {};  // of columns that stand apart
    };

    void prepare(const Expression& expression, std::string_view column, Year year, PreparedExpression& prepared) const;
    // Adds the value of a node to a sum, or subtracts it. Cells are added one by one, so that operands need no values of their own.
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
    // For children().
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
    // The same for any cells. Most references are to one cell.
    void add_many(Measured& sum, Sign sign, const PreparedCells& cells, const Binding& binding) const;
    void add_children(Measured& sum, Sign sign, const PreparedCells& cells, const Binding& binding) const;
    // The table of a cell. apart: its column, if it stands apart.
    struct CellHome {
        const Table* table;
        const ColumnForm* apart;
    };
    void add_cell(Measured& sum, Sign sign, const Cell& cell, const CellHome& home) const;
    void add_stated(Measured& sum, Sign sign, const FoundCell& found) const;
    [[nodiscard]] TableFacts& table_facts(const Table& table) const {
        return facts_[static_cast<std::size_t>(&table - document_.tables.data())];
    }
    [[nodiscard]] const CellFacts& facts_of(const CellHome& home) const {
        const TableFacts& facts = table_facts(*home.table);
        return home.apart == nullptr && facts.has_rounding ? facts.common : find_facts(home);
    }
    [[nodiscard]] const CellFacts& find_facts(const CellHome& home) const;
    [[nodiscard]] CellFacts facts_apart(const Table& table, const ColumnForm& column) const;
    [[nodiscard]] int decimals_of_document() const;
    [[nodiscard]] const std::string& unit_of_cells(const CellReference& reference) const;
    // Of a table whose rows have units of their own; nothing of others.
    [[nodiscard]] const std::string* unit_of_row(const CellReference& reference) const;
    // How far a printed amount may be from its true value, in the unit of the values.
    [[nodiscard]] Amount rounding_of(const std::string& unit, int decimals) const;
    [[nodiscard]] Amount rounding_of(const Table& table, const std::string& unit, int decimals) const;
    [[nodiscard]] const PriorStatement* find_prior(const CellReference& reference) const;
    // The power of ten of a stated amount's last place, in the unit of the cells.
    [[nodiscard]] int last_place_of(const PriorStatement& prior) const;
    // The reference to the column of this year's table that prints last year's amount. Nothing if there is none.
    [[nodiscard]] std::optional<CellReference> printed_prior(const CellReference& reference) const;
    [[nodiscard]] bool is_restated(const CellReference& printed) const;
    void add_restating_tables(const Expression& expression, std::vector<const Table*>& tables) const;
    [[nodiscard]] const Evaluator* other(const Document* document) const;
    void add_cells_of_departments(const Expression& expression, const Binding& binding, std::vector<OtherCell>& cells) const;

    RelatedDocuments related_;
    const std::string& unit_;
    mutable std::vector<TableFacts> facts_;     // one for each of the document's tables
    mutable std::optional<bool> may_lack_;      // the result of may_lack_tables(), once it is known
    mutable std::optional<int> decimals_;       // of the tables that use the document's unit
    mutable std::deque<Evaluator> others_;      // for last year and other stages, made when they are needed
    mutable std::list<Evaluator> departments_;  // for other departments, made when they are needed
};

}  // namespace sitegen

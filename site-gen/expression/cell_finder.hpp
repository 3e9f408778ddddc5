// Finds the cells that the cell language names in a document.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expression/row_index.hpp"
#include "model/document.hpp"
#include "model/expression.hpp"

namespace sitegen {

struct FoundCell {
    const Table* table = nullptr;  // nothing for statements and performance targets
    const Row* row = nullptr;      // nothing for statements and performance targets
    const Cell* cell = nullptr;
    const std::string* unit = nullptr;  // the unit of the cell's amount
};

// A cell that an expression adds or subtracts.
struct SignedCell {
    FoundCell found;
    bool is_taken_off = false;
};

// The row and column that [*] and .* stand for in an expression. Empty if there is none. An expression with a binding is evaluated
// for this row and column. It does not add up all of them.
struct Binding {
    std::string_view row;
    std::string_view column;
    bool has_row = false;
    std::uint32_t row_number = IdTable::none;  // of the row in one document's RowIndex, if it is known

    // For use in another document, whose row numbers differ.
    [[nodiscard]] Binding of_other_document() const { return {row, column, has_row}; }
};

// The id of a row, and its number in the RowIndex.
struct RowId {
    std::string_view id;
    std::uint32_t number = IdTable::none;
};

// A reference whose table and column have been found in a document. Its cells can then be found for one row after another.
struct PreparedCells {
    const CellReference* reference = nullptr;
    const Table* table = nullptr;  // nothing if there are no such cells, or for Kind::whole
    const Side* side = nullptr;    // the side that has the column
    std::size_t column = 0;
    const ColumnForm* apart = nullptr;         // the column, if it stands apart from the others (see ColumnForm)
    const RowIndex::SideRows* rows = nullptr;  // the rows of the side, if they are numbered
    const RowTree* tree = nullptr;             // the tree of the side, if the cells below these are meant
    const Row* row = nullptr;                  // for a reference to one row: that row, if the side has it
    const Table* absent = nullptr;             // the table, if the document says that it does not have it
    // whole: it names no table or whole rows, and its cells are found again each time. absent: the document says that it does not
    // have the table.
    enum class Kind : std::uint8_t { none, whole, row, rows, absent };
    Kind kind = Kind::none;
};

// Whether the document says of a table that it does not have it.
[[nodiscard]] bool lacks_tables(const Document& document);

// Refers to the document, which must not change. It indexes a table when it is first asked for it, so each thread needs its own
// finder.
class CellFinder {
  public:
    explicit CellFinder(const Document& document);

    // The standard of the document.
    [[nodiscard]] const Standard& standard() const { return *document_.standard; }

    // The rows that a reference selects, in printed order. If it names no column, their `cell` is nothing.
    [[nodiscard]] std::vector<FoundCell> find_cells(const CellReference& reference) const;

    // The cells of this document that the expression adds or subtracts. Cells that it multiplies, and cells of another year or
    // stage, are left out.
    [[nodiscard]] std::vector<SignedCell> added_cells(const Expression& expression, const Binding& binding) const;

    // The column of a cell of a table.
    [[nodiscard]] static const ColumnForm& column_of(const FoundCell& found);
    // table[row].column; empty for statements and performance targets.
    [[nodiscard]] static std::string name_of(const FoundCell& found);

    // The ids of the rows, statements or performance targets that the references select. Several references give each id once; a
    // single one gives the id of each row. room: for a list that must be put together. The result is valid until the room is used
    // again.
    [[nodiscard]] const std::vector<RowId>& find_rows(const std::vector<const CellReference*>& references,
                                                      std::vector<RowId>& room) const;
    [[nodiscard]] std::size_t count_rows(const CellReference& reference) const;

    // The ids of the columns of a table, on both sides.
    [[nodiscard]] std::vector<std::string_view> column_ids(const CellReference& reference) const;

    [[nodiscard]] const RowIndex& index() const { return index_ ? *index_ : index_.emplace(document_); }
    // The row with that id on a side of this document.
    [[nodiscard]] const Row* find_row(const Side& side, std::string_view id) const;
    // The tree of a side of this document.
    [[nodiscard]] const RowTree& tree_of(const Side& side) const;

    // column: the column for "*".
    [[nodiscard]] PreparedCells prepare_cells(const CellReference& reference, std::string_view column) const;

    // The reference's table, if the document says that it does not have it. Otherwise nothing.
    [[nodiscard]] const Table* find_absent(const CellReference& reference) const;
    // The reference's table, if it was published without any row. Otherwise nothing.
    [[nodiscard]] const Table* find_empty(const CellReference& reference) const;

    // Whether the document has performance forms, and whether they have the projects by which they are found.
    enum class Forms { none, without_project, found };
    [[nodiscard]] Forms forms() const;

  protected:
    // Calls f with each FoundCell of the reference, for the row and column of the binding.
    template <typename Function>
    void each_cell(const CellReference& reference, const Binding& binding, const Function& f) const {
        visit_cells(reference, binding, Visit(f));
    }
    // Calls f with each cell directly below those of the reference.
    template <typename Function>
    void each_child(const CellReference& reference, const Binding& binding, const Function& f) const {
        visit_children(reference, binding, Visit(f));
    }

    // Whether the row of the binding can be found by its number.
    [[nodiscard]] static bool is_numbered(const PreparedCells& cells, const Binding& binding) {
        return cells.rows != nullptr && binding.has_row && binding.row_number != IdTable::none;
    }

    // Calls f with each selected row. cells: prepared, and not of Kind::whole.
    template <typename Function>
    void each_row(const PreparedCells& cells, const Binding& binding, const Function& f) const {
        if (cells.kind == PreparedCells::Kind::row) {
            if (cells.row != nullptr) f(*cells.row);
        } else if (cells.kind != PreparedCells::Kind::rows) {
            return;
        } else if (binding.has_row) {
            const Row* row = is_numbered(cells, binding) ? cells.rows->find(binding.row_number) : find_bound(cells, binding);
            if (row != nullptr) f(*row);
        } else {
            each_selected(*cells.side, cells.reference->rows, f);
        }
    }

    const Document& document_;

  private:
    static bool selects(const RowSelector& rows, const Row& row);

    // Calls f with each selected row of the side.
    template <typename Function>
    void each_selected(const Side& side, const RowSelector& selector, const Function& f) const {
        if (selector.kind == RowSelector::Kind::every) {
            for (const Row& row : side.rows) f(row);
        } else {
            for (const Row* row : selected(side, selector).rows) f(*row);
        }
    }
    // The rows that were selected before. Checks select the same rows again and again.
    struct Selection {
        const Side* side;
        RowSelector selector;
        std::vector<const Row*> rows;
        std::vector<RowId> ids;  // the ids of these rows, once they are needed
    };
    [[nodiscard]] Selection& selected(const Side& side, const RowSelector& selector) const;
    [[nodiscard]] const std::vector<RowId>& selected_ids(const Side& side, const RowSelector& selector) const;

    // Calls f with each side of the table that has the reference's column. If the reference names no column, with each side.
    template <typename Function>
    void each_side(const Table& table, const CellReference& reference, const Function& f) const;
    // Calls f with the id of each selected statement or performance target.
    template <typename Function>
    void each_stated_id(const CellReference& reference, const Function& f) const;

    [[nodiscard]] const Table* find_table(const CellReference& reference) const {
        const DeclaredPlace& declared = reference.declared;
        return is_declared(declared) ? tables_[declared.table] : document_.find_table(reference.table);
    }
    [[nodiscard]] bool is_declared(const DeclaredPlace& declared) const {
        return declared.standard != nullptr && declared.standard == document_.standard;
    }
    void set_column(PreparedCells& cells, const Table& table, const Side& side, std::size_t column) const;

    // Refers to a function to call, which must outlive it.
    class Visit {
      public:
        template <typename Function>
        explicit Visit(const Function& f)
            : function_(&f),
              call_([](const void* function, const FoundCell& found) { (*static_cast<const Function*>(function))(found); }) {}
        void operator()(const FoundCell& found) const { call_(function_, found); }

      private:
        const void* function_;
        void (*call_)(const void* function, const FoundCell& found);
    };

    void visit_cells(const CellReference& reference, const Binding& binding, const Visit& f) const;
    // For statements and performance targets. one: the id of the single one that is meant; nothing if the reference selects them.
    void visit_stated(const CellReference& reference, const std::string_view* one, std::string_view column, const Visit& f) const;
    void visit_children(const CellReference& reference, const Binding& binding, const Visit& f) const;
    void add_cells(const Expression& expression, const Binding& binding, bool is_taken_off, std::vector<SignedCell>& cells) const;

    [[nodiscard]] const Row* find_bound(const PreparedCells& cells, const Binding& binding) const;
    // For a reference to one row.
    [[nodiscard]] const Row* find_row(const Side& side, const CellReference& reference) const;
    [[nodiscard]] const std::vector<RowId>* only_selection(const std::vector<const CellReference*>& references) const;
    void keep_first(std::vector<RowId>& rows) const;

    struct SideTree {
        const Side* side;
        RowTree tree;
    };
    std::vector<const Table*> tables_;  // the document's tables, by their indexes in the standard
    bool has_absent_ = false;           // the result of lacks_tables()
    mutable std::optional<RowIndex> index_;
    mutable std::size_t rows_passed_ = 0;  // how many rows were passed while looking for rows without an index
    mutable std::deque<SideTree> trees_;   // for the sides that have been asked for
    mutable std::deque<Selection> selections_;
};

}  // namespace sitegen

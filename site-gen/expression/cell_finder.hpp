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
    const Row* row = nullptr;      // the same
    const Cell* cell = nullptr;
    const std::string* unit = nullptr;  // of the cell's amount
};

// A cell that is added in an expression, or taken off.
struct SignedCell {
    FoundCell found;
    bool is_taken_off = false;
};

// The row and column that an expression's [*] and .* stand for; empty where there is none. A bound expression is evaluated for that
// row and column instead of adding over all.
struct Binding {
    std::string_view row;
    std::string_view column;
    bool has_row = false;
    std::uint32_t row_number = IdTable::none;  // of the row, where it is known; in one document's RowIndex only

    // As another document knows it.
    [[nodiscard]] Binding of_other_document() const { return {row, column, has_row}; }
};

// A row by its id, and the number of that.
struct RowId {
    std::string_view id;
    std::uint32_t number = IdTable::none;
};

// A reference with its table and column found in a document, so that its cells can be taken for one row after another.
struct PreparedCells {
    const CellReference* reference = nullptr;
    const Table* table = nullptr;  // nothing where there are no such cells, or is_whole
    const Side* side = nullptr;    // that has the column
    std::size_t column = 0;
    const ColumnForm* apart = nullptr;         // the column, where its numbers are not those of the others
    const RowIndex::SideRows* rows = nullptr;  // of the side, where they are numbered
    const RowTree* tree = nullptr;             // of the side, where the cells below these are meant
    const Row* row = nullptr;                  // of a reference to one row, where the side has it
    const Table* absent = nullptr;             // the table, where the document does not have it
    // Whole: of no table, or of whole rows, to be found anew each time. Absent: of a table that the document does not have.
    enum class Kind : std::uint8_t { none, whole, row, rows, absent };
    Kind kind = Kind::none;
};

// Refers to the document, which must stay as it is. Finds its way about a table when it is first asked for it, so that each thread
// needs its own.
class CellFinder {
  public:
    explicit CellFinder(const Document& document);

    // Of the document.
    [[nodiscard]] const Standard& standard() const { return *document_.standard; }

    // The rows that a reference selects, in printed order. Without a column the cells are nothing.
    [[nodiscard]] std::vector<FoundCell> find_cells(const CellReference& reference) const;

    // The cells of this document that the expression adds up; those that it multiplies, or that are another year's or stage's, left
    // out.
    [[nodiscard]] std::vector<SignedCell> added_cells(const Expression& expression, const Binding& binding) const;

    // The column of a cell of a table.
    [[nodiscard]] static const ColumnForm& column_of(const FoundCell& found);
    // table[row].column; empty for statements and performance targets.
    [[nodiscard]] static std::string name_of(const FoundCell& found);

    // The ids of the rows, statements or performance targets that any of the references selects, each once; of a single reference,
    // each row's.
    // room: for what has to be put together. The result is valid until the room is used again.
    [[nodiscard]] const std::vector<RowId>& find_rows(const std::vector<const CellReference*>& references,
                                                      std::vector<RowId>& room) const;
    [[nodiscard]] std::size_t count_rows(const CellReference& reference) const;

    // The columns of a table, of both sides.
    [[nodiscard]] std::vector<std::string_view> column_ids(const CellReference& reference) const;

    [[nodiscard]] const RowIndex& index() const { return index_ ? *index_ : index_.emplace(document_); }
    // The row of a side of this document.
    [[nodiscard]] const Row* find_row(const Side& side, std::string_view id) const;
    // Of a side of this document.
    [[nodiscard]] const RowTree& tree_of(const Side& side) const;

    // column: what "*" stands for.
    [[nodiscard]] PreparedCells prepare_cells(const CellReference& reference, std::string_view column) const;

    // The table of a reference, where the document says that it does not have it; otherwise nothing.
    [[nodiscard]] const Table* find_absent(const CellReference& reference) const;
    // The same where it was published without any row.
    [[nodiscard]] const Table* find_empty(const CellReference& reference) const;

    // What performance forms the document has: they are found by their projects.
    enum class Forms { none, without_project, found };
    [[nodiscard]] Forms forms() const;

  protected:
    // f: called with each FoundCell of the reference, for the row and column that it is bound to.
    template <typename Function>
    void each_cell(const CellReference& reference, const Binding& binding, const Function& f) const {
        visit_cells(reference, binding, Visit(f));
    }
    // The same with each cell directly below those of the reference.
    template <typename Function>
    void each_child(const CellReference& reference, const Binding& binding, const Function& f) const {
        visit_children(reference, binding, Visit(f));
    }

    // Whether the row that cells are bound to is found by its number.
    [[nodiscard]] static bool is_numbered(const PreparedCells& cells, const Binding& binding) {
        return cells.rows != nullptr && binding.has_row && binding.row_number != IdTable::none;
    }

    // f: called with each row of cells that are prepared, and not whole ones.
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

    // f: called with each row of the side that is selected.
    template <typename Function>
    void each_selected(const Side& side, const RowSelector& selector, const Function& f) const {
        if (selector.kind == RowSelector::Kind::every) {
            for (const Row& row : side.rows) f(row);
        } else {
            for (const Row* row : selected(side, selector).rows) f(*row);
        }
    }
    // Checks select the same rows again and again.
    struct Selection {
        const Side* side;
        RowSelector selector;
        std::vector<const Row*> rows;
        std::vector<RowId> ids;  // of these, once they are asked for
    };
    [[nodiscard]] Selection& selected(const Side& side, const RowSelector& selector) const;
    [[nodiscard]] const std::vector<RowId>& selected_ids(const Side& side, const RowSelector& selector) const;

    // f: called with each side of the table that has the reference's column, or any.
    template <typename Function>
    void each_side(const Table& table, const CellReference& reference, const Function& f) const;
    // f: called with the id of each statement or performance target that is selected.
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

    // A call of some function, which must outlive it.
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
    // Of statements and performance targets. one: the id of the one that is meant; nothing for those that are selected.
    void visit_stated(const CellReference& reference, const std::string_view* one, std::string_view column, const Visit& f) const;
    void visit_children(const CellReference& reference, const Binding& binding, const Visit& f) const;
    void add_cells(const Expression& expression, const Binding& binding, bool is_taken_off, std::vector<SignedCell>& cells) const;

    [[nodiscard]] const Row* find_bound(const PreparedCells& cells, const Binding& binding) const;
    // Of a reference to one row.
    [[nodiscard]] const Row* find_row(const Side& side, const CellReference& reference) const;
    [[nodiscard]] const std::vector<RowId>* only_selection(const std::vector<const CellReference*>& references) const;
    void keep_first(std::vector<RowId>& rows) const;

    struct SideTree {
        const Side* side;
        RowTree tree;
    };
    std::vector<const Table*> tables_;  // of the document, by their places in the standard
    mutable std::optional<RowIndex> index_;
    mutable std::size_t rows_passed_ = 0;  // in looking for rows without an index
    mutable std::deque<SideTree> trees_;   // of the sides that have been asked for
    mutable std::deque<Selection> selections_;
};

}  // namespace sitegen

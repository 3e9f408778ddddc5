// Finds the cells that the cell language names in a document.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
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
};

// Refers to the document, which must stay as it is.
class CellFinder {
  public:
    explicit CellFinder(const Document& document) : document_(document) {}

    // The rows that a reference selects, in printed order. Without a column the cells are nothing.
    [[nodiscard]] std::vector<FoundCell> find_cells(const CellReference& reference) const;

    // The cells of this document that the expression adds up; those that it multiplies, or that are another year's or stage's, left
    // out.
    [[nodiscard]] std::vector<SignedCell> added_cells(const Expression& expression, const Binding& binding) const;

    // table[row].column; empty for statements and performance targets.
    [[nodiscard]] static std::string name_of(const FoundCell& found);

    // The ids of those rows, for performance targets, too.
    [[nodiscard]] std::vector<std::string_view> row_ids(const CellReference& reference) const;

    // The columns of a table, of both sides.
    [[nodiscard]] std::vector<std::string_view> column_ids(std::string_view table) const;

    [[nodiscard]] const RowIndex& index_of(const Side& side) const;

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

    const Document& document_;

  private:
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
    void visit_children(const CellReference& reference, const Binding& binding, const Visit& f) const;
    void add_cells(const Expression& expression, const Binding& binding, bool is_taken_off, std::vector<SignedCell>& cells) const;

    mutable std::unordered_map<const Side*, RowIndex> indexes_;
};

}  // namespace sitegen

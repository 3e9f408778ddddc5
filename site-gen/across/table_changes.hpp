// A table of a document beside the same table of an earlier document.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "across/overview_parts.hpp"
#include "across/paired_rows.hpp"
#include "expression/evaluate.hpp"
#include "model/derived.hpp"
#include "model/overview.hpp"
#include "text/words.hpp"

namespace sitegen {

class TableChanges {
  public:
    enum class Rows : std::uint8_t { said, reckoned };  // reckoned: only for what is beyond the exact range

    // All outlive this object. table: of the derived document.
    TableChanges(const DerivedDocument& derived, const Document& before, const Table& table, const Words& words, Rows rows)
        : derived_(derived),
          now_(*derived.document),
          before_(before),
          table_(table),
          words_(words),
          has_rows_(rows == Rows::said),
          now_cells_(now_, {}, table.unit),
          before_cells_(before, {}, table.unit) {}

    // The rows that have changed, the largest change first. A row of which only one part has an amount, the same amount, is not
    // said again: the deepest of such rows stands for all of them, with their names. Columns of a row with the same two amounts are
    // said together. Notes say what cannot be compared. Where the document itself states last year's amounts on its own basis, it
    // is compared with these. Where the department has other tasks than last year and it does not, no change is stated. Throws
    // AmountOverflow.
    [[nodiscard]] OverviewTable compare();

    // The largest changes in the column that has the largest, of rows that have no parts, as signed bars. Nothing if there are
    // fewer than two. After compare(). preferred: the id of the column to draw if several have the largest. A note names the rows
    // that have no bar, because only one of the documents has an amount.
    [[nodiscard]] std::optional<Chart> largest_changes(std::string_view preferred) const;

  private:
    // A column that both tables have.
    struct SharedColumn {
        std::size_t now = 0;
        std::size_t before = 0;
        std::string id;
        std::string title;
        bool adds_up = true;   // otherwise it has rates or the like, and a change has no share
        bool is_money = true;  // in the units of the tables
        // The document's own column with last year's amounts, if it states them on its own basis. Then it is compared with that.
        std::optional<std::size_t> restated;
        bool is_comparable = true;  // false: the two amounts are about different tasks
        // How far rounding may have taken an amount of each document from the true one.
        Amount rounding_now;
        Amount rounding_before;
    };
    // What a row has in a column, in both documents.
    struct Pair {
        std::optional<Amount> before;
        std::optional<Amount> now;
        bool is_unknown = false;  // one of them is withheld or the like, and cannot be compared

        [[nodiscard]] bool has_amount() const;
        [[nodiscard]] bool is_same(const Pair& other) const;
    };
    struct Change {
        const Row* row;
        std::vector<const SharedColumn*> columns;  // with the same two amounts
        std::optional<Amount> before;
        std::optional<Amount> now;
        Amount size;                    // of the change, as far as both amounts are known
        bool was_there;                 // the row, in the earlier document
        bool is_there;                  // and in this one
        bool is_part;                   // it has no parts itself
        std::vector<const Row*> above;  // the rows that it stands for, the outermost first
    };

    void compare_sides(const Side& side, const Side& other, const Table& other_table, OverviewTable& result);
    [[nodiscard]] std::vector<SharedColumn> shared_columns(const Side& side, const Side& other);
    void note_restated_columns(const Side& side, std::vector<SharedColumn>& columns) const;
    void note_roundings(const Side& side, const Side& other, std::vector<SharedColumn>& columns) const;
    [[nodiscard]] Amount rounding_in(const Evaluator& cells, const Side& side, std::size_t column) const;
    [[nodiscard]] static Pair pair_of(const PairedRow& row, const SharedColumn& column, int power);
    [[nodiscard]] KnownAmount known_now(const Change& change) const;
    [[nodiscard]] KnownAmount known_before(const Change& change) const;
    void name_rows(const std::vector<PairedRow>& rows);
    void note_basis(OverviewTable& result) const;
    [[nodiscard]] const SharedColumn* column_to_draw(std::string_view preferred) const;
    [[nodiscard]] std::string said_name(const Row& row) const;
    [[nodiscard]] const std::string& drawn_name(const Row& row) const;
    void add_column(const std::vector<PairedRow>& rows, const SharedColumn& column, int power);
    void add(const PairedRow& row, const SharedColumn& column, const Pair& pair, bool is_part, std::vector<const Row*> above);
    void finish(const Table& other, OverviewTable& result);
    void reckon(const Change& change) const;
    [[nodiscard]] static bool is_part_in(const SharedColumn& column, const Change& change);
    [[nodiscard]] std::vector<std::string> notes_on_lone_rows(const SharedColumn& column) const;
    [[nodiscard]] bool has_stages() const { return before_.stage != now_.stage; }
    [[nodiscard]] OverviewCell rate_of(const Change& change) const;
    [[nodiscard]] OverviewCell completion_of(const Change& change) const;
    [[nodiscard]] std::string label(const Document& document) const;
    [[nodiscard]] std::vector<std::string> notes_on(const Document& document, const Change& change) const;
    [[nodiscard]] OverviewRow row_of(const Change& change) const;

    const DerivedDocument& derived_;
    const Document& now_;
    const Document& before_;
    const Table& table_;
    const Words& words_;
    bool has_rows_;
    Evaluator now_cells_;  // in the unit of the table
    Evaluator before_cells_;
    std::deque<std::vector<SharedColumn>> columns_;  // of each compared side
    std::vector<Change> changes_;
    std::unordered_map<const Row*, std::vector<std::size_t>> by_row_;  // their places, until they are sorted
    std::unordered_map<const Row*, std::string> names_;                // those that tell the rows apart
    std::size_t compared_ = 0;
    std::size_t rounded_ = 0;  // of these, those that rounding alone keeps apart
    std::size_t compared_columns_ = 0;
    std::size_t lone_columns_ = 0;
};

}  // namespace sitegen

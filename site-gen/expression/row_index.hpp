// Finds the rows of a document by id, and those below each.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "expression/id_table.hpp"
#include "model/document.hpp"

namespace sitegen {

// Numbers the ids of a document's rows, so that a row that many tables have is looked up by its id once. Refers to the document,
// which must stay as it is.
class RowIndex {
  public:
    explicit RowIndex(const Document& document);

    // Of any row, statement or performance target; IdTable::none where no row has the id.
    [[nodiscard]] std::uint32_t number_of(std::string_view id) const { return numbers_.find(id); }
    // Numbers are below that.
    [[nodiscard]] std::uint32_t count() const { return count_; }

    class SideRows {
      public:
        [[nodiscard]] const Row* find(std::uint32_t number) const {
            const std::uint32_t at = number < by_number_.size() ? by_number_[number] : IdTable::none;
            return at == IdTable::none ? nullptr : &side_->rows[at];
        }
        // Of each row, in their order.
        [[nodiscard]] const std::vector<std::uint32_t>& numbers() const { return numbers_; }

      private:
        friend RowIndex;
        const Side* side_ = nullptr;
        std::vector<std::uint32_t> numbers_;
        std::vector<std::uint32_t> by_number_;  // places of rows; none beyond its end
    };

    // Of a side of the document.
    [[nodiscard]] const SideRows& rows_of(const Side& side) const;

  private:
    std::uint32_t add(std::string_view id);

    IdTable numbers_;
    std::uint32_t count_ = 0;
    std::vector<SideRows> sides_;
};

// Finds the rows below each of a side, to which it refers.
class RowTree {
  public:
    explicit RowTree(const Side& side);

    // The rows directly below a row of the side. Of codes: those whose nearest printed ancestor it is. Of a fixed list: the deeper
    // ones that follow it before any total; of a subtotal the lines of the first level since the subtotal before, of a total all of
    // them. Of the total of other rows: those that stand below no other. None where the standard says that rows do not add up.
    [[nodiscard]] std::span<const Row* const> children_of(const Row& row) const {
        const auto at = static_cast<std::size_t>(&row - side_.rows.data());
        return std::span(children_).subspan(begins_[at], begins_[at + 1] - begins_[at]);
    }

    // Rows whose code lacks a row above it, at the nearest level of which the table prints any; and the code of that row.
    struct Orphan {
        const Row* row = nullptr;
        std::string_view parent;
    };
    [[nodiscard]] std::vector<Orphan> find_orphans(const std::vector<std::size_t>& levels) const;

  private:
    struct Link {
        std::uint32_t parent;
        std::uint32_t child;
    };

    void link_codes();
    void link_items();
    void link_levels();
    void link_total();
    void add_child(std::size_t parent, std::size_t child) {
        links_.push_back({static_cast<std::uint32_t>(parent), static_cast<std::uint32_t>(child)});
    }
    void sort_links();
    [[nodiscard]] bool has_heading_of(std::size_t length) const;

    const Side& side_;
    IdTable headings_;                   // by code: the rows that codes may stand below
    std::vector<std::size_t> lengths_;   // of their codes, in ascending order
    std::vector<Link> links_;            // while they are made
    std::vector<const Row*> children_;   // of the first row, of the second, …
    std::vector<std::uint32_t> begins_;  // of each row's in them, and the end
};

}  // namespace sitegen

// Finds the rows of a document by id, and the rows below each row.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "expression/id_table.hpp"
#include "model/document.hpp"

namespace sitegen {

// Numbers the ids of a document's rows. So a row that many tables have is looked up by its id only once. Refers to the document,
// which must not change.
class RowIndex {
  public:
    explicit RowIndex(const Document& document);

    // The number of a row, statement or performance target. IdTable::none if nothing has the id.
    [[nodiscard]] std::uint32_t number_of(std::string_view id) const { return numbers_.find(id); }
    // All numbers are smaller than that.
    [[nodiscard]] std::uint32_t count() const { return count_; }

    class SideRows {
      public:
        [[nodiscard]] const Row* find(std::uint32_t number) const {
            const std::uint32_t at = number < by_number_.size() ? by_number_[number] : IdTable::none;
            return at == IdTable::none ? nullptr : &side_->rows[at];
        }
        // The number of each row, in the order of the rows.
        [[nodiscard]] const std::vector<std::uint32_t>& numbers() const { return numbers_; }

      private:
        friend RowIndex;
        const Side* side_ = nullptr;
        std::vector<std::uint32_t> numbers_;
        std::vector<std::uint32_t> by_number_;  // indexes of rows by number; a number beyond the end has no row
    };

    // side: of this document.
    [[nodiscard]] const SideRows& rows_of(const Side& side) const;

  private:
    std::uint32_t add(std::string_view id);

    IdTable numbers_;
    std::uint32_t count_ = 0;
    std::vector<SideRows> sides_;
};

// Finds the rows below each row of a side, to which it refers.
class RowTree {
  public:
    explicit RowTree(const Side& side);

    // The rows directly below a row of the side. With codes: the rows whose nearest printed ancestor it is; in a flat list, those
    // with a second code. With a fixed list: the
    // deeper rows that follow it, before any total. Below a subtotal are the rows of level 1 since the previous subtotal, and below
    // a total all rows of level 1. With rows that documents name: the total has all rows that are below no other row. None if the
    // standard says that the rows do not add up.
    [[nodiscard]] std::span<const Row* const> children_of(const Row& row) const {
        const auto at = static_cast<std::size_t>(&row - side_.rows.data());
        return std::span(children_).subspan(begins_[at], begins_[at + 1] - begins_[at]);
    }

    // A row whose parent is missing, and the code of that parent: the nearest that the classification has, at a level of which the
    // table prints codes. In a flat list there is none.
    struct Orphan {
        const Row* row = nullptr;
        std::string_view parent;
    };
    [[nodiscard]] std::vector<Orphan> find_orphans(const Classification& classification) const;

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
    IdTable headings_;                   // by code: the rows that other codes may be below
    std::vector<std::size_t> lengths_;   // the lengths of their codes, in ascending order
    std::vector<Link> links_;            // only while the tree is made
    std::vector<const Row*> children_;   // those of the first row, then of the second, …
    std::vector<std::uint32_t> begins_;  // where the children of each row begin, and the end
};

}  // namespace sitegen

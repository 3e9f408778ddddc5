// Finds the rows of a table's side by id, and those below each.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "expression/id_table.hpp"
#include "model/document.hpp"

namespace sitegen {

// Refers to the side, which must stay as it is.
class RowIndex {
  public:
    explicit RowIndex(const Side& side);

    [[nodiscard]] const Row* find(std::string_view id) const {
        const std::uint32_t found = by_id_.find(id);
        return found == IdTable::none ? nullptr : &side_.rows[found];
    }

  private:
    const Side& side_;
    IdTable by_id_;
};

// The same for the rows below each.
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

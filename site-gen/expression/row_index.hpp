// Finds the rows of a table's side by id, and those below each.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/document.hpp"

namespace sitegen {

// Refers to the side, which must stay as it is.
class RowIndex {
  public:
    explicit RowIndex(const Side& side);

    [[nodiscard]] const Row* find(std::string_view id) const {
        const auto found = by_id_.find(id);
        return found == by_id_.end() ? nullptr : found->second;
    }

    // The rows directly below a row of the side. Of codes: those whose nearest printed ancestor it is. Of a fixed list: the deeper
    // ones that follow it before any total; of a subtotal the lines of the first level since the subtotal before, of a total all of
    // them. Of the total of other rows: those that stand below no other. None where the standard says that rows do not add up.
    [[nodiscard]] std::span<const Row* const> children_of(const Row& row) const;

    // Rows whose code lacks a row above it, at the nearest level of which the table prints any; and the code of that row.
    struct Orphan {
        const Row* row = nullptr;
        std::string_view parent;
    };
    [[nodiscard]] std::vector<Orphan> find_orphans(const std::vector<std::size_t>& levels) const;

  private:
    void link_codes();
    void link_items();
    void link_total();
    void add_child(std::size_t parent, const Row& child) { children_[parent].push_back(&child); }

    const Side& side_;
    std::unordered_map<std::string_view, const Row*> by_id_;
    std::unordered_map<std::string_view, std::size_t> headings_;  // by code: the rows that codes may stand below
    std::vector<std::vector<const Row*>> children_;
};

}  // namespace sitegen

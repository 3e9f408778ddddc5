// Looks up which merged range of a sheet a cell belongs to. A sheet may have a hundred thousand of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "grid/workbook.hpp"

namespace sitegen {

class MergedCells {
  public:
    // ranges: of a sheet; none overlaps another.
    explicit MergedCells(std::vector<GridRange> ranges);

    // Valid as long as this object. Nothing if the cell is not merged with others.
    [[nodiscard]] const GridRange* at(std::size_t row, std::size_t column) const;

  private:
    std::uint32_t set_last_rows(std::size_t begin, std::size_t end);
    [[nodiscard]] const GridRange* find(std::size_t begin, std::size_t end, std::size_t row, std::size_t column) const;

    // A balanced tree in one list: the middle of each part is its root, and what is before and behind it are the branches.
    std::vector<GridRange> ranges_;         // by their first rows
    std::vector<std::uint32_t> last_rows_;  // of each root the largest in its part
};

}  // namespace sitegen

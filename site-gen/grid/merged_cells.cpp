#include "grid/merged_cells.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace sitegen {

MergedCells::MergedCells(std::vector<GridRange> ranges) : ranges_(std::move(ranges)), last_rows_(ranges_.size()) {
    std::sort(ranges_.begin(), ranges_.end(), [](const GridRange& a, const GridRange& b) {
        return std::tie(a.first_row, a.first_column) < std::tie(b.first_row, b.first_column);
    });
    set_last_rows(0, ranges_.size());
}

std::uint32_t MergedCells::set_last_rows(std::size_t begin, std::size_t end) {
    if (begin == end) return 0;
    const std::size_t root = begin + (end - begin) / 2;
    return last_rows_[root] = std::max({ranges_[root].last_row, set_last_rows(begin, root), set_last_rows(root + 1, end)});
}

const GridRange* MergedCells::at(std::size_t row, std::size_t column) const { return find(0, ranges_.size(), row, column); }

const GridRange* MergedCells::find(std::size_t begin, std::size_t end, std::size_t row, std::size_t column) const {
    if (begin == end) return nullptr;
    const std::size_t root = begin + (end - begin) / 2;
    if (last_rows_[root] < row) return nullptr;
    if (const GridRange* before = find(begin, root, row, column)) return before;
    const GridRange& range = ranges_[root];
    if (range.first_row > row) return nullptr;
    if (range.last_row >= row && range.first_column <= column && range.last_column >= column) return &range;
    return find(root + 1, end, row, column);
}

}  // namespace sitegen

// A part of a sheet that holds one table, seen as a reader sees it: what is hidden is not there, and each cell of a merged range
// has the range's text where that matters.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "grid/merged_cells.hpp"
#include "grid/workbook.hpp"

namespace sitegen {

class SheetRegion {
  public:
    // sheet: must outlive this object. rows: [first, end) of the sheet. Hidden rows and columns are left out, unless they are asked
    // for.
    SheetRegion(const Sheet& sheet, std::string file, std::size_t first, std::size_t end, bool has_hidden = false);

    [[nodiscard]] std::size_t row_count() const { return is_transposed_ ? columns_.size() : rows_.size(); }
    [[nodiscard]] std::size_t column_count() const { return is_transposed_ ? rows_.size() : columns_.size(); }
    // As stored: of a merged range only the first cell has a value.
    [[nodiscard]] const GridCell& at(std::size_t row, std::size_t column) const;
    // The text of the cell or of the merged range that it belongs to, trimmed, with single spaces.
    [[nodiscard]] std::string shown_text(std::size_t row, std::size_t column) const;
    // Whether the cell belongs to a merged range of several columns (seen as the region is: after it was turned), but not in its
    // first column.
    [[nodiscard]] bool continues_to_the_left(std::size_t row, std::size_t column) const;

    // "B7", in the sheet.
    [[nodiscard]] std::string cell_name_of(std::size_t row, std::size_t column) const;
    // The row of the sheet, from 1, or if the region is turned, its column.
    [[nodiscard]] std::uint32_t source_line_of(std::size_t row) const;
    // The column of the sheet, from 0, or if the region is turned, its row.
    [[nodiscard]] std::uint32_t source_column_of(std::size_t column) const;
    [[nodiscard]] bool is_transposed() const { return is_transposed_; }
    // The same region with rows for columns.
    [[nodiscard]] SheetRegion transposed() const;
    // A part of the same rows.
    [[nodiscard]] SheetRegion rows_from(std::size_t first, std::size_t end) const;
    // A part of the same columns.
    [[nodiscard]] SheetRegion columns_from(std::size_t first, std::size_t end) const;

    [[nodiscard]] const Sheet& sheet() const { return *sheet_; }
    [[nodiscard]] const std::string& file() const { return file_; }

    // How many cells of a row are not blank; a merged range counts once.
    [[nodiscard]] std::size_t filled_count(std::size_t row) const;

  private:
    struct Position {
        std::size_t row;
        std::size_t column;
    };
    [[nodiscard]] Position position_of(std::size_t row, std::size_t column) const;

    const Sheet* sheet_;
    std::shared_ptr<const MergedCells> merged_;  // of the sheet; all parts of a region share them
    std::string file_;
    std::vector<std::size_t> rows_;     // of the sheet
    std::vector<std::size_t> columns_;  // of the sheet
    bool is_transposed_ = false;
};

// A text without space around it, and with one space for each run of space and line breaks.
[[nodiscard]] std::string one_line(std::string_view text);

}  // namespace sitegen

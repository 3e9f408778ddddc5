// Puts the cells of a sheet in their places, whoever reads them, and keeps to the limits.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "grid/workbook.hpp"

namespace sitegen {

// The remedy for files that are damaged or written in an odd way: spreadsheet programs read more than we do.
inline constexpr const char* save_again = "Open the file in a spreadsheet program and save it again.";

// What the sheets of a workbook have used up of its limits.
struct GridBudget {
    std::size_t cells = 0;
    std::size_t text_bytes = 0;
};

// CRLF and CR become LF.
void normalize_line_breaks(std::string& text);

class SheetBuilder {
  public:
    // All must outlive this object. Faults are added about the sheet, under its name.
    SheetBuilder(Sheet& sheet, GridBudget& budget, const GridLimits& limits, std::vector<GridFault>& faults);

    // A blank cell takes no place. False if nothing more may be read: then a fault has been added, and the sheet has been emptied.
    bool put(std::size_t row, std::size_t column, GridCell cell);
    void hide_rows(std::size_t first, std::size_t last);
    void hide_columns(std::size_t first, std::size_t last);
    void merge(const GridRange& range);

    // Adds an error and empties the sheet.
    void refuse(std::string message, std::string remedy, std::string cell = {});
    // Adds a warning about the first cell of its kind, and counts the others.
    void warn(std::string_view cell, std::string_view message, std::string_view remedy);

    // Ends the rows where their cells end, blanks what lies below merged cells, and adds the warnings.
    void finish();

    [[nodiscard]] bool is_refused() const { return is_refused_; }

  private:
    struct Warning {
        GridFault fault;
        std::size_t more = 0;
    };

    void empty();
    bool grow(std::size_t row, std::size_t column);
    bool blank_below(const GridRange& range, std::size_t& visits);

    Sheet& sheet_;
    GridBudget& budget_;
    const GridLimits& limits_;
    std::vector<GridFault>& faults_;
    std::vector<std::pair<std::size_t, std::size_t>> hidden_rows_;
    std::vector<bool> hidden_columns_;
    std::vector<Warning> warnings_;
    bool is_refused_ = false;
};

}  // namespace sitegen

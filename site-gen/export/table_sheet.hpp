// A printed table on a sheet of a workbook.
#pragma once

#include <string_view>
#include <vector>

#include "export/workbook_writer.hpp"
#include "model/printed_table.hpp"
#include "text/words.hpp"

namespace sitegen {

inline constexpr int widest_name = 48;
// In characters: wider sheets are printed across.
inline constexpr int most_upright_width = 90;

// The widths of a sheet's columns: they fit what was put into them.
class ColumnWidths {
  public:
    void fit(std::uint16_t column, std::string_view text, int most = widest_name);
    // Returns their sum.
    int apply(WorkbookWriter& workbook) const;

  private:
    std::vector<int> widths_;
};

// As it is printed: sides beside each other, headings over several columns, rows indented, notes and source below. The workbook's
// last sheet is for it, and empty.
void write_table_sheet(WorkbookWriter& workbook, const PrintedTable& table, const Words& words);

}  // namespace sitegen

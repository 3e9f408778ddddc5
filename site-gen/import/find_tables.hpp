// Which tables of a standard the sheets of a workbook hold, by their titles and headings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "import/headings.hpp"
#include "import/imported.hpp"
#include "import/mapping.hpp"
#include "import/sheet_region.hpp"
#include "model/standard.hpp"

namespace sitegen {

struct FoundTable {
    const TableForm* form = nullptr;
    SheetRegion region;
    TableHeadings headings;
    std::string title;                      // as printed; empty if it has none
    std::string unit;                       // of the standard's units; empty if none is stated above the table
    bool has_undeclared_unit = false;       // one that the standard lacks is stated: that was reported
    const SheetMapping* mapping = nullptr;  // what the mapping file says about it, if anything
    // By side and column of the form: the unit that the heading states, one of the standard's. Empty if it states none.
    std::vector<std::vector<std::string>> column_units = {};
};

// For messages: a cell of the table in its source, and the sheet that it is in.
[[nodiscard]] std::string place_in(const FoundTable& table, std::size_t row, std::size_t column);
[[nodiscard]] std::string place_of(const FoundTable& table);

// The tables in the order of the sheets. A table that continues on another sheet is found once for each part. Adds a decision for
// each table and each sheet without one, and a finding for each part with amounts that is no table of the standard.
[[nodiscard]] std::vector<FoundTable> find_tables(const Workbook& workbook, const std::string& file, const Standard& standard,
                                                  const HeadingContext& context, const DocumentMapping& mapping, ImportLog& log);

}  // namespace sitegen

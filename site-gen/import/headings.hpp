// Which rows of a region are the headings of a table, and which of its columns are those of the table's form.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "import/sheet_region.hpp"
#include "model/fiscal_year.hpp"
#include "model/standard.hpp"

namespace sitegen {

// The columns of a region that hold one side of a table.
struct SideColumns {
    std::vector<std::size_t> codes;                   // of a code, or of its parts
    std::vector<std::size_t> names;                   // one for each row title of the form
    std::vector<std::optional<std::size_t>> amounts;  // one for each column of the side's form; nothing: not there
};

// A column that has the heading of one of the form's, but with another year.
struct OtherYearsColumn {
    std::size_t side = 0;
    std::size_t form_column = 0;
    std::size_t column = 0;  // of the region
};

struct TableHeadings {
    std::size_t first_row = 0;  // of the headings
    std::size_t end_row = 0;    // the first row behind them
    std::vector<SideColumns> sides;
    double fit = 0;                             // from 0 to 1: how much of what the form names was found
    std::vector<std::size_t> others;            // columns with a heading that belong to nothing in the form
    std::vector<OtherYearsColumn> other_years;  // for columns that the form must have, and that were not found
};

// How the form's titles are compared: with the years of this document.
struct HeadingContext {
    FiscalYear year;
    std::string stage;
    const Standard* standard = nullptr;  // whose units may stand below the headings; nothing: none do
};

// Nothing if the region has no row that looks like the form's headings.
[[nodiscard]] std::optional<TableHeadings> find_headings(const SheetRegion& region, const TableForm& form,
                                                         const HeadingContext& context);

// The heading of a column as it is read: "2023年预算数 / 合计".
[[nodiscard]] std::string heading_of(const SheetRegion& region, const TableHeadings& headings, std::size_t column);

}  // namespace sitegen

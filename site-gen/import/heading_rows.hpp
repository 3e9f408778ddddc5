// Which rows of a region are the headings of a table.
#pragma once

#include <cstddef>
#include <optional>

#include "import/headings.hpp"
#include "import/sheet_region.hpp"
#include "model/standard.hpp"

namespace sitegen {

struct HeadingRows {
    std::size_t first = 0;
    std::size_t end = 0;  // the first row behind them
};

// Nothing if no row near the region's top looks like the form's headings.
[[nodiscard]] std::optional<HeadingRows> find_heading_rows(const SheetRegion& region, const TableForm& form,
                                                           const HeadingContext& context);

// Whether all that the row has are units of the columns: "£000 | £000 | %".
[[nodiscard]] bool states_units_of_columns(const SheetRegion& region, std::size_t row, const HeadingContext& context);

}  // namespace sitegen

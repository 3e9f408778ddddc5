// The titles of tables: which rows of a region have one, and how like it is to that of a form.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/headings.hpp"
#include "import/sheet_region.hpp"
#include "model/standard.hpp"

namespace sitegen {

// From this likeness on, a text is taken for the form's title.
inline constexpr double likely_title = 0.7;

// From 0 to 1.
[[nodiscard]] double title_likeness(const TableForm& form, std::string_view text);

// The number in "表5", "附表 5：…", "Table 5. …".
[[nodiscard]] std::optional<int> number_before_title(std::string_view text);

// The first text of a row. Empty if the row begins with something else.
[[nodiscard]] std::string title_in(const SheetRegion& region, std::size_t row);

// Rows with the title of a table and nothing else than, perhaps, a unit.
[[nodiscard]] std::vector<std::size_t> title_rows(const SheetRegion& region, const Standard& standard,
                                                  const HeadingContext& context);

}  // namespace sitegen

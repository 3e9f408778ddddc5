// The row below the headings that numbers the columns: 栏次 | 1 | 2 | 3 = (1 + 2).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "import/sheet_region.hpp"

namespace sitegen {

// What such a row says of one column: 3 for "3", "(3)", "3 = (1 + 2)", and in letters for "c" and "C = A + B".
struct ColumnNumber {
    enum class Kind : std::uint8_t { digits, letter };
    Kind kind = Kind::digits;
    std::size_t number = 0;  // of a letter: that of a is 1
};
// Nothing for any other text.
[[nodiscard]] std::optional<ColumnNumber> column_number_in(std::string_view text);

// Whether the row numbers at least three columns, in their order, and has no amounts. Beyond the last row: no.
[[nodiscard]] bool numbers_columns(const SheetRegion& region, std::size_t row);

}  // namespace sitegen

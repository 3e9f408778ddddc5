// The years that a heading names, in digits or in words: often nothing else tells two columns apart.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/fiscal_year.hpp"

namespace sitegen {

// How a year of the other kind than the document's is meant: "2024" in a document of 2023-24, or "2023-24" in one of 2024. A source
// means all of them in the same way, and seldom says which.
enum class YearReading : std::uint8_t { by_beginning, by_end };

// How many years after the document's those are that the text names: -1 for "Budget 2023" and for "上年预算数" in a document of
// 2024. In order, each once. Empty if it names none.
[[nodiscard]] std::vector<int> distances_of_years(std::string_view text, const FiscalYear& year, YearReading reading);

// Whether the text names a year of the other kind than the document's, so that the reading makes a difference.
[[nodiscard]] bool depends_on_reading(std::string_view text, const FiscalYear& year);

// Whether the text is a year and hardly more: "2024", "2024年", "2023/24", "FY 2024".
[[nodiscard]] bool is_only_a_year(std::string_view text);

}  // namespace sitegen

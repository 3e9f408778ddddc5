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

// A year as a text names it.
struct StatedYear {
    FiscalYear year;
    bool is_by_end = false;  // FY25 is the year that ends in 2025, whether or not it begins in it

    friend bool operator==(const StatedYear&, const StatedYear&) = default;
};
// Those of a title: 2024-25 for "2024/25", "2024–25", "2024-2025" and "FY2024-25", 2024 for 令和6年. Each once, in their order.
[[nodiscard]] std::vector<StatedYear> fiscal_years_in(std::string_view text);

// How many years after the document's those are that the text names: -1 for "Budget 2023" and for "上年预算数" in a document of
// 2024. In order, each once. Empty if it names none.
[[nodiscard]] std::vector<int> distances_of_years(std::string_view text, const FiscalYear& year, YearReading reading);

// Whether the text names a year of the other kind than the document's, so that the reading makes a difference.
[[nodiscard]] bool depends_on_reading(std::string_view text, const FiscalYear& year);

// Whether the text is a year and hardly more: "2024", "2024年", "2023/24", "FY 2024".
[[nodiscard]] bool is_only_a_year(std::string_view text);

}  // namespace sitegen

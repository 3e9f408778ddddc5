// Amounts and shares as charts write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/chart.hpp"
#include "text/words.hpp"

namespace sitegen {

// "2,737.68": with the printed decimals and the marks of the language.
[[nodiscard]] std::string number_text(const Amount& amount, const Words& words);

// "2,737.68万元", or "$37.9" where the language has the sign before the number; without a unit the number alone.
[[nodiscard]] std::string amount_with_unit(const Amount& amount, std::string_view unit, const Words& words);

// The same in a sentence: a large amount as it is said. The table below the chart has the exact one.
[[nodiscard]] std::string said_amount(const Amount& amount, const Chart& chart, const Words& words);

// The same at a point of a line: without the unit, which stands above the chart, unless it is said with another.
[[nodiscard]] std::string point_text(const Amount& amount, const Chart& chart, const Words& words);

// "54.79%". A part that is not zero is never 0.00%, and an incomplete part is never 100.00%: "<0.01%", ">99.99%". Empty if the
// whole is zero.
[[nodiscard]] std::string share_text(const Amount& part, const Amount& whole, Rounding rounding, const Words& words);

// The texts in order, with the separator between them.
[[nodiscard]] std::string joined(const std::vector<std::string>& texts, std::string_view separator);

}  // namespace sitegen

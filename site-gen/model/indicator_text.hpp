// What an indicator of performance states, in words.
#pragma once

#include <string>
#include <vector>

#include "model/document.hpp"
#include "text/words.hpp"

namespace sitegen {

// "at least 12 km", "12 km; 13 km reached", "at least 12 km; 13 km reached: met"; a text as it is printed.
[[nodiscard]] std::string say_value(const IndicatorValue& value, const PerformanceIndicator& indicator, const Words& words);

// "met", "not met"; empty where that cannot be told.
[[nodiscard]] std::string say_verdict(const IndicatorValue& value, const PerformanceIndicator& indicator, const Words& words);

// The names of the translations that these use.
[[nodiscard]] const std::vector<std::string>& indicator_words();

}  // namespace sitegen

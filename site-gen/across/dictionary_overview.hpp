// The data dictionary: a page that says what the columns of data files mean, and which tables, columns and figures documents have.
#pragma once

#include <string>
#include <vector>

#include "across/overviews.hpp"

namespace sitegen {

// standards: those in use.
[[nodiscard]] Overview dictionary_overview(const OverviewContext& context, const StandardsById& standards);

// The names of the translations that this uses, and those of the columns of facts.
[[nodiscard]] const std::vector<std::string>& dictionary_words();

}  // namespace sitegen

// Titles of a standard, which serve every year and department.
#pragma once

#include <string>
#include <string_view>

#include "model/content.hpp"

namespace sitegen {

// The title with {{year}}, {{prior-year}} and {{department}} filled in.
[[nodiscard]] std::string fill_title(std::string_view title, const Department& department, const Document& document);

}  // namespace sitegen

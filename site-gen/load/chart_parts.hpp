// Whether what a chart adds up contains itself twice: a total among its parts, or a code and one below it.
#pragma once

#include "model/standard.hpp"

namespace sitegen {

// Two of its parts, of which the first contains the second; by their ids.
struct OverlappingParts {
    std::string whole;
    std::string part;
};

// What the declaration itself shows, whatever rows a document has. Nothing where no parts overlap, or only a document can show it.
[[nodiscard]] std::optional<OverlappingParts> find_overlapping_parts(const ChartDeclaration& chart, const Standard& standard);

}  // namespace sitegen

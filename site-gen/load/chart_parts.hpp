// Finds charts that count an amount twice: a total among its own parts, or a code beside a code below it.
#pragma once

#include "model/standard.hpp"

namespace sitegen {

// The ids of two parts of a chart. The first contains the second.
struct OverlappingParts {
    std::string whole;
    std::string part;
};

// Judges by the declaration alone, whatever rows a document has. Returns nothing if no parts overlap, or if only a document can
// show that they do.
[[nodiscard]] std::optional<OverlappingParts> find_overlapping_parts(const ChartDeclaration& chart, const Standard& standard);

}  // namespace sitegen

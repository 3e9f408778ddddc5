// The one unit of all numbers that an expression adds, or a comparison compares.
#pragma once

#include <string>
#include <string_view>

#include "model/document.hpp"
#include "model/expression.hpp"
#include "model/finding.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Adds a finding for each sum or difference whose two sides are known to be of unlike units: money and posts, posts and per cent,
// two rows that name different units of their own. A product, a quotient and a rate may be of any unit, and two columns may call
// the same things differently. document: nothing for an expression of the standard itself, which cannot know the units of the rows
// that a document names.
void refuse_unlike_units(const Expression& expression, const Standard& standard, const Document* document, Findings& findings);

// The same, also for the two sides of the comparison.
void refuse_unlike_units(const Comparison& comparison, const Standard& standard, const Document* document, Findings& findings);

// The row and the column for which a comparison of many rows or columns is made; empty if it names them itself.
struct ComparedCell {
    std::string_view row;
    std::string_view column;
};

// The unit of what is compared if it is not money, such as FTE or %. Empty for money, and where it is not known.
[[nodiscard]] std::string unit_beside_money(const Comparison& comparison, const ComparedCell& cell, const Document& document);

}  // namespace sitegen

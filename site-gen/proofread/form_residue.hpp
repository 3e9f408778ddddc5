// Finds what is left of the form that a document was written into.
#pragma once

#include <cstdint>

#include "markdown/tree.hpp"
#include "model/document.hpp"
#include "model/finding.hpp"
#include "model/place.hpp"

namespace sitegen {

// Adds a warning of the rule form-residue for each word of the standard's form that a section still prints, such as "XX局" or
// "increase (decrease)". If several phrases begin at one place, only the longest counts.
void find_form_residue(const MarkdownTree& prose, std::uint32_t file, const Sources& sources, const Standard& standard,
                       Findings& findings);

// Adds a finding for each table that has amounts although its printed note says that it has none.
void find_idle_empty_notes(const Document& document, Findings& findings);

}  // namespace sitegen

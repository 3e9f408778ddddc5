// What was left of a form that a document was written into.
#pragma once

#include <cstdint>

#include "markdown/tree.hpp"
#include "model/document.hpp"
#include "model/finding.hpp"
#include "model/place.hpp"

namespace sitegen {

// Words of the standard's form that a section still prints, such as "XX局" or "increase (decrease)": warnings of rule form-residue.
// Of phrases that begin at one place the longest counts.
void find_form_residue(const MarkdownTree& prose, std::uint32_t file, const Sources& sources, const Standard& standard,
                       Findings& findings);

// Tables with amounts whose printed note still says that they have none.
void find_idle_empty_notes(const Document& document, Findings& findings);

}  // namespace sitegen

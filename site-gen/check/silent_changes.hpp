// Amounts that were published and are no longer what they were, without a correction that says so.
#pragma once

#include "model/finding.hpp"
#include "model/publications.hpp"

namespace sitegen {

// published: what the site has now. It must be one of the publications that the document declares: the present one, or one before
// its last corrections. Otherwise each cell that differs from the nearest of them is an error, with the old and the new amount and
// the line that declares it.
void report_silent_changes(const Document& document, const PublishedAmounts& published, Findings& findings);

}  // namespace sitegen

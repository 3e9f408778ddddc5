// Checks a document: what its standard declares, what it declares itself, and what is checked of every document.
#pragma once

#include <string_view>
#include <vector>

#include "model/check_report.hpp"
#include "model/document.hpp"
#include "model/finding.hpp"

namespace sitegen {

// related: the other documents of the department that this one may be compared with; nothing else is looked at.
// prose: the outcomes of the checks of the document's prose, which are reported with the others. language: of the sentences that
// messages quote (BCP 47). Broken checks that the document acknowledges are acknowledged in the report; an acknowledgement that
// explains no broken check, or another difference, is an outcome itself.
[[nodiscard]] CheckReport check_document(const Document& document, const RelatedDocuments& related, std::vector<Outcome> prose,
                                         std::string_view language);

// A finding for each outcome of the document: broken ones of their severity, all others notes.
void report_outcomes(const Document& document, const CheckReport& report, Findings& findings);

}  // namespace sitegen

// Makes all checks of a document: those of its standard, its own, and the general ones.
#pragma once

#include <string_view>
#include <vector>

#include "model/check_report.hpp"
#include "model/document.hpp"
#include "model/finding.hpp"

namespace sitegen {

// related: the other documents that this one may be compared with; no others are looked at. prose: the outcomes of the checks of
// the document's prose, which are reported with the others. language: of the sentences that messages quote (BCP 47). A broken check
// that the document acknowledges becomes acknowledged in the report. An acknowledgement that explains no broken check, or a
// different difference, is itself an outcome.
[[nodiscard]] CheckReport check_document(const Document& document, const RelatedDocuments& related, std::vector<Outcome> prose,
                                         std::string_view language);

// Adds a finding for each outcome of the document. A broken check has its own severity. All others are notes.
void report_outcomes(const Document& document, const CheckReport& report, Findings& findings);

}  // namespace sitegen

// Document → DerivedDocument.
#pragma once

#include "model/derived.hpp"
#include "model/finding.hpp"
#include "model/summary.hpp"

namespace sitegen {

// The document's folder below the site's root: department/year/, and department/year/stage/ for every stage but the standard's
// first, so that the address of a budget stays when its final accounts follow.
[[nodiscard]] std::string document_folder(const Document& document);

// Computes figures and charts. A function of the document and the department's other documents.
[[nodiscard]] DerivedDocument derive_document(const Department& department, const Document& document, Findings& findings);

[[nodiscard]] DocumentSummary summarize(const DerivedDocument& derived, const Words& words);

}  // namespace sitegen

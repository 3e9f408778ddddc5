// Document → DerivedDocument.
#pragma once

#include "model/derived.hpp"
#include "model/finding.hpp"
#include "model/summary.hpp"

namespace sitegen {

// Computes figures and charts. The result depends only on the document and on the department's other documents.
[[nodiscard]] DerivedDocument derive_document(const Department& department, const Document& document, Findings& findings);

[[nodiscard]] DocumentSummary summarize(const DerivedDocument& derived, const Words& words);

}  // namespace sitegen

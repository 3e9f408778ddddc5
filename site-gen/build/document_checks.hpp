// All checks of one document: of its cells and of its prose.
#pragma once

#include <string>
#include <vector>

#include "markdown/tree.hpp"
#include "model/check_report.hpp"
#include "model/content.hpp"
#include "model/document_names.hpp"
#include "model/figure.hpp"
#include "model/finding.hpp"
#include "proofread/lexicon.hpp"
#include "text/words.hpp"

namespace sitegen {

struct DocumentToCheck {
    const Document& document;
    const RelatedDocuments& related;
    const Figures& figures;
    const Words& words;
    const Sources& sources;
    ProseLexicons& lexicons;  // in the language of the words
};

// A section of the narrative, read.
struct SectionPieces {
    std::string section;
    std::uint32_t file = 0;
    MarkdownTree prose;
};

// The document's narrative with its figures filled in, read once for whoever checks and prints it; unknown figures and the like are
// findings. It refers to the figures.
[[nodiscard]] std::vector<SectionPieces> split_narrative(const DocumentToCheck& input, Findings& findings);

// Adds a finding for each outcome.
[[nodiscard]] CheckReport run_checks(const DocumentToCheck& input, const std::vector<SectionPieces>& narrative, Findings& findings);

// report: of the document's checks; without one, of a document that is not checked, none of its names are changed ones.
[[nodiscard]] DocumentNames document_names_of(const Department& department, const Document& document, const CheckReport& report);

}  // namespace sitegen

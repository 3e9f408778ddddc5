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
#include "model/heading_question.hpp"
#include "proofread/lexicon.hpp"
#include "text/words.hpp"

namespace sitegen {

struct DocumentToCheck {
    const Department& department;
    const Document& document;
    const RelatedDocuments& related;
    const Figures& figures;
    const Words& words;
    const Sources& sources;
    ProseLexicons& lexicons;  // in the language of the words
};

// A section of the narrative that has been read.
struct SectionPieces {
    std::string section;
    std::uint32_t file = 0;
    MarkdownTree prose;
};

// The document's narrative in its own language, with its figures filled in. It is read once, for the check and for the page.
// Unknown figures and the like are findings. It refers to the figures.
[[nodiscard]] std::vector<SectionPieces> split_narrative(const DocumentToCheck& input, Findings& findings);

// Holds the narrative against the figures.
[[nodiscard]] std::vector<Outcome> check_prose(const DocumentToCheck& input, const std::vector<SectionPieces>& narrative,
                                               Findings& findings);

// prose: what check_prose has found. Adds a finding for each outcome.
[[nodiscard]] CheckReport run_checks(const DocumentToCheck& input, std::vector<Outcome> prose, Findings& findings);

// Those about the narrative. In a further language, all others are found with the document in the first one, too.
[[nodiscard]] Findings findings_about(const std::vector<SectionPieces>& narrative, const Findings& findings);

// What the headings of the narrative ask all departments.
[[nodiscard]] std::vector<HeadingQuestion> heading_questions_of(const Department& department, const DocumentToCheck& input,
                                                                const std::vector<SectionPieces>& narrative);

// report: of the document's checks. A document that is not checked has none, and then no name counts as changed.
[[nodiscard]] DocumentNames document_names_of(const Department& department, const Document& document, const CheckReport& report);

}  // namespace sitegen

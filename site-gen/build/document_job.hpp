// One document from its model to its files.
#pragma once

#include <atomic>
#include <set>
#include <string>

#include "build/build_record.hpp"
#include "build/document_checks.hpp"
#include "build/site_files.hpp"
#include "build/timings.hpp"
#include "model/content.hpp"
#include "model/finding.hpp"
#include "model/heading_question.hpp"
#include "model/summary.hpp"
#include "model/theme.hpp"
#include "proofread/lexicon.hpp"
#include "render/document_page.hpp"
#include "render/site_pages.hpp"
#include "template/compile_theme.hpp"

namespace sitegen {

// What all pages are made with. It does not change while documents are published.
struct SiteBuild {
    const SiteSettings& site;
    const Theme& theme;
    const PageTemplates& templates;
    const SitePages& pages;
    ProseLexicons& lexicons;  // of standards; safe to use from several threads
    Timings& timings;
};

struct MadeDocument;

// A document in the first language of its site, which has been made already.
struct OriginalDocument {
    const SiteBuild& build;
    const Document& document;
    const MadeDocument& made;
    const std::set<std::string, std::less<>>& untranslated;  // its texts that are the same in the further language
};

struct DocumentInput {
    const Department& department;  // with the documents that this one is compared with
    const Document& document;
    const Sources& sources;
    std::size_t charts_for_home;                 // how many of its charts the home page shows, too
    const std::atomic<bool>& has_errors;         // an error is known elsewhere, so nothing will be published and no page is needed
    const OriginalDocument* original = nullptr;  // set for a document in a further language
};

struct MadeDocument {
    DocumentSummary summary;
    std::vector<ChartView> charts_for_home;
    std::vector<RenderedSection> narrative;
    std::vector<InternalLink> links;          // of the narrative, to other pages
    std::vector<ReportedFinding> dead_links;  // of the narrative, to its own page
    std::vector<HeadingQuestion> headings;    // of the narrative
    // What the document in further languages takes over where it has no text of its own.
    std::vector<SectionPieces> pieces = {};
    std::vector<Outcome> prose_outcomes = {};
};

// Derives and checks one document; then, if no error is known, exports, renders and writes it. It only reads shared values; files
// and findings belong to the caller. In a further language, the findings are only those about texts in that language.
[[nodiscard]] MadeDocument make_document(const SiteBuild& build, const DocumentInput& input, FileWriter& files, Findings& findings);

// The page of a view, by its kind. The result is valid until the thread's next call.
[[nodiscard]] const std::string& render_page(const SiteBuild& build, const RootView& view);

}  // namespace sitegen

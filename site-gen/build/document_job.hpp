// One document from its model to its files: the unit of work that builds share out between threads.
#pragma once

#include "build/site_files.hpp"
#include "build/timings.hpp"
#include "model/content.hpp"
#include "model/finding.hpp"
#include "model/summary.hpp"
#include "model/theme.hpp"
#include "proofread/lexicon.hpp"
#include "render/document_page.hpp"
#include "render/site_pages.hpp"
#include "template/compile_theme.hpp"

namespace sitegen {

// What all pages are made with. Not changed while documents are published.
struct SiteBuild {
    const SiteSettings& site;
    const Theme& theme;
    const PageTemplates& templates;
    const SitePages& pages;
    ProseLexicons& lexicons;  // of standards; itself safe to be asked by several threads
    Timings& timings;
};

// Digests of what pages are made with, beside what they are about.
struct PageDigests {
    Digest frame{};       // of what all pages have in common
    Digest document{};    // of that, the statistics and the templates of a document's pages
    Digest about{};       // of the about page's text
    Digest statistics{};  // of statistics.toml; zeros where there is none
};

struct DocumentInput {
    const Department& department;  // with the documents that this one is compared with
    const Document& document;
    const Sources& sources;
    std::vector<FiscalYear> years = {};  // in which the department has a document of this stage, in order
    std::size_t charts_for_home = 0;     // how many of its charts the home page shows, too
    bool keeps_narrative = false;
};

struct PublishedDocument {
    DocumentSummary summary;
    std::vector<ChartView> charts_for_home;
    std::vector<RenderedSection> narrative;  // where it is kept
};

// Derives, draws, exports, checks, renders and writes one document. Reads shared values only; files and findings are the caller's
// own.
PublishedDocument publish_document(const SiteBuild& build, const DocumentInput& input, UnitFiles& files, Findings& findings);

// The page of a view, by its kind. Valid until the thread's next call.
[[nodiscard]] const std::string& render_page(const SiteBuild& build, const RootView& view);

}  // namespace sitegen

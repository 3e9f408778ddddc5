// One document from its model to its files: the unit of work that builds share out between threads.
#pragma once

#include <map>

#include "model/content.hpp"
#include "model/derived.hpp"
#include "model/finding.hpp"
#include "model/theme.hpp"
#include "publish/publication.hpp"
#include "render/compile_theme.hpp"
#include "render/site_pages.hpp"

namespace sitegen {

struct SiteBuild {
    const Content& content;
    const Theme& theme;
    const PageTemplates& templates;
    const SitePages& pages;
    const Sources& sources;
    Publication& publication;
};

// Derives, draws, exports, renders and writes one document. Reads shared values only; findings are the caller's own.
DocumentSummary publish_document(const SiteBuild& build, const Department& department, const Document& document,
                                 Findings& findings);

// Renders a view and writes the page.
void publish_page(const SiteBuild& build, const std::string& path, const RootView& view);

// Draws the charts of a document, as at most so many, for another page than its own.
[[nodiscard]] std::vector<ChartView> charts_for_home(const SiteBuild& build, const Department& department, const Document& document,
                                                     std::size_t most);

}  // namespace sitegen

// The view of a page before its own content is put into it.
#pragma once

#include <vector>

#include "build/document_job.hpp"
#include "export/structured_data.hpp"

namespace sitegen {

// trail: the pages between the home page and this one. dataset: of a document's page; otherwise nothing.
[[nodiscard]] RootView frame_page(const SiteBuild& build, const PagePlan& plan, const std::vector<LinkView>& trail,
                                  const DatasetFacts* dataset = nullptr);

// Where the address on a page of the site leads on the web. The site's address is known.
[[nodiscard]] std::string absolute_url(const SiteSettings& site, const std::string& page, const std::string& relative);

}  // namespace sitegen

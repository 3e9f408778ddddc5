// The tags that an imprint asks for in the head of pages.
#pragma once

#include <string>
#include <vector>

#include "render/site_pages.hpp"

namespace sitegen {

// section: the title of the page above it. Tags of other kinds of page are left out, and so are those with a fact that the page
// does not have.
[[nodiscard]] std::vector<PageTagView> page_tags(const SiteSettings& site, const PagePlan& page, const std::string& section);

}  // namespace sitegen

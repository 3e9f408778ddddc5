// The page of the search: an index of what there is to find, for readers without scripts. The theme's script does the search.
#pragma once

#include <string>

#include "model/summary.hpp"
#include "render/site_pages.hpp"

namespace sitegen {

// Departments, grouped by the first character of their names where there are more than a few. Latin letters come first, without
// accents and case; then others by their code points, which for Chinese is nearly the order of radicals and strokes. Each
// department has its documents, newest first, where these are not too many for a phone.
[[nodiscard]] SearchView search_view(const SitePages& pages, const std::vector<DepartmentSummary>& departments,
                                     const StandardsById& standards);

}  // namespace sitegen

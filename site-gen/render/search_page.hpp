// The search page. For readers without scripts it is an index of what there is to find. The theme's script does the search.
#pragma once

#include <string>

#include "model/summary.hpp"
#include "render/site_pages.hpp"

namespace sitegen {

// Departments are grouped by the first character of their names if there are more than a few. Latin letters come first, without
// accents and case. Then the others follow by their code points, which for Chinese is nearly the order of radicals and strokes.
// Each department lists its documents, newest first, unless these are too many for a phone.
[[nodiscard]] SearchView search_view(const SitePages& pages, const std::vector<DepartmentSummary>& departments,
                                     const StandardsById& standards);

}  // namespace sitegen

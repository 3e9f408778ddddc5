// An overview for templates.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/overview.hpp"
#include "render/document_page.hpp"
#include "render/views.hpp"
#include "text/words.hpp"

namespace sitegen {

// The charts and files that belong to the page.
struct OverviewFiles {
    std::vector<DrawnChart> charts;             // of all sections, in their order
    std::vector<SmallChartsView> small_charts;  // of all sections, in their order; the view sets the addresses
    std::map<std::string, std::size_t> tables;  // the CSV files' sizes in bytes, by the ids of the tables
};

// The ways from the page to other files.
struct OverviewRoots {
    std::string pages;   // to the root of the pages in its language, such as "../../"
    std::string data;    // to the root of the files that all languages share; the same if the site has one language
    std::string folder;  // of the page, from the root of its language
};

[[nodiscard]] OverviewView overview_view(const Overview& overview, const OverviewFiles& files, const Words& words,
                                         const OverviewRoots& roots);

}  // namespace sitegen

// An overview as templates see it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/overview.hpp"
#include "render/document_page.hpp"
#include "render/views.hpp"
#include "text/words.hpp"

namespace sitegen {

// What has been made beside the page.
struct OverviewFiles {
    std::vector<DrawnChart> charts;             // of all sections, in their order
    std::vector<SmallChartsView> small_charts;  // the same; addresses are left to the view
    std::map<std::string, std::size_t> tables;  // sizes of the CSV files, by the tables' ids
};

// root: from the page to the site's root, such as "../../".
[[nodiscard]] OverviewView overview_view(const Overview& overview, const OverviewFiles& files, const Words& words,
                                         const std::string& root);

// The name of a table's file beside the page: "data/<id>.csv".
[[nodiscard]] std::string overview_csv_path(const OverviewTable& table);

}  // namespace sitegen

// The pages and files of a site beside those of its departments. They are all made again whenever anything that any of them might
// show has changed, and written if their bytes differ. Only the pages of topics and codes in one year, which are most of them,
// are kept while nothing of that year has changed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "build/document_job.hpp"
#include "render/views.hpp"

namespace sitegen {

struct SitePagesInput {
    const SiteBuild& build;
    const std::vector<DepartmentSummary>& departments;
    const StandardsById& standards;  // those in use
    const Sources& sources;
    std::vector<ChartView> charts_for_home;
    const FilesBefore& before;  // of the last build, where it is known
    // Of what pages are made from that show one fiscal year: as the last build had it, where its pages may be kept, and now.
    const std::map<FiscalYear, Digest>& years_before;
    const std::map<FiscalYear, Digest>& years_now;
    bool has_errors = false;  // an error is known: nothing will be published, and only findings matter
};

struct SitePagesResult {
    std::vector<PublishedFile> files;
    std::map<FiscalYear, Digest> years_made_of;
    std::vector<ReportedFinding> findings;
};

[[nodiscard]] SitePagesResult make_site_pages(const SitePagesInput& input, SiteFiles& files);

}  // namespace sitegen

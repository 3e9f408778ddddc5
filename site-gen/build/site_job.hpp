// The pages and files of a site beside those of its departments.
#pragma once

#include <string>
#include <vector>

#include "build/build_record.hpp"
#include "build/document_job.hpp"
#include "render/views.hpp"

namespace sitegen {

struct SitePagesInput {
    const SiteBuild& build;
    const std::vector<DepartmentSummary>& departments;
    const StandardsById& standards;  // those in use
    const Sources& sources;
    std::vector<ChartView> charts_for_home;
    const PageDigests& digests;
    Digest standards_digest{};                        // of the standards in use, and of the statistics
    const std::vector<UnitRecord>* before = nullptr;  // of the last build, where it is known
};

struct SitePagesResult {
    std::vector<UnitRecord> pages;
    std::size_t page_count = 0;
};

// Makes what would differ from the last build. What is found is in the units' records.
[[nodiscard]] SitePagesResult publish_site_pages(const SitePagesInput& input, SiteFiles& files);

}  // namespace sitegen

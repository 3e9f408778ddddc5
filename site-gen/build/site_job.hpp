// The pages and files of a site other than those of its departments. All are made again if anything has changed that any of them
// might show. They are written if their bytes differ. Only the pages of topics and codes in one year, which are the most, are kept
// if nothing of that year has changed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "across/overviews.hpp"
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
    const FilesBefore& before;  // of the last build, if it is known
    // Digests of everything that the pages of one fiscal year are made from: by the last build, if its pages may be kept, and by
    // this one.
    const std::map<FiscalYear, Digest>& years_before;
    const std::map<FiscalYear, Digest>& years_now;
    bool has_errors = false;  // an error is known: nothing will be published, and only findings matter
    // For a further language: the files of the pages in the first one, and which of its articles are in the language.
    const FilesBefore* data = nullptr;
};

struct SitePagesResult {
    std::vector<PublishedFile> files;
    std::map<FiscalYear, Digest> years_made_of;
    std::vector<ReportedFinding> findings;
    std::vector<InternalLink> links;  // of the site's articles, to other pages
    // If the site offers a bundle of itself, the page of all downloads is not written with the others. This is the page without the
    // offer, as the bundle has it, and the sizes that it states.
    std::string data_page = {};
    SiteDownloads downloads = {};
};

[[nodiscard]] SitePagesResult make_site_pages(const SitePagesInput& input, SiteFiles& files);

// Writes the page of all downloads in one language, with the offer of the bundle: downloads has it.
[[nodiscard]] std::vector<PublishedFile> write_data_page(const SiteBuild& build, const std::vector<DepartmentSummary>& departments,
                                                         const StandardsById& standards, const SiteDownloads& downloads,
                                                         const FilesBefore& before, SiteFiles& files);

}  // namespace sitegen

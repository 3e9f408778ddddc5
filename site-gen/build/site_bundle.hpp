// The bundle of itself that a site offers. It is the site as it would be without the offer: it has neither itself nor its size and
// digest on the page of all downloads. Copies for web servers, and assets that only pages in caches still name, are left out, too.
// So the same content gives the same bundle, whatever was published before.
#pragma once

#include <string>
#include <vector>

#include "build/document_job.hpp"
#include "build/site_job.hpp"

namespace sitegen {

// The page of all downloads in one language, and what it is made of.
struct OfferingPage {
    const SiteBuild& build;
    const std::vector<DepartmentSummary>& departments;
    StandardsById standards;  // those in use
    std::string without_offer;
    SiteDownloads downloads;  // all but the bundle
};

// Packs the site, writes the bundle as a file of it, and the pages that offer it. others: all other files, written or as they were;
// before: those of the last build. Returns what it has written. The bundle is dated 1980-01-01, whatever SOURCE_DATE_EPOCH is,
// because no build would notice another one. Throws a Failure if the disk fails, if two files have one path, or if somebody changes
// the output meanwhile.
[[nodiscard]] std::vector<PublishedFile> write_bundle_and_offers(const std::vector<const PublishedFile*>& others,
                                                                 const std::vector<OfferingPage>& pages, const FilesBefore& before,
                                                                 SiteFiles& files);

}  // namespace sitegen

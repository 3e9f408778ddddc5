// A published site as a web archive (WACZ 1.1.1, https://specs.webrecorder.net/wacz/1.1.1/), which programs such as ReplayWeb.page
// show as it was on the web:
//
//   archive/data.warc.gz     an answer for each file of the site, as if a web server had been asked for it
//   indexes/index.cdx        which record answers for which address
//   pages/pages.jsonl        the pages with their titles, the home page first
//   datapackage.json         what the archive is, and the digests of these files
//   datapackage-digest.json  the digest of that
//
// A page is found under the address of its file, which links lead to, and of its folder, which the site's canonical addresses are.
#pragma once

#include <cstddef>
#include <cstdint>

#include "publish/bundle_entries.hpp"
#include "publish/unfinished_file.hpp"

namespace sitegen {

// Addresses of a site that does not know its own begin with this. The name cannot exist on the web (RFC 6761, section 6.4).
inline constexpr const char* address_of_no_site = "https://site.invalid/";

struct Wacz {
    BundleEntries entries;       // the files of the archive
    std::size_t file_count = 0;  // of the site
};

// unix_time: of all records. warc: an empty file that gets the records, and that the entries are read from later. Only names and
// places stay in memory. Throws a Failure as gather_site(), or if a file changes while it is packed.
[[nodiscard]] Wacz make_wacz(const BundleOptions& options, std::int64_t unix_time, const UnfinishedFile& warc);

}  // namespace sitegen

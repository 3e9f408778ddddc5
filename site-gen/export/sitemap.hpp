// The list of a site's pages for search engines (sitemaps.org).
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace sitegen {

// A page in one of the languages of its site.
struct SitemapAlternate {
    std::string language;  // BCP 47
    std::string url;       // absolute
};

struct SitemapEntry {
    std::string url;                                // absolute
    std::string date;                               // YYYY-MM-DD, from content; empty if it is not known
    std::vector<SitemapAlternate> alternates = {};  // the page in all languages, its own too; none if the site has one language
};

// The protocol's limit for a file.
inline constexpr std::size_t most_sitemap_entries = 50000;

// The files below the site's address, with their paths: sitemap.xml. If there are more entries than one file may have, it lists
// sitemap-1.xml and so on. address: of the site.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> sitemap_files(const std::string& address,
                                                                             const std::vector<SitemapEntry>& entries,
                                                                             std::size_t most = most_sitemap_entries);

}  // namespace sitegen

#include "export/sitemap.hpp"

#include <algorithm>

#include "model/addresses.hpp"
#include "text/escape.hpp"

namespace sitegen {

namespace {

constexpr const char* xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
constexpr const char* sitemap_namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

std::string url_set(const std::vector<SitemapEntry>& entries, std::size_t begin, std::size_t end) {
    const bool has_alternates = begin < end && !entries[begin].alternates.empty();
    std::string xml = std::string(xml_head) + "<urlset xmlns=\"" + sitemap_namespace + "\"" +
                      (has_alternates ? " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"" : "") + ">\n";
    for (std::size_t i = begin; i < end; ++i) {
        xml += "<url><loc>";
        append_escaped(xml, entries[i].url);
        xml += "</loc>";
        if (!entries[i].date.empty()) xml += "<lastmod>" + entries[i].date + "</lastmod>";
        for (const SitemapAlternate& alternate : entries[i].alternates) {
            xml += "<xhtml:link rel=\"alternate\" hreflang=\"";
            append_escaped(xml, alternate.language);
            xml += "\" href=\"";
            append_escaped(xml, alternate.url);
            xml += "\"/>";
        }
        xml += "</url>\n";
    }
    return xml + "</urlset>\n";
}

}  // namespace

std::vector<std::pair<std::string, std::string>> sitemap_files(const std::string& address, const std::vector<SitemapEntry>& entries,
                                                               std::size_t most) {
    if (entries.size() <= most) return {{site_path::sitemap, url_set(entries, 0, entries.size())}};
    std::vector<std::pair<std::string, std::string>> files;
    std::string index = std::string(xml_head) + "<sitemapindex xmlns=\"" + sitemap_namespace + "\">\n";
    for (std::size_t begin = 0; begin < entries.size(); begin += most) {
        std::string path = "sitemap-" + std::to_string(files.size() + 1) + ".xml";
        index += "<sitemap><loc>";
        append_escaped(index, address + path);
        index += "</loc></sitemap>\n";
        files.emplace_back(std::move(path), url_set(entries, begin, std::min(begin + most, entries.size())));
    }
    files.emplace_back(site_path::sitemap, index + "</sitemapindex>\n");
    return files;
}

}  // namespace sitegen

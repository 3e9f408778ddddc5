#include "export/structured_data.hpp"

#include <nlohmann/json.hpp>

namespace sitegen {

namespace {

using Json = nlohmann::ordered_json;

// HTML reads the text of a script up to "</script" or through "<!--". JSON can escape every character of a text, and none of these
// stands outside of a text.
std::string for_script(const std::string& json) {
    std::string out;
    out.reserve(json.size());
    for (const char c : json) {
        if (c == '<') {
            out += "\\u003c";
        } else if (c == '>') {
            out += "\\u003e";
        } else if (c == '&') {
            out += "\\u0026";
        } else {
            out += c;
        }
    }
    return out;
}

Json publisher_of(const SiteSettings& site) {
    Json json = {{"@type", "Organization"}, {"name", site.publisher}};
    const Contact& contact = site.contact;
    if (!contact.is_there()) return json;
    Json point = {{"@type", "ContactPoint"}};
    if (!contact.name.empty()) point.emplace("name", contact.name);
    if (!contact.email.empty()) point.emplace("email", contact.email);
    if (!contact.telephone.empty()) point.emplace("telephone", contact.telephone);
    if (!contact.url.empty()) point.emplace("url", contact.url);
    json.emplace("contactPoint", std::move(point));
    return json;
}

Json list_of(const Breadcrumbs& breadcrumbs) {
    Json items = Json::array();
    for (const auto& [title, url] : breadcrumbs)
        items.push_back({{"@type", "ListItem"}, {"position", items.size() + 1}, {"name", title}, {"item", url}});
    return {{"@type", "BreadcrumbList"}, {"itemListElement", std::move(items)}};
}

Json dataset_json(const DatasetFacts& dataset, const SiteSettings& site, const std::string& url) {
    Json json = {{"@type", "Dataset"},
                 {"@id", url},
                 {"identifier", dataset.id},
                 {"name", dataset.title},
                 {"description", dataset.description},
                 {"url", url},
                 {"inLanguage", site.language},
                 {"isAccessibleForFree", true},
                 {"creator", {{"@type", "Organization"}, {"name", dataset.department}}},
                 {"publisher", publisher_of(site)},
                 {"includedInDataCatalog", {{"@type", "DataCatalog"}, {"name", site.title}, {"url", site.address + "data/"}}}};
    if (!dataset.published.empty()) json.emplace("datePublished", dataset.published);
    if (!dataset.modified.empty()) json.emplace("dateModified", dataset.modified);
    if (site.licence) json.emplace("license", site.licence->url.empty() ? site.licence->name : site.licence->url);
    Json files = Json::array();
    for (const DatasetFile& file : dataset.files)
        files.push_back(
            {{"@type", "DataDownload"}, {"name", file.title}, {"encodingFormat", file.media_type}, {"contentUrl", file.url}});
    if (!files.empty()) json.emplace("distribution", std::move(files));
    return json;
}

}  // namespace

std::string structured_data(const SiteSettings& site, const std::string& url, const Breadcrumbs& breadcrumbs,
                            const DatasetFacts* dataset) {
    Json graph = Json::array();
    if (breadcrumbs.size() > 1) graph.push_back(list_of(breadcrumbs));
    if (dataset != nullptr) graph.push_back(dataset_json(*dataset, site, url));
    if (graph.empty()) return {};
    const Json json = {{"@context", "https://schema.org"}, {"@graph", std::move(graph)}};
    return "<script type=\"application/ld+json\">" + for_script(json.dump()) + "</script>";
}

}  // namespace sitegen

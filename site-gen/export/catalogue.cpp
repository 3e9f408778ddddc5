#include "export/catalogue.hpp"

#include "export/json_text.hpp"
#include "model/addresses.hpp"

namespace sitegen {

namespace {

using Json = nlohmann::ordered_json;

const std::string to_root = "../";

Json reference(const std::string& address) {
    Json json = Json::object();
    json.emplace("@id", address);
    return json;
}

Json agent(const std::string& name) { return {{"@type", "foaf:Agent"}, {"foaf:name", name}}; }

Json context() {
    return {{"dcat", "http://www.w3.org/ns/dcat#"}, {"dct", "http://purl.org/dc/terms/"}, {"foaf", "http://xmlns.com/foaf/0.1/"}};
}

void add_distribution(Json& list, const std::string& path, const char* media_type, std::uint64_t byte_count) {
    if (byte_count == 0) return;
    const Json address = reference(to_root + path);
    list.push_back({{"@type", "dcat:Distribution"},
                    {"dct:title", path.substr(path.rfind('/') + 1)},
                    {"dcat:accessURL", address},
                    {"dcat:downloadURL", address},
                    {"dcat:mediaType", reference(std::string("https://www.iana.org/assignments/media-types/") + media_type)},
                    {"dcat:byteSize", byte_count}});
}

Json dataset(const DocumentSummary& document, const DepartmentSummary& department, const SiteSettings& site) {
    const Json page = reference(to_root + document.folder + document_path::page);
    const std::string& name = department.history.name_in(document.year, department.name);
    Json json = {{"@type", "dcat:Dataset"},
                 {"dct:identifier", document.department + "-" + document.year.text() + "-" + document.stage_id},
                 {"dct:title", document.title},
                 {"dct:description", name + ", " + document.year.text() + ", " + document.stage},
                 {"dct:publisher", agent(name)},
                 {"dct:language", site.language},
                 {"dcat:keyword", Json::array({document.year.text(), document.stage, name})},
                 {"dcat:landingPage", page}};
    if (!document.published.empty()) json.emplace("dct:issued", document.published);
    if (!document.versions.empty()) json.emplace("dct:modified", document.versions.back().date);
    Json distributions = Json::array();
    add_distribution(distributions, long_table_path(document), "text/csv", document.downloads.long_table_bytes);
    add_distribution(distributions, document.folder + document_path::data_package, "application/json",
                     document.downloads.package_bytes);
    add_distribution(distributions, document.folder + document_path::checks_file, "application/json",
                     document.downloads.checks_bytes);
    if (!distributions.empty()) json.emplace("dcat:distribution", std::move(distributions));
    return json;
}

}  // namespace

std::string catalogue_json(const SiteSettings& site, const std::vector<DepartmentSummary>& departments) {
    Json json = {{"@context", context()}, {"@id", "catalogue.json"}, {"@type", "dcat:Catalog"}, {"dct:title", site.title}};
    json.emplace("dct:description", site.description.empty() ? site.title : site.description);
    json.emplace("dct:publisher", agent(site.publisher));
    json.emplace("dct:language", site.language);
    if (site.licence) {
        const Licence& licence = *site.licence;
        json.emplace("dct:license", licence.url.empty() ? Json(licence.name) : reference(licence.url));
    }
    json.emplace("foaf:homepage", reference(to_root + "index.html"));
    Json datasets = Json::array();
    for (const DepartmentSummary& department : departments) {
        for (const DocumentSummary& document : department.documents) datasets.push_back(dataset(document, department, site));
    }
    json.emplace("dcat:dataset", std::move(datasets));
    return json_text(json);
}

}  // namespace sitegen

#include "export/catalogue.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "export/json_text.hpp"
#include "model/addresses.hpp"

namespace sitegen {

namespace {

using Json = nlohmann::ordered_json;

// Addresses are absolute if the site knows its own, otherwise relative to the file.
std::string address(const SiteSettings& site, const std::string& path) {
    return (site.address.empty() ? std::string("../") : site.address) + path;
}

Json reference(const std::string& uri) {
    Json json = Json::object();
    json.emplace("@id", uri);
    return json;
}

Json agent(const std::string& name) { return {{"@type", "foaf:Agent"}, {"foaf:name", name}}; }

Json typed(const std::string& value, const char* type) { return {{"@value", value}, {"@type", type}}; }

Json date(const std::string& day) { return typed(day, "xsd:date"); }

Json context() {
    return {{"dcat", "http://www.w3.org/ns/dcat#"},        {"dct", "http://purl.org/dc/terms/"},
            {"foaf", "http://xmlns.com/foaf/0.1/"},        {"spdx", "http://spdx.org/rdf/terms#"},
            {"vcard", "http://www.w3.org/2006/vcard/ns#"}, {"xsd", "http://www.w3.org/2001/XMLSchema#"}};
}

// The European authority list has a language's code of three letters. Of other languages than these, only the tag is said.
Json language_of(const std::string& tag) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> codes = {{{"zh", "ZHO"},
                                                                                             {"en", "ENG"},
                                                                                             {"de", "DEU"},
                                                                                             {"fr", "FRA"},
                                                                                             {"es", "SPA"},
                                                                                             {"it", "ITA"},
                                                                                             {"nl", "NLD"},
                                                                                             {"pt", "POR"},
                                                                                             {"pl", "POL"},
                                                                                             {"ja", "JPN"},
                                                                                             {"fa", "FAS"},
                                                                                             {"ar", "ARA"},
                                                                                             {"ru", "RUS"}}};
    const std::string_view primary = std::string_view(tag).substr(0, tag.find('-'));
    for (const auto& [known, code] : codes) {
        if (known == primary) return reference("http://publications.europa.eu/resource/authority/language/" + std::string(code));
    }
    return tag;
}

Json contact_of(const SiteSettings& site) {
    Json json = {{"@type", "vcard:Organization"}, {"vcard:fn", site.contact.name.empty() ? site.publisher : site.contact.name}};
    if (!site.contact.email.empty()) json.emplace("vcard:hasEmail", reference("mailto:" + site.contact.email));
    if (!site.contact.url.empty()) json.emplace("vcard:hasURL", reference(site.contact.url));
    return json;
}

Json licence_of(const Licence& licence) { return licence.url.empty() ? Json(licence.name) : reference(licence.url); }

// The years of a fiscal year, whose days differ from country to country.
Json temporal_of(const FiscalYear& year) {
    const std::string last = std::to_string(year.spans_two ? year.first + 1 : year.first);
    return {{"@type", "dct:PeriodOfTime"},
            {"dcat:startDate", typed(std::to_string(year.first), "xsd:gYear")},
            {"dcat:endDate", typed(last, "xsd:gYear")}};
}

class CatalogueWriter {
  public:
    explicit CatalogueWriter(const SiteSettings& site) : site_(site) {}

    Json dataset(const DocumentSummary& document, const DepartmentSummary& department) const {
        const std::string& name = department.history.name_in(document.year, department.name);
        const std::string page = address(site_, document.folder + document_path::page);
        Json json = Json::object();
        // Without an address of the site, the name would not be one in another place.
        if (!site_.address.empty()) json.emplace("@id", site_.address + document.folder + "#dataset");
        json.emplace("@type", "dcat:Dataset");
        json.emplace("dct:identifier", document.department + "-" + document.year.text() + "-" + document.stage_id);
        json.emplace("dct:title", document.title);
        json.emplace("dct:description", name + ", " + document.year.text() + ", " + document.stage);
        json.emplace("dct:creator", agent(name));
        json.emplace("dct:publisher", agent(site_.publisher));
        json.emplace("dct:language", language_of(site_.language));
        json.emplace("dcat:keyword", Json::array({document.year.text(), document.stage, name}));
        json.emplace("dcat:theme", Json::array({reference("http://publications.europa.eu/resource/authority/data-theme/GOVE"),
                                                reference("http://publications.europa.eu/resource/authority/data-theme/ECON")}));
        json.emplace("dct:temporal", temporal_of(document.year));
        json.emplace("dct:accessRights", reference("http://publications.europa.eu/resource/authority/access-right/PUBLIC"));
        json.emplace("dcat:landingPage", reference(page));
        if (site_.contact.is_there()) json.emplace("dcat:contactPoint", contact_of(site_));
        if (!document.published.empty()) json.emplace("dct:issued", date(document.published));
        if (!document.versions.empty()) json.emplace("dct:modified", date(document.versions.back().date));
        const std::string& version = document.versions.empty() ? document.published : document.versions.back().date;
        if (!version.empty()) json.emplace("dcat:version", version);
        Json distributions = Json::array();
        const DocumentDownloads& downloads = document.downloads;
        const std::string& folder = document.folder;
        add(distributions, long_table_path(document), "text/csv", downloads.long_table_bytes,
            downloads.long_table_bytes > 0 ? &downloads.long_table_digest : nullptr);
        add(distributions, folder + workbook_path(document.department, document.year, document.stage_id),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", downloads.workbook_bytes, nullptr);
        add(distributions, folder + document_path::json, "application/json", downloads.json_bytes, nullptr);
        add(distributions, folder + document_path::data_package, "application/json", downloads.package_bytes, nullptr);
        add(distributions, folder + document_path::checks_file, "application/json", downloads.checks_bytes, nullptr);
        if (!distributions.empty()) json.emplace("dcat:distribution", std::move(distributions));
        return json;
    }

  private:
    void add(Json& list, const std::string& path, const char* media_type, std::uint64_t byte_count, const Digest* digest) const {
        if (byte_count == 0) return;
        const Json where = reference(address(site_, path));
        Json json = {{"@type", "dcat:Distribution"},
                     {"dct:title", path.substr(path.rfind('/') + 1)},
                     {"dcat:accessURL", where},
                     {"dcat:downloadURL", where},
                     {"dcat:mediaType", reference(std::string("https://www.iana.org/assignments/media-types/") + media_type)},
                     {"dcat:byteSize", byte_count}};
        if (site_.licence) json.emplace("dct:license", licence_of(*site_.licence));
        if (digest != nullptr)
            json.emplace("spdx:checksum", Json{{"@type", "spdx:Checksum"},
                                               {"spdx:algorithm", reference("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")},
                                               {"spdx:checksumValue", typed(hexadecimal(*digest), "xsd:hexBinary")}});
        list.push_back(std::move(json));
    }

    const SiteSettings& site_;
};

}  // namespace

std::string catalogue_json(const SiteSettings& site, const std::vector<DepartmentSummary>& departments) {
    Json json = {{"@context", context()},
                 {"@id", site.address.empty() ? std::string("catalogue.json") : site.address + site_path::catalogue},
                 {"@type", "dcat:Catalog"},
                 {"dct:title", site.title}};
    json.emplace("dct:description", site.description.empty() ? site.title : site.description);
    json.emplace("dct:publisher", agent(site.publisher));
    json.emplace("dct:language", language_of(site.language));
    if (site.licence) json.emplace("dct:license", licence_of(*site.licence));
    json.emplace("foaf:homepage", reference(address(site, "index.html")));
    const CatalogueWriter writer(site);
    Json datasets = Json::array();
    for (const DepartmentSummary& department : departments) {
        for (const DocumentSummary& document : department.documents) datasets.push_back(writer.dataset(document, department));
    }
    json.emplace("dcat:dataset", std::move(datasets));
    return json_text(json);
}

}  // namespace sitegen

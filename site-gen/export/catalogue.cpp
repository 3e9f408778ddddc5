#include "export/catalogue.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "export/json_text.hpp"
#include "model/addresses.hpp"
#include "text/language_code.hpp"
#include "text/percent.hpp"

namespace sitegen {

namespace {

using Json = nlohmann::ordered_json;

// Addresses are absolute if the site knows its own, otherwise relative to the file.
std::string address(const SiteSettings& site, const std::string& path) {
    return (site.address.empty() ? std::string("../") : site.address) + path;
}

// Content may have an address with characters that no address can have. They would make the whole file unreadable.
std::string without_forbidden_characters(std::string_view uri) {
    std::string result;
    for (const char c : uri) {
        if (static_cast<unsigned char>(c) > 0x20 && std::string_view("<>\"{}|\\^`").find(c) == std::string_view::npos) {
            result += c;
        } else {
            append_percent_encoded(result, c);
        }
    }
    return result;
}

Json reference(std::string_view uri) {
    Json json = Json::object();
    json.emplace("@id", without_forbidden_characters(uri));
    return json;
}

// What the profile wants to be of a class. Readers do not look up what is at the address.
Json thing(std::string_view uri, const char* type) {
    Json json = reference(uri);
    json.emplace("@type", type);
    return json;
}

// An entry of an authority list of the European Union: "language", "ZHO".
Json entry_of(const std::string& list, const std::string& code, const char* type) {
    return thing("http://publications.europa.eu/resource/authority/" + list + "/" + code, type);
}

Json theme(const std::string& code, const char* label) {
    Json json = entry_of("data-theme", code, "skos:Concept");
    json.emplace("skos:prefLabel", Json{{"@value", label}, {"@language", "en"}});
    return json;
}

Json agent(const std::string& name) { return {{"@type", "foaf:Agent"}, {"foaf:name", name}}; }

Json typed(const std::string& value, const char* type) { return {{"@value", value}, {"@type", type}}; }

Json date(const std::string& day) { return typed(day, "xsd:date"); }

Json context() {
    return {{"dcat", "http://www.w3.org/ns/dcat#"},      {"dct", "http://purl.org/dc/terms/"},
            {"foaf", "http://xmlns.com/foaf/0.1/"},      {"skos", "http://www.w3.org/2004/02/skos/core#"},
            {"spdx", "http://spdx.org/rdf/terms#"},      {"vcard", "http://www.w3.org/2006/vcard/ns#"},
            {"xsd", "http://www.w3.org/2001/XMLSchema#"}};
}

// The European list has the codes of ISO 639-3, in capitals.
Json language_of(const std::string& tag) {
    std::string code = code_of_three_letters(tag);
    if (code.empty()) return {{"@type", "dct:LinguisticSystem"}, {"dct:identifier", tag}};
    for (char& c : code) c = static_cast<char>(c - 'a' + 'A');
    return entry_of("language", code, "dct:LinguisticSystem");
}

Json contact_of(const SiteSettings& site) {
    Json json = {{"@type", Json::array({"vcard:Kind", "vcard:Organization"})},
                 {"vcard:fn", site.contact.name.empty() ? site.publisher : site.contact.name}};
    if (!site.contact.email.empty()) json.emplace("vcard:hasEmail", reference("mailto:" + site.contact.email));
    if (!site.contact.url.empty()) json.emplace("vcard:hasURL", reference(site.contact.url));
    return json;
}

// The identifiers are those of SPDX.
Json licence_of(const Licence& licence) {
    return thing(licence.url.empty() ? "https://spdx.org/licenses/" + licence.name : licence.url, "dct:LicenseDocument");
}

// From the first calendar year of one fiscal year to the last of another: the days differ from country to country.
Json temporal_of(const FiscalYear& first, const FiscalYear& last) {
    return {{"@type", "dct:PeriodOfTime"},
            {"dcat:startDate", typed(std::to_string(first.first), "xsd:gYear")},
            {"dcat:endDate", typed(std::to_string(last.spans_two ? last.first + 1 : last.first), "xsd:gYear")}};
}

std::set<FiscalYear> years_of(const std::vector<DepartmentSummary>& departments) {
    std::set<FiscalYear> years;
    for (const DepartmentSummary& department : departments) {
        for (const DocumentSummary& document : department.documents) years.insert(document.year);
    }
    return years;
}

// The format of a file in the European list of file types; empty if it has none.
std::string_view file_type_of(std::string_view path) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> types = {
        {{".csv", "CSV"}, {".json", "JSON"}, {".xlsx", "XLSX"}}};
    for (const auto& [ending, type] : types) {
        if (path.ends_with(ending)) return type;
    }
    return {};
}

// The last day of which any document tells; empty if none does.
std::string last_day(const std::vector<DepartmentSummary>& departments) {
    std::string last;
    for (const DepartmentSummary& department : departments) {
        for (const DocumentSummary& document : department.documents)
            last = std::max(last, document.versions.empty() ? document.published : document.versions.back().date);
    }
    return last;
}

class CatalogueWriter {
  public:
    explicit CatalogueWriter(const SiteSettings& site) : site_(site) {}

    [[nodiscard]] Json dataset(const DocumentSummary& document, const DepartmentSummary& department) const {
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
        json.emplace("dct:temporal", temporal_of(document.year, document.year));
        json.emplace("dcat:landingPage", thing(page, "foaf:Document"));
        add_rights(json);
        if (!document.published.empty()) json.emplace("dct:issued", date(document.published));
        if (!document.versions.empty()) json.emplace("dct:modified", date(document.versions.back().date));
        const std::string& version = document.versions.empty() ? document.published : document.versions.back().date;
        if (!version.empty()) json.emplace("dcat:version", version);
        Json distributions = Json::array();
        const DocumentDownloads& downloads = document.downloads;
        const std::string& folder = document.folder;
        add(distributions, long_table_path(document), "text/csv", downloads.long_table_bytes, downloads.long_table_digest);
        add(distributions, folder + workbook_path(document.department, document.year, document.stage_id),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", downloads.workbook_bytes,
            downloads.workbook_digest);
        add(distributions, folder + document_path::json, "application/json", downloads.json_bytes, downloads.json_digest);
        add(distributions, folder + document_path::data_package, "application/json", downloads.package_bytes,
            downloads.package_digest);
        add(distributions, folder + document_path::checks_file, "application/json", downloads.checks_bytes,
            downloads.checks_digest);
        if (!distributions.empty()) json.emplace("dcat:distribution", std::move(distributions));
        return json;
    }

    // Of all documents together.
    [[nodiscard]] Json dataset(const std::vector<FactsFile>& facts, const std::set<FiscalYear>& years) const {
        Json json = Json::object();
        if (!site_.address.empty()) json.emplace("@id", site_.address + site_path::facts + "#dataset");
        json.emplace("@type", "dcat:Dataset");
        json.emplace("dct:identifier", "facts");
        json.emplace("dct:title", facts.front().title);
        json.emplace("dct:description", site_.description.empty() ? site_.title : site_.description);
        json.emplace("dct:publisher", agent(site_.publisher));
        json.emplace("dct:language", language_of(site_.language));
        Json keywords = Json::array({site_.publisher});
        for (const FiscalYear& year : years) keywords.push_back(year.text());
        json.emplace("dcat:keyword", std::move(keywords));
        json.emplace("dct:temporal", temporal_of(*years.begin(), *years.rbegin()));
        json.emplace("dcat:landingPage", thing(address(site_, "data/index.html"), "foaf:Document"));
        add_rights(json);
        Json distributions = Json::array();
        for (const FactsFile& file : facts)
            add(distributions, "data/" + file.path, file.is_csv() ? "text/csv" : "application/vnd.sqlite3", file.byte_count,
                file.digest);
        json.emplace("dcat:distribution", std::move(distributions));
        return json;
    }

  private:
    void add_rights(Json& json) const {
        json.emplace("dcat:theme",
                     Json::array({theme("GOVE", "Government and public sector"), theme("ECON", "Economy and finance")}));
        json.emplace("dct:accessRights", entry_of("access-right", "PUBLIC", "dct:RightsStatement"));
        if (site_.contact.is_there()) json.emplace("dcat:contactPoint", contact_of(site_));
    }

    void add(Json& list, const std::string& path, const char* media_type, std::uint64_t byte_count, const Digest& digest) const {
        if (byte_count == 0) return;
        const Json where = reference(address(site_, path));
        Json json = {
            {"@type", "dcat:Distribution"},
            {"dct:title", path.substr(path.rfind('/') + 1)},
            {"dcat:accessURL", where},
            {"dcat:downloadURL", where},
            {"dcat:mediaType", thing(std::string("https://www.iana.org/assignments/media-types/") + media_type, "dct:MediaType")},
            {"dcat:byteSize", typed(std::to_string(byte_count), "xsd:nonNegativeInteger")}};
        if (const std::string_view type = file_type_of(path); !type.empty())
            json.emplace("dct:format", entry_of("file-type", std::string(type), "dct:MediaTypeOrExtent"));
        if (site_.licence) json.emplace("dct:license", licence_of(*site_.licence));
        json.emplace("spdx:checksum",
                     Json{{"@type", "spdx:Checksum"},
                          {"spdx:algorithm", thing("http://spdx.org/rdf/terms#checksumAlgorithm_sha256", "spdx:ChecksumAlgorithm")},
                          {"spdx:checksumValue", typed(hexadecimal(digest), "xsd:hexBinary")}});
        list.push_back(std::move(json));
    }

    const SiteSettings& site_;
};

}  // namespace

std::string catalogue_json(const SiteSettings& site, const std::vector<DepartmentSummary>& departments,
                           const std::vector<FactsFile>& facts) {
    Json json = {{"@context", context()},
                 {"@id", site.address.empty() ? std::string("catalogue.json") : site.address + site_path::catalogue},
                 {"@type", "dcat:Catalog"},
                 {"dct:title", site.title}};
    json.emplace("dct:description", site.description.empty() ? site.title : site.description);
    json.emplace("dct:publisher", agent(site.publisher));
    json.emplace("dct:language", language_of(site.language));
    if (site.licence) json.emplace("dct:license", licence_of(*site.licence));
    json.emplace("foaf:homepage", thing(address(site, "index.html"), "foaf:Document"));
    if (const std::string day = last_day(departments); !day.empty()) json.emplace("dct:modified", date(day));
    const CatalogueWriter writer(site);
    Json datasets = Json::array();
    for (const DepartmentSummary& department : departments) {
        for (const DocumentSummary& document : department.documents) datasets.push_back(writer.dataset(document, department));
    }
    if (!facts.empty()) datasets.push_back(writer.dataset(facts, years_of(departments)));
    json.emplace("dcat:dataset", std::move(datasets));
    return json_text(json);
}

}  // namespace sitegen

#include "export/data_package.hpp"

#include <nlohmann/json.hpp>

namespace sitegen {

namespace {

using Json = nlohmann::ordered_json;

constexpr int indentation = 1;

void add_text(Json& json, const char* name, const std::string& text) {
    if (!text.empty()) json.emplace(name, text);
}

void add_hash(Json& json, const std::string& sha256) {
    if (!sha256.empty()) json.emplace("hash", "sha256:" + sha256);
}

// pages: those of a table; of the source as a whole where they are not known.
Json json_of(const SourceDocument& source, const SourcePages& pages) {
    Json json = Json::object();
    json.emplace("title", source.title);
    add_text(json, "path", address_of(source, pages));
    add_text(json, "publisher", source.publisher);
    add_text(json, "date", source.date);
    if (pages.is_known()) {
        json.emplace("pages", text_of(pages));
    } else if (source.page_count) {
        json.emplace("pages", "1-" + std::to_string(*source.page_count));
    }
    add_hash(json, source.sha256);
    return json;
}

Json sources_of(const Document& document) {
    Json sources = Json::array();
    if (!document.source.title.empty()) sources.push_back(json_of(document.source, {}));
    for (const SourceDocument& other : document.other_sources) sources.push_back(json_of(other, {}));
    return sources;
}

Json corrections_of(const Document& document) {
    Json corrections = Json::array();
    for (const Version& version : document.versions) {
        Json correction = {{"date", version.date}, {"description", version.text}};
        add_text(correction, "path", version.url);
        add_hash(correction, version.sha256);
        corrections.push_back(std::move(correction));
    }
    return corrections;
}

Json schema_of(const PackagedFile& file, const Words& words) {
    Json fields = Json::array();
    for (const CsvColumn& column : file.columns)
        fields.push_back({{"name", column.heading}, {"type", column.is_amount ? "number" : "string"}});
    Json schema = Json::object();
    schema.emplace("fields", std::move(fields));
    // The words in the place of an amount.
    if (file.table != nullptr)
        schema.emplace("missingValues", Json::array({"", words.at("cell-not-published"), words.at("cell-did-not-exist"),
                                                     words.at("cell-withheld")}));
    return schema;
}

Json resource_of(const PackagedFile& file, const DataPackageInput& input) {
    Json resource = Json::object();
    resource.emplace("name", file.path.substr(0, file.path.rfind('.')));
    resource.emplace("type", "table");
    resource.emplace("path", file.path);
    resource.emplace("title", file.title);
    resource.emplace("format", "csv");
    resource.emplace("mediatype", "text/csv");
    resource.emplace("encoding", "utf-8");
    resource.emplace("bytes", file.byte_count);
    resource.emplace("hash", "sha256:" + hexadecimal(file.digest));
    resource.emplace("dialect", Json{{"header", true}, {"delimiter", ","}, {"lineTerminator", "\r\n"}, {"quoteChar", "\""}});
    resource.emplace("schema", schema_of(file, input.words));
    if (file.table == nullptr) return resource;
    resource.emplace("unit", file.table->unit);
    const SourceDocument& source = input.document.source_of(*file.table);
    if (!source.title.empty()) resource.emplace("sources", Json::array({json_of(source, file.table->pages)}));
    return resource;
}

// The department makes the document, the site's publisher publishes the data; both may be one.
Json contributors_of(const DataPackageInput& input) {
    const std::string& maker = input.department.name_in(input.document.year);
    const auto contributor = [](const std::string& name, Json roles) {
        Json json = Json::object();
        json.emplace("title", name);
        json.emplace("roles", std::move(roles));
        return json;
    };
    if (maker == input.site.publisher) return Json::array({contributor(maker, Json::array({"creator", "publisher"}))});
    return Json::array(
        {contributor(maker, Json::array({"creator"})), contributor(input.site.publisher, Json::array({"publisher"}))});
}

Json licences_of(const Licence& licence) {
    Json json = Json::object();
    add_text(json, "name", licence.name);
    add_text(json, "path", licence.url);
    add_text(json, "title", licence.title);
    return Json::array({std::move(json)});
}

}  // namespace

std::string data_package_json(const DataPackageInput& input) {
    const Document& document = input.document;
    Json package = Json::object();
    package.emplace("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
    package.emplace("name", document.department + "-" + document.year.text() + "-" + document.stage);
    package.emplace("title", document.title);
    package.emplace("language", input.site.language);
    add_text(package, "version", document.versions.empty() ? document.source.date : document.versions.back().date);
    package.emplace("contributors", contributors_of(input));
    if (input.site.licence) package.emplace("licenses", licences_of(*input.site.licence));
    if (Json sources = sources_of(document); !sources.empty()) package.emplace("sources", std::move(sources));
    if (!document.versions.empty()) package.emplace("corrections", corrections_of(document));
    Json resources = Json::array();
    for (const PackagedFile& file : input.files) resources.push_back(resource_of(file, input));
    package.emplace("resources", std::move(resources));
    return package.dump(indentation) + "\n";
}

}  // namespace sitegen

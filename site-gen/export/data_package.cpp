#include "export/data_package.hpp"

#include <algorithm>

#include "export/json_text.hpp"

namespace sitegen {

namespace {

using Json = nlohmann::ordered_json;

void add_text(Json& json, const char* name, const std::string& text) {
    if (!text.empty()) json.emplace(name, text);
}

void add_hash(Json& json, const std::string& sha256) {
    if (!sha256.empty()) json.emplace("hash", "sha256:" + sha256);
}

// pages: those of a table. If they are not known, those of the whole source.
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
    const std::vector<TableField> columns = file.format.fields(file.file);
    Json fields = Json::array();
    for (const TableField& column : columns)
        fields.push_back({{"name", column.name}, {"type", column.is_number ? "number" : "string"}});
    Json schema = Json::object();
    schema.emplace("fields", std::move(fields));
    // Words instead of an amount. The long table has a column for them.
    const bool has_amounts = std::any_of(columns.begin(), columns.end(), [](const TableField& column) { return column.is_number; });
    if (has_amounts && file.file.kind != TableFile::Kind::cells)
        schema.emplace("missingValues", Json::array({"", words.at("cell-not-published"), words.at("cell-did-not-exist"),
                                                     words.at("cell-withheld"), words.at("cell-not-applicable")}));
    return schema;
}

Json resource_of(const PackagedFile& file, const DataPackageInput& input) {
    Json resource = Json::object();
    const TableFormat& format = file.format;
    // Names are unique, so a file of the same table in another format has another name.
    resource.emplace("name", format.is_delimited ? file.file.name : file.file.name + '-' + std::string(format.ending));
    resource.emplace("type", "table");
    resource.emplace("path", path_of(file.file, format));
    resource.emplace("title", file.file.title);
    resource.emplace("format", format.ending);
    resource.emplace("mediatype", format.media_type);
    if (format.is_delimited) resource.emplace("encoding", "utf-8");
    resource.emplace("bytes", file.byte_count);
    resource.emplace("hash", "sha256:" + hexadecimal(file.digest));
    if (format.is_delimited)
        resource.emplace("dialect", Json{{"header", true}, {"delimiter", ","}, {"lineTerminator", "\r\n"}, {"quoteChar", "\""}});
    resource.emplace("schema", schema_of(file, input.words));
    if (file.file.kind != TableFile::Kind::table) return resource;
    const PrintedTable& table = file.file.tables.front();
    if (!table.unit.empty()) resource.emplace("unit", table.unit);
    if (table.source != nullptr) resource.emplace("sources", Json::array({json_of(*table.source, table.pages)}));
    return resource;
}

// The department makes the document, and the site's publisher publishes the data. Both may be the same.
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
    return json_text(package);
}

}  // namespace sitegen

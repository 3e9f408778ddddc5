#include "export/data_package.hpp"

#include <algorithm>

#include "export/facts_csv.hpp"
#include "export/json_text.hpp"
#include "model/addresses.hpp"

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

Json csv_dialect() {
    return {{"header", true}, {"delimiter", ","}, {"lineTerminator", "\r\n"}, {"quoteChar", "\""}, {"doubleQuote", true}};
}

Json schema_of(const std::vector<TableField>& fields) {
    Json described = Json::array();
    Json key = Json::array();
    for (const TableField& field : fields) {
        Json json = {{"name", field.name}, {"type", name_of(field.type)}, {"title", field.title}};
        add_text(json, "description", field.description);
        add_text(json, "columnType", field.fiscal_type);
        add_text(json, "unit", field.unit);
        if (field.is_always_set) json.emplace("constraints", Json{{"required", true}});
        if (!field.categories.empty()) json.emplace("categories", field.categories);
        described.push_back(std::move(json));
        if (field.is_of_key) key.push_back(field.name);
    }
    Json schema = Json::object();
    schema.emplace("fields", std::move(described));
    if (!key.empty()) schema.emplace("primaryKey", std::move(key));
    schema.emplace("missingValues", Json::array({""}));
    return schema;
}

Json resource_of(const PackagedFile& file, const DataPackageInput& input) {
    Json resource = Json::object();
    const TableFormat& format = file.format;
    // Names are unique, so a file of the same table in another format has another name.
    resource.emplace("name", format.is_delimited ? file.file.name : file.file.name + '-' + std::string(format.ending));
    resource.emplace("type", "table");
    resource.emplace("profile", "tabular-data-resource");  // for readers of version 1
    resource.emplace("path", path_of(file.file, format));
    resource.emplace("title", file.file.title);
    resource.emplace("description", description_of(file.file, input.document, input.words));
    resource.emplace("format", format.ending);
    resource.emplace("mediatype", format.media_type);
    if (format.is_delimited) resource.emplace("encoding", "utf-8");
    resource.emplace("bytes", file.byte_count);
    resource.emplace("hash", "sha256:" + hexadecimal(file.digest));
    if (format.is_delimited) resource.emplace("dialect", csv_dialect());
    resource.emplace("schema", schema_of(file.fields));
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

std::string description_of(const TableFile& file, const Document& document, const Words& words) {
    if (file.kind == TableFile::Kind::cells) return words.phrase("description-cells", {{"document", document.title}});
    return words.phrase("description-table", {{"table", file.title}, {"document", document.title}});
}

std::string data_package_json(const DataPackageInput& input) {
    const Document& document = input.document;
    Json package = Json::object();
    package.emplace("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
    package.emplace("profile", "tabular-data-package");  // for readers of version 1
    package.emplace("name", document.department + "-" + document.year.text() + "-" + document.stage);
    package.emplace("title", document.title);
    const std::string& stage = document.standard->find_stage(document.stage)->title;
    const std::string& department = input.department.name_in(document.year);
    package.emplace("description",
                    input.words.phrase(
                        "description-document",
                        {{"department", department}, {"year", document.year.text()}, {"stage", stage}, {"title", document.title}}));
    package.emplace("keywords", Json::array({department, document.year.text(), stage}));
    if (!input.site.address.empty()) package.emplace("homepage", input.site.address + document_folder(document));
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

std::string facts_package_json(const std::string& name, const SiteSettings& site, const std::vector<FactsFile>& files,
                               const Words& words) {
    Json package = Json::object();
    package.emplace("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
    const bool has_only_tables = std::all_of(files.begin(), files.end(), [](const FactsFile& file) { return file.is_csv(); });
    package.emplace("profile", has_only_tables ? "tabular-data-package" : "data-package");
    package.emplace("name", name);
    package.emplace("title", site.title);
    package.emplace("description", words.at("download-facts"));
    if (!site.address.empty()) package.emplace("homepage", site.address);
    package.emplace("language", site.language);
    package.emplace("contributors", Json::array({Json{{"title", site.publisher}, {"roles", Json::array({"publisher"})}}}));
    if (site.licence) package.emplace("licenses", licences_of(*site.licence));
    Json resources = Json::array();
    for (const FactsFile& file : files) {
        const bool is_csv = file.is_csv();
        Json resource = Json::object();
        std::string resource_name = file.path.substr(file.path.rfind('/') + 1);
        std::replace(resource_name.begin(), resource_name.end(), '.', '-');
        resource.emplace("name", std::move(resource_name));
        if (is_csv) resource.emplace("type", "table");
        if (is_csv) resource.emplace("profile", "tabular-data-resource");
        resource.emplace("path", file.path);
        resource.emplace("title", file.title);
        resource.emplace("description", words.at("dictionary-facts-explained"));
        resource.emplace("format", file.path.substr(file.path.rfind('.') + 1));
        resource.emplace("mediatype", is_csv ? "text/csv" : "application/vnd.sqlite3");
        if (is_csv) resource.emplace("encoding", "utf-8");
        resource.emplace("bytes", file.byte_count);
        resource.emplace("hash", "sha256:" + hexadecimal(file.digest));
        if (is_csv) resource.emplace("dialect", csv_dialect());
        if (is_csv) resource.emplace("schema", schema_of(joined_facts_fields(words)));
        resources.push_back(std::move(resource));
    }
    package.emplace("resources", std::move(resources));
    return json_text(package);
}

}  // namespace sitegen

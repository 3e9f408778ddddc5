#include "export/csvw.hpp"

#include <algorithm>

#include "export/json_text.hpp"
#include "export/overview_csv.hpp"

namespace sitegen {

namespace {

using Json = nlohmann::ordered_json;

const char* csvw_type(FieldType type) { return type == FieldType::number ? "decimal" : name_of(type); }

// A name may have no hyphen, which ids have instead of the underscore.
std::string csvw_name(std::string id) {
    std::replace(id.begin(), id.end(), '-', '_');
    return id;
}

Json context_of(const SiteSettings& site) { return Json::array({"http://www.w3.org/ns/csvw", Json{{"@language", site.language}}}); }

void add_publisher(Json& json, const SiteSettings& site) {
    json.emplace("dc:publisher", site.publisher);
    if (!site.licence) return;
    const Licence& licence = *site.licence;
    json.emplace("dc:license", licence.url.empty() ? Json(licence.name) : Json{{"@id", licence.url}});
}

Json csvw_dialect() { return {{"header", true}, {"delimiter", ","}, {"lineTerminators", Json::array({"\r\n"})}}; }

// Columns with printed headings have no other name; processors make one of the heading.
Json csvw_schema(const std::vector<TableField>& fields) {
    Json columns = Json::array();
    Json key = Json::array();
    for (const TableField& field : fields) {
        Json column = Json::object();
        if (!field.id.empty()) column.emplace("name", csvw_name(field.id));
        column.emplace("titles", field.name);
        column.emplace("dc:title", field.title);
        if (!field.description.empty()) column.emplace("dc:description", field.description);
        if (!field.unit.empty()) column.emplace("schema:unitText", field.unit);
        column.emplace("datatype", csvw_type(field.type));
        if (field.is_always_set) column.emplace("required", true);
        columns.push_back(std::move(column));
        if (field.is_of_key) key.push_back(csvw_name(field.id));
    }
    Json schema = {{"columns", std::move(columns)}};
    if (!key.empty()) schema.emplace("primaryKey", std::move(key));
    return schema;
}

}  // namespace

std::string csvw_of_files(const std::vector<DescribedCsv>& files, const SiteSettings& site) {
    Json json = {{"@context", context_of(site)}};
    add_publisher(json, site);
    json.emplace("dialect", csvw_dialect());
    Json tables = Json::array();
    for (const DescribedCsv& file : files)
        tables.push_back({{"url", file.url},
                          {"dc:title", file.title},
                          {"dc:description", file.description},
                          {"tableSchema", csvw_schema(file.fields)}});
    json.emplace("tables", std::move(tables));
    return json_text(json);
}

std::string csvw_of_overview(const OverviewTable& table, const std::string& file_name, const SiteSettings& site,
                             const Words& words) {
    Json json = {{"@context", context_of(site)}, {"url", file_name}, {"dc:title", table.title}};
    add_publisher(json, site);
    json.emplace("dc:description", words.phrase("description-across", {{"table", table.title}, {"site", site.title}}));
    if (!table.unit.empty()) json.emplace("schema:unitText", table.unit);
    // What a page says of the rows that it leaves out is not so of the file.
    if (!table.notes.empty() && table.most_shown >= table.rows.size()) json.emplace("notes", table.notes);
    json.emplace("dialect", csvw_dialect());
    json.emplace("tableSchema", csvw_schema(overview_csv_fields(table, words)));
    return json_text(json);
}

}  // namespace sitegen

#include "export/document_texts.hpp"

#include <nlohmann/json.hpp>
#include <set>

#include "text/one_field.hpp"

namespace sitegen {

namespace {

using Json = nlohmann::ordered_json;

std::string text_at(const Json& json, const char* key) {
    const auto found = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// Empty if there is no such list.
const Json& list_at(const Json& json, const char* key) {
    static const Json none = Json::array();
    const auto found = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && found != json.end() && found->is_array() ? *found : none;
}

class TextsReader {
  public:
    std::vector<DocumentText> read(const Json& document) {
        add("title", text_at(document, "title"));
        for (const Json& table : list_at(document, "tables")) read_table(table);
        return std::move(texts_);
    }

  private:
    void read_table(const Json& table) {
        const std::string id = text_at(table, "id");
        add(id, text_at(table, "title"));
        for (const Json& side : list_at(table, "sides")) {
            const Json& columns = list_at(side, "columns");
            for (const Json& column : columns)
                add(id + "." + text_at(column, "id"), joined({text_at(column, "group"), text_at(column, "title")}));
            for (const Json& row : list_at(side, "rows")) read_row(row, id, columns);
        }
    }

    void read_row(const Json& row, const std::string& table, const Json& columns) {
        const std::string id = table + "[" + text_at(row, "id") + "]";
        std::vector<std::string> names;
        for (const char* key : {"codes", "names"}) {
            for (const Json& each : list_at(row, key)) names.push_back(each.is_string() ? each.get<std::string>() : std::string());
        }
        add(id, joined(names));
        const Json& cells = list_at(row, "cells");
        for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i)
            add(id + "." + text_at(columns[i], "id"), text_at(cells[i], "text"));
    }

    static std::string joined(const std::vector<std::string>& texts) { return in_one_field(texts); }

    // Two sides may have a row of one id: then the first one is taken.
    void add(std::string of, std::string text) {
        if (!text.empty() && taken_.insert(of).second) texts_.push_back({std::move(of), std::move(text)});
    }

    std::vector<DocumentText> texts_;
    std::set<std::string> taken_;
};

}  // namespace

std::vector<DocumentText> read_document_texts(std::string_view json) {
    const Json document = Json::parse(json, nullptr, false);
    return document.is_object() ? TextsReader().read(document) : std::vector<DocumentText>();
}

}  // namespace sitegen

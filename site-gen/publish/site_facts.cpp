#include "publish/site_facts.hpp"

#include <nlohmann/json.hpp>

namespace sitegen {

namespace {

using Json = nlohmann::json;

std::string text_at(const Json& json, const char* key) {
    if (!json.is_object()) return {};
    const auto found = json.find(key);
    if (found == json.end()) return {};
    if (found->is_string()) return found->get<std::string>();
    // A reference, an agent, or a text with its language.
    for (const char* inner : {"@id", "foaf:name", "@value"}) {
        if (std::string text = found->is_object() ? text_at(*found, inner) : std::string(); !text.empty()) return text;
    }
    return {};
}

}  // namespace

SiteFacts read_site_facts(std::string_view catalogue) {
    SiteFacts facts;
    const Json json = Json::parse(catalogue, nullptr, false);
    if (!json.is_object()) return facts;
    facts.title = text_at(json, "dct:title");
    facts.publisher = text_at(json, "dct:publisher");
    facts.licence = text_at(json, "dct:license");
    const auto datasets = json.find("dcat:dataset");
    if (datasets == json.end() || !datasets->is_array()) return facts;
    for (const Json& each : *datasets) {
        std::string page = text_at(each, "dcat:landingPage");
        if (page.starts_with("../")) page.erase(0, 3);
        page.erase(page.rfind('/') + 1);
        facts.documents.push_back(
            {text_at(each, "dct:title"), text_at(each, "dct:issued"), text_at(each, "dct:modified"), std::move(page)});
    }
    return facts;
}

}  // namespace sitegen

#include "publish/site_facts.hpp"

#include <nlohmann/json.hpp>

#include "model/addresses.hpp"
#include "text/web_address.hpp"

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

// The home page has an address of the web only if the site knows its own.
std::string address_in(const Json& catalogue) {
    constexpr std::string_view home = "/index.html";
    std::string address = text_at(catalogue, "foaf:homepage");
    if (!has_web_scheme(address) || !address.ends_with(home)) return {};
    address.resize(address.size() - home.size() + 1);
    return site_address_fault(address).empty() ? address : std::string();
}

}  // namespace

SiteFacts read_site_facts(std::string_view catalogue) {
    SiteFacts facts;
    const Json json = Json::parse(catalogue, nullptr, false);
    if (!json.is_object()) return facts;
    facts.title = text_at(json, "dct:title");
    facts.publisher = text_at(json, "dct:publisher");
    facts.licence = text_at(json, "dct:license");
    facts.address = address_in(json);
    const auto datasets = json.find("dcat:dataset");
    if (datasets == json.end() || !datasets->is_array()) return facts;
    for (const Json& each : *datasets) {
        std::string page = text_at(each, "dcat:landingPage");
        for (const std::string& root : {facts.address, std::string("../")}) {
            if (!root.empty() && page.starts_with(root)) page.erase(0, root.size());
        }
        page.erase(page.rfind('/') + 1);
        if (is_address_of_site(page.substr(0, page.find('/')))) continue;  // the facts of all documents
        facts.documents.push_back(
            {text_at(each, "dct:title"), text_at(each, "dct:issued"), text_at(each, "dct:modified"), std::move(page)});
    }
    return facts;
}

}  // namespace sitegen

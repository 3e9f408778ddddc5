#include "publish/wacz_package.hpp"

#include <nlohmann/json.hpp>

#include "model/failure.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace {

constexpr std::string_view hash_prefix = "sha256:";

std::string required_text(const nlohmann::json& object, const char* key, const std::string& shown) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (!object.is_object() || found == object.end() || !found->is_string())
        throw Failure(shown + " is no sound WACZ: a text \"" + key + "\" is missing in its lists of digests");
    return found->get<std::string>();
}

ManifestEntry listed_digest(const nlohmann::json& object, const std::string& shown) {
    const std::string path = required_text(object, "path", shown);
    const std::string hash = required_text(object, "hash", shown);
    if (!hash.starts_with(hash_prefix))
        throw Failure(shown + ": the digest of " + path + " is \"" + hash + "\". Only SHA-256 can be verified");
    return {path, hash.substr(hash_prefix.size())};
}

}  // namespace

std::string wacz_package(const WaczPackage& package) {
    nlohmann::ordered_json json = {
        {"profile", "data-package"}, {"wacz_version", "1.1.1"}, {"software", "site-gen " SITE_GEN_VERSION}};
    if (!package.title.empty()) json["title"] = package.title;
    json["description"] = package.description;
    if (!package.publisher.empty()) json["contributors"] = {{{"title", package.publisher}, {"role", "publisher"}}};
    json["created"] = package.created;
    if (!package.main_page.empty()) {
        json["mainPageUrl"] = package.main_page;
        json["mainPageDate"] = package.created;
    }
    json["resources"] = nlohmann::ordered_json::array();
    for (const WaczResource& resource : package.resources) {
        json["resources"].push_back({{"name", resource.path.substr(resource.path.rfind('/') + 1)},
                                     {"path", resource.path},
                                     {"hash", std::string(hash_prefix) + resource.sha256},
                                     {"bytes", resource.byte_count}});
    }
    return json.dump(2) + "\n";
}

std::string wacz_digest(std::string_view package) {
    const nlohmann::ordered_json json = {{"path", wacz_package_name}, {"hash", std::string(hash_prefix) + sha256_of(package)}};
    return json.dump(2) + "\n";
}

Manifest wacz_manifest(std::string_view package, std::string_view digest, const std::string& shown) {
    Manifest manifest;
    const nlohmann::json described = nlohmann::json::parse(package, nullptr, false);
    static_cast<void>(required_text(described, "wacz_version", shown));
    const auto resources = described.find("resources");
    if (resources == described.end() || !resources->is_array())
        throw Failure(shown + " is no sound WACZ: " + wacz_package_name + " lists no resources");
    for (const nlohmann::json& each : *resources) manifest.push_back(listed_digest(each, shown));
    manifest.push_back(listed_digest(nlohmann::json::parse(digest, nullptr, false), shown));
    sort(manifest);
    return manifest;
}

}  // namespace sitegen

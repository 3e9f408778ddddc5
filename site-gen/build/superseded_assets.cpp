#include "build/superseded_assets.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>

#include "publish/manifest.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace {

constexpr std::string_view digest_and_folder = "  assets/";
constexpr std::size_t digest_length = 64;
constexpr std::size_t fingerprint_length = 12;

// "assets/civic.1f2e3d4c5b6a.css"
bool has_fingerprint(std::string_view path) {
    const std::size_t ending = path.rfind('.');
    if (ending == std::string_view::npos || ending <= fingerprint_length) return false;
    const std::string_view fingerprint = path.substr(ending - fingerprint_length, fingerprint_length);
    return path[ending - fingerprint_length - 1] == '.' &&
           fingerprint.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// The assets in a manifest, without a look at its many other lines.
Manifest assets_in(std::string_view manifest) {
    Manifest assets;
    for (std::size_t at = manifest.find(digest_and_folder); at != std::string_view::npos;
         at = manifest.find(digest_and_folder, at + 1)) {
        if (at < digest_length || (at > digest_length && manifest[at - digest_length - 1] != '\n')) continue;
        const std::size_t end = std::min(manifest.find('\n', at), manifest.size());
        assets.push_back(
            {std::string(manifest.substr(at + 2, end - at - 2)), std::string(manifest.substr(at - digest_length, digest_length))});
    }
    return assets;
}

}  // namespace

std::set<std::string> paths_of_superseded(const std::string& list) {
    std::istringstream stream(list);
    std::set<std::string> paths;
    for (std::string path; std::getline(stream, path);) paths.insert(path);
    return paths;
}

void keep_superseded_assets(const std::set<std::string>& current, const SiteFiles& published, FileWriter& files) {
    const std::optional<std::string> manifest = published.read_published(manifest_name);
    if (!manifest || current.contains(superseded_assets_path)) return;
    const std::set<std::string> over = paths_of_superseded(published.read_published(superseded_assets_path).value_or(""));
    std::string list;
    for (const ManifestEntry& asset : assets_in(*manifest)) {
        if (current.contains(asset.path) || over.contains(asset.path) || !has_fingerprint(asset.path)) continue;
        const std::optional<std::string> bytes = published.read_published(asset.path);
        if (!bytes || sha256_of(*bytes) != asset.sha256) continue;  // somebody has changed it
        files.write(asset.path, *bytes);
        list += asset.path + "\n";
    }
    if (!list.empty()) files.write(superseded_assets_path, list);
}

}  // namespace sitegen

#include "publish/verification.hpp"

#include <algorithm>
#include <map>

#include "model/failure.hpp"
#include "publish/interruption.hpp"
#include "publish/wacz_package.hpp"
#include "text/ascii.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_manifest_bytes = std::size_t{1} << 30U;

// Of a BagIt bag (RFC 8493).
constexpr const char* bag_declaration_name = "bagit.txt";
constexpr const char* tag_manifest_name = "tagmanifest-sha256.txt";
constexpr const char* payload_sha512_name = "manifest-sha512.txt";

// Of a percent sign in a bag's manifest.
std::string decoded(std::string path) {
    for (std::size_t at = path.find("%25"); at != std::string::npos; at = path.find("%25", at + 1)) path.erase(at + 1, 2);
    return path;
}

const char* words_for(FileFault::Kind kind) {
    switch (kind) {
        case FileFault::Kind::missing:
            return "is missing, though the site's manifest lists it";
        case FileFault::Kind::added:
            return "is not in the site's manifest";
        case FileFault::Kind::altered:
            return "differs from the site's manifest";
        case FileFault::Kind::not_plain:
            return "is not a plain file";
    }
    return "";
}

// Names alone, which cost nothing: both lists are sorted.
std::vector<FileFault> compare_names(const PublishedFiles& files, const Manifest& manifest) {
    std::vector<FileFault> faults;
    auto listed = manifest.begin();
    for (const std::string& name : files.names()) {
        if (name == manifest_name) continue;
        for (; listed != manifest.end() && listed->path < name; ++listed)
            faults.push_back({FileFault::Kind::missing, listed->path});
        if (listed == manifest.end() || listed->path != name) {
            faults.push_back({FileFault::Kind::added, name});
            continue;
        }
        if (!files.is_plain(name)) faults.push_back({FileFault::Kind::not_plain, name});
        ++listed;
    }
    for (; listed != manifest.end(); ++listed) faults.push_back({FileFault::Kind::missing, listed->path});
    return faults;
}

bool is_altered(const PublishedFiles& files, const ManifestEntry& entry) {
    require_uninterrupted();
    return files.has(entry.path) && files.is_plain(entry.path) && files.sha256_of(entry.path) != entry.sha256;
}

// By path. Nothing if a line is none of such a list.
std::optional<std::map<std::string, std::string>> parse_sha512_list(std::string_view text) {
    constexpr std::size_t digest_size = 128;
    std::map<std::string, std::string> digests;
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const std::size_t name = line.find_first_not_of(" \t", digest_size);
        if (line.size() <= digest_size || name == digest_size || name == std::string_view::npos) return std::nullopt;
        digests.emplace(decoded(std::string(line.substr(name))), ascii_lower(line.substr(0, digest_size)));
    }
    return digests;
}

void compare_sha512(const PublishedFiles& files, const char* list, std::vector<FileFault>& faults) {
    if (!files.has(list)) return;
    const std::optional<std::string> text = files.read(list, most_manifest_bytes);
    const auto digests = text ? parse_sha512_list(*text) : std::nullopt;
    if (!digests) return faults.push_back({FileFault::Kind::altered, list});
    for (const auto& [path, digest] : *digests) {
        require_uninterrupted();
        if (!files.has(path)) {
            faults.push_back({FileFault::Kind::missing, path});
        } else if (files.sha512_of(path) != digest) {
            faults.push_back({FileFault::Kind::altered, path});
        }
    }
    if (list != std::string_view(payload_sha512_name)) return;
    for (const std::string& name : files.names()) {
        if (name.starts_with("data/") && !digests->contains(name)) faults.push_back({FileFault::Kind::added, name});
    }
}

// Nothing in a WACZ can list the digest of its list of digests.
Manifest manifest_of_wacz(const PublishedFiles& files, const fs::path& shown) {
    const std::optional<std::string> package = files.read(wacz_package_name, most_manifest_bytes);
    const std::optional<std::string> digest = files.read(wacz_digest_name, most_manifest_bytes);
    if (!package || !digest)
        throw Failure(shown.string() + " is no sound WACZ: it holds no " + (package ? wacz_digest_name : wacz_package_name));
    Manifest manifest = wacz_manifest(*package, *digest, shown.string());
    manifest.push_back({wacz_digest_name, sha256_of(*digest)});
    sort(manifest);
    return manifest;
}

}  // namespace

Manifest manifest_at(const PublishedFiles& files, const fs::path& shown) {
    const auto read = [&](const char* name) -> Manifest {
        const std::optional<std::string> text = files.read(name, most_manifest_bytes);
        if (!text) throw Failure(shown.string() + " is no published site and no bundle: it holds no " + name);
        return parse_manifest(*text, shown / name);
    };
    // A bundle as a folder has such a package only within the site.
    if (files.has(wacz_package_name) && !files.has(manifest_name)) return manifest_of_wacz(files, shown);
    Manifest manifest = read(manifest_name);
    if (!files.has(bag_declaration_name)) return manifest;
    for (ManifestEntry& entry : manifest) entry.path = decoded(std::move(entry.path));
    for (ManifestEntry& entry : read(tag_manifest_name)) {
        if (entry.path != manifest_name) manifest.push_back(std::move(entry));
    }
    // Nothing in a bag can list the list of the lists.
    for (const std::string& name : files.names()) {
        if (name.starts_with("tagmanifest-")) {
            if (std::optional<std::string> digest = files.sha256_of(name)) manifest.push_back({name, std::move(*digest)});
        }
    }
    sort(manifest);
    return manifest;
}

std::vector<FileFault> find_faults(const PublishedFiles& files, const Manifest& manifest) {
    std::vector<FileFault> faults = compare_names(files, manifest);
    for (const ManifestEntry& entry : manifest) {
        if (is_altered(files, entry)) faults.push_back({FileFault::Kind::altered, entry.path});
    }
    std::stable_sort(faults.begin(), faults.end(), [](const FileFault& a, const FileFault& b) { return a.path < b.path; });
    return faults;
}

std::vector<FileFault> find_faults_of_sha512(const PublishedFiles& files) {
    std::vector<FileFault> faults;
    if (!files.has(bag_declaration_name)) return faults;
    for (const char* list : {payload_sha512_name, "tagmanifest-sha512.txt"}) compare_sha512(files, list, faults);
    std::stable_sort(faults.begin(), faults.end(), [](const FileFault& a, const FileFault& b) { return a.path < b.path; });
    return faults;
}

Manifest verified_manifest(const fs::path& site) {
    try {
        if (!fs::is_regular_file(fs::symlink_status(site / manifest_name))) {
            throw Failure(site.string() + " is not a published site: it holds no " + manifest_name);
        }
        Manifest manifest = read_manifest(site / manifest_name);
        const PublishedFiles files(site);
        std::vector<FileFault> faults = compare_names(files, manifest);
        for (auto entry = manifest.begin(); faults.empty() && entry != manifest.end(); ++entry) {
            if (is_altered(files, *entry)) faults.push_back({FileFault::Kind::altered, entry->path});
        }
        if (faults.empty()) return manifest;
        throw Failure((site / faults.front().path).string() + " " + words_for(faults.front().kind) + "; build the site again");
    } catch (const fs::filesystem_error& error) {
        throw Failure("cannot read " + site.string() + ": " + error.code().message());
    }
}

}  // namespace sitegen

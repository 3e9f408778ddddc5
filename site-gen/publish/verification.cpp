#include "publish/verification.hpp"

#include <algorithm>

#include "model/failure.hpp"
#include "publish/interruption.hpp"
#include "publish/wacz_package.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_manifest_bytes = std::size_t{1} << 30U;

// Of a BagIt bag (RFC 8493).
constexpr const char* bag_declaration_name = "bagit.txt";
constexpr const char* tag_manifest_name = "tagmanifest-sha256.txt";

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

#include "publish/bundle_entries.hpp"

#include <algorithm>
#include <utility>

#include "disk/folder.hpp"
#include "disk/read_file.hpp"
#include "model/addresses.hpp"
#include "publish/bundle_readme.hpp"
#include "publish/part_of_site.hpp"
#include "publish/site_facts.hpp"
#include "publish/superseded_list.hpp"
#include "publish/verification.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

constexpr const char* readme_name = "README.txt";

SiteFacts facts_of(const fs::path& site, const Manifest& manifest, const PartOfSite& part) {
    const auto is_catalogue = [](const ManifestEntry& entry) { return entry.path == site_path::catalogue; };
    if (std::none_of(manifest.begin(), manifest.end(), is_catalogue)) return {};
    SiteFacts facts = read_site_facts(read_whole_file(site / site_path::catalogue));
    const std::vector<std::string>& paths = part.paths();
    std::erase_if(facts.documents, [&](const SiteFacts::Dataset& document) {
        return !std::binary_search(paths.begin(), paths.end(), document.folder + "index.html");
    });
    return facts;
}

void add_site(const fs::path& site, const Manifest& manifest, const PartOfSite& part, const std::string& prefix,
              BundleEntries& entries) {
    for (const std::string& path : part.paths()) {
        BundleEntry& entry = entries.emplace_back(BundleEntry{prefix + path, site / path, {}, {}});
        if (!part.is_whole() && path.ends_with(".html")) {
            entry.bytes = part.marked(read_whole_file(entry.file), path);
            entry.file.clear();
            entry.sha256 = sha256_of(entry.bytes);
            continue;
        }
        const auto listed =
            std::lower_bound(manifest.begin(), manifest.end(), path,
                             [](const ManifestEntry& each, const std::string& wanted) { return each.path < wanted; });
        const bool is_listed = listed != manifest.end() && listed->path == path;
        entry.sha256 = is_listed ? listed->sha256 : sha256_of_file(entry.file);
    }
}

// Sorted, so that no file system decides the order.
void add_sources(const SourceFolder& source, const std::string& prefix, BundleEntries& entries) {
    std::vector<std::string> paths;
    const auto is_visible = [](std::string_view name) { return !name.starts_with('.'); };
    walk(open_folder(source.folder), source.folder, is_visible, [&](const std::string& path, EntryKind kind) {
        const bool is_hidden = path.find("/.") != std::string::npos && path.find("/.well-known/") == std::string::npos;
        if (kind == EntryKind::file && !is_hidden) paths.push_back(path);
    });
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) {
        fs::path file = source.folder / path;
        std::string digest = sha256_of_file(file);
        entries.push_back({prefix + source.name + "/" + path, std::move(file), {}, std::move(digest)});
    }
}

}  // namespace

std::uint64_t byte_count_of(const BundleEntry& entry) {
    return entry.file.empty() ? entry.bytes.size() : std::filesystem::file_size(entry.file);
}

void read_in_pieces(const BundleEntry& entry, const std::function<void(std::string_view)>& take) {
    if (entry.file.empty()) {
        take(entry.bytes);
    } else {
        read_in_pieces(entry.file, take);
    }
}

SiteEntries gather_site(const BundleOptions& options, const std::string& prefix) {
    const Manifest manifest = verified_manifest(options.site);
    PartOfSite part(manifest, options.department, options.year);
    part.add_linked_static_files([&](const std::string& path) { return read_whole_file(options.site / path); });
    SiteEntries site{facts_of(options.site, manifest, part), {}, !part.is_complete()};
    add_site(options.site, manifest, part, prefix, site.entries);
    return site;
}

BundleEntries explained_entries(SiteEntries site, const std::string& prefix, const std::string& manifest, SourcesInBundle sources) {
    const auto is_superseded = [&](const BundleEntry& entry) { return entry.name == prefix + "site/" + superseded_assets_path; };
    const bool has_superseded = std::any_of(site.entries.begin(), site.entries.end(), is_superseded);
    std::string readme =
        bundle_readme({site.facts, prefix + "site/", manifest, site.is_part, sources.are_packed, sources.theme, has_superseded});
    std::string digest = sha256_of(readme);
    BundleEntries entries = std::move(site.entries);
    entries.push_front({prefix + readme_name, {}, std::move(readme), std::move(digest)});
    return entries;
}

BundleEntries gather_entries(const BundleOptions& options, const std::string& prefix, const std::string& manifest) {
    BundleEntries entries =
        explained_entries(gather_site(options, prefix + "site/"), prefix, manifest, {!options.sources.empty(), options.theme});
    for (const SourceFolder& source : options.sources) add_sources(source, prefix + "sources/", entries);
    return entries;
}

}  // namespace sitegen

#include "publish/bundle_file.hpp"

#include <algorithm>

#include "model/addresses.hpp"
#include "model/failure.hpp"
#include "publish/interruption.hpp"
#include "publish/source_date.hpp"
#include "publish/zip_file.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace {

std::string list_of(const BundleEntries& entries) {
    Manifest manifest;
    for (const BundleEntry& entry : entries) manifest.push_back({entry.name, entry.sha256});
    sort(manifest);
    return manifest_text(manifest);
}

void write_zip(const BundleEntries& entries, const std::string& folder, std::int64_t unix_time, const FileDescriptor& file,
               const std::filesystem::path& shown) {
    ZipWriter zip(file, shown, zip_time(unix_time));
    for (const BundleEntry& entry : entries) {
        if (entry.file.empty()) {
            zip.add_text(folder + entry.name, entry.bytes, entry.packing);
        } else {
            zip.add_file(folder + entry.name, entry.file, entry.packing);
        }
    }
    zip.finish();
}

// The files could have changed while they were packed, and disks and libraries make errors. So an archive is read again.
void require_archived(const BundleEntries& entries, const std::string& folder, const FileDescriptor& file,
                      const std::filesystem::path& shown) {
    const Manifest found = read_back(file, shown);
    for (std::size_t i = 0; i < std::max(entries.size(), found.size()); ++i) {
        if (i < entries.size() && i < found.size() && found[i] == ManifestEntry{folder + entries[i].name, entries[i].sha256})
            continue;
        throw Failure("the bundle " + shown.string() + " would not verify: " +
                      (i < entries.size() ? entries[i].name : found[i].path) + " changed while it was packed");
    }
}

}  // namespace

void add_list(BundleEntries& entries) {
    const std::string list = list_of(entries);
    entries.insert(entries.begin() + 1, BundleEntry{manifest_name, {}, list, sha256_of(list)});
}

std::string folder_of_bundle(const BundleEntries& entries, const std::string& department, const std::string& year) {
    std::string name = "budgets";
    for (const std::string* part : {&department, &year}) name += part->empty() ? "" : "-" + *part;
    return name + "-" + sha256_of(list_of(entries)).substr(0, 8) + "/";
}

void write_bundle_file(const BundleEntries& entries, const std::string& folder, std::int64_t unix_time, const FileDescriptor& file,
                       const std::filesystem::path& shown) {
    write_zip(entries, folder, unix_time, file, shown);
    require_archived(entries, folder, file, shown);
    require_uninterrupted();
}

void write_bundle_of_site(const BundleEntries& site, const FileDescriptor& file, const std::filesystem::path& shown) {
    SiteEntries packed;
    for (const BundleEntry& entry : site) {
        packed.entries.push_back(entry);
        packed.entries.back().name.insert(0, "site/");
        if (entry.name != site_path::catalogue) continue;
        std::string catalogue;
        read_in_pieces(entry, [&](std::string_view bytes) { catalogue += bytes; });
        packed.facts = read_site_facts(catalogue);
    }
    const std::string manifest = list_of(site);
    const auto place = std::lower_bound(site.begin(), site.end(), manifest_name,
                                        [](const BundleEntry& entry, const char* name) { return entry.name < name; });
    packed.entries.insert(packed.entries.begin() + (place - site.begin()),
                          BundleEntry{std::string("site/") + manifest_name, {}, manifest, sha256_of(manifest)});
    BundleEntries entries = explained_entries(std::move(packed), "", manifest_name, {});
    add_list(entries);
    write_bundle_file(entries, folder_of_bundle(entries, {}, {}), bundle_time({}), file, shown);
}

}  // namespace sitegen

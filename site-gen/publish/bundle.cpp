#include "publish/bundle.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "disk/read_file.hpp"
#include "model/failure.hpp"
#include "publish/bag_tags.hpp"
#include "publish/builder_lock.hpp"
#include "publish/bundle_entries.hpp"
#include "publish/interruption.hpp"
#include "publish/output_folder.hpp"
#include "publish/source_date.hpp"
#include "publish/unfinished_file.hpp"
#include "publish/wacz.hpp"
#include "publish/zip_file.hpp"
#include "text/paths.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

fs::path checked_bundle(const fs::path& site, const fs::path& output) {
    try {
        fs::path file = resolved(output);
        if (lies_within(file, resolved(site))) {
            throw Failure("cannot write the bundle to " + output.string() + ": the bundle would lie in the site that it packs");
        }
        if (fs::exists(file) && !fs::is_regular_file(file)) {
            throw Failure("cannot write the bundle to " + output.string() + ": it is not a file");
        }
        fs::create_directories(file.parent_path());
        return file;
    } catch (const fs::filesystem_error& error) {
        throw Failure("cannot write the bundle to " + output.string() + ": " + error.code().message());
    }
}

// Everything but the list itself.
std::string list_of(const BundleEntries& entries) {
    Manifest manifest;
    for (const BundleEntry& entry : entries) manifest.push_back({entry.name, entry.sha256});
    sort(manifest);
    return manifest_text(manifest);
}

void add_bytes(BundleEntries& entries, std::string name, std::string bytes) {
    std::string digest = sha256_of(bytes);
    entries.push_back({std::move(name), {}, std::move(bytes), std::move(digest)});
}

// The list of digests stands near the beginning, where people look.
BundleEntries plain_entries(const BundleOptions& options) {
    BundleEntries entries = gather_entries(options, "", manifest_name);
    const std::string list = list_of(entries);
    entries.insert(entries.begin() + 1, BundleEntry{manifest_name, {}, list, sha256_of(list)});
    return entries;
}

// Tells bundles of other contents apart, and bundles of the same contents not.
std::string top_folder(const BundleOptions& options, const std::string& list) {
    std::string name = "budgets";
    for (const std::string* part : {&options.department, &options.year}) name += part->empty() ? "" : "-" + *part;
    return name + "-" + sha256_of(list).substr(0, 8) + "/";
}

void write_zip(const BundleEntries& entries, const std::string& top, const FileDescriptor& file, const fs::path& output) {
    ZipWriter zip(file, output, zip_time(bundle_time(source_date_epoch())));
    for (const BundleEntry& entry : entries) {
        if (entry.file.empty()) {
            zip.add_text(top + entry.name, entry.bytes, entry.packing);
        } else {
            zip.add_file(top + entry.name, entry.file, entry.packing);
        }
    }
    zip.finish();
}

// The files could have changed while they were packed, and disks and libraries make errors. So an archive is read again.
void require_archived(const BundleEntries& entries, const std::string& top, const FileDescriptor& file, const fs::path& output) {
    const Manifest found = read_back(file, output);
    for (std::size_t i = 0; i < std::max(entries.size(), found.size()); ++i) {
        if (i < entries.size() && i < found.size() && found[i] == ManifestEntry{top + entries[i].name, entries[i].sha256}) continue;
        throw Failure("the bundle " + output.string() + " would not verify: " +
                      (i < entries.size() ? entries[i].name : found[i].path) + " changed while it was packed");
    }
}

void write_verified(const BundleEntries& entries, const std::string& top, const FileDescriptor& file, const fs::path& output) {
    write_zip(entries, top, file, output);
    require_archived(entries, top, file, output);
    require_uninterrupted();
}

// Returns how many files were packed.
std::size_t write_folder(const BundleOptions& options, const FileDescriptor& file) {
    BundleEntries entries =
        options.format == BundleFormat::bagit ? gather_entries(options, "data/", manifest_name) : plain_entries(options);
    const std::string top = top_folder(options, list_of(entries));
    if (options.format == BundleFormat::bagit) {
        for (auto& [name, bytes] : bag_tags(entries, source_date_epoch())) add_bytes(entries, name, std::move(bytes));
    }
    write_verified(entries, top, file, options.output);
    return entries.size();
}

// The WARC file lies beside the bundle until it is packed. It is never finished, so nothing of it stays.
std::size_t write_web_archive(const BundleOptions& options, const FileDescriptor& file, const fs::path& bundle) {
    if (!options.sources.empty()) throw std::logic_error("a WACZ has no sources");
    const UnfinishedFile warc(hidden_beside(bundle, "warc"));
    const Wacz wacz = make_wacz(options, bundle_time(source_date_epoch()), warc);
    write_verified(wacz.entries, "", file, options.output);
    return wacz.file_count;
}

}  // namespace

BundleSummary write_bundle(const BundleOptions& options) {
    const fs::path file = checked_bundle(options.site, options.output);
    finish_interrupted_build(options.site);
    const BuilderLock lock(hidden_beside(file, "lock"));
    UnfinishedFile unfinished(file);
    const std::size_t file_count = options.format == BundleFormat::wacz ? write_web_archive(options, unfinished.descriptor(), file)
                                                                        : write_folder(options, unfinished.descriptor());
    if (!unfinished.finish()) throw system_failure("write", options.output);
    return {file_count, fs::file_size(file)};
}

}  // namespace sitegen

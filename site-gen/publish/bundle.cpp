#include "publish/bundle.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <string>
#include <string_view>
#include <system_error>

#include "disk/read_file.hpp"
#include "model/failure.hpp"
#include "publish/bag_tags.hpp"
#include "publish/builder_lock.hpp"
#include "publish/bundle_entries.hpp"
#include "publish/interruption.hpp"
#include "publish/output_folder.hpp"
#include "publish/unfinished_file.hpp"
#include "publish/zip_file.hpp"
#include "text/paths.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

// https://reproducible-builds.org/specs/source-date-epoch/
std::optional<std::int64_t> time_of_the_source() {
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    if (epoch == nullptr) return std::nullopt;
    const std::string_view text(epoch);
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || end != text.data() + text.size()) {
        throw Failure("SOURCE_DATE_EPOCH is \"" + std::string(text) + "\", which is not a number of seconds since 1970");
    }
    return seconds;
}

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
    ZipWriter zip(file, output, zip_time(time_of_the_source().value_or(0)));
    for (const BundleEntry& entry : entries) {
        if (entry.file.empty()) {
            zip.add_text(top + entry.name, entry.bytes);
        } else {
            zip.add_file(top + entry.name, entry.file);
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

}  // namespace

BundleSummary write_bundle(const BundleOptions& options) {
    const fs::path file = checked_bundle(options.site, options.output);
    finish_interrupted_build(options.site);
    const BuilderLock lock(hidden_beside(file, "lock"));
    UnfinishedFile unfinished(file);

    BundleEntries entries =
        options.format == BundleFormat::zip ? plain_entries(options) : gather_entries(options, "data/", manifest_name);
    const std::string top = top_folder(options, list_of(entries));
    if (options.format == BundleFormat::bagit) {
        for (auto& [name, bytes] : bag_tags(entries, time_of_the_source())) add_bytes(entries, name, std::move(bytes));
    }
    write_zip(entries, top, unfinished.descriptor(), options.output);
    require_archived(entries, top, unfinished.descriptor(), options.output);
    require_uninterrupted();
    if (!unfinished.finish()) throw system_failure("write", options.output);
    return {entries.size(), fs::file_size(file)};
}

}  // namespace sitegen

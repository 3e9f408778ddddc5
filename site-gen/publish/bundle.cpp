#include "publish/bundle.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>

#include "model/failure.hpp"
#include "publish/bag_tags.hpp"
#include "publish/builder_lock.hpp"
#include "publish/bundle_entries.hpp"
#include "publish/bundle_file.hpp"
#include "publish/output_folder.hpp"
#include "publish/source_date.hpp"
#include "publish/unfinished_file.hpp"
#include "publish/wacz.hpp"
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

// Bags list their tag files elsewhere.
void add_tags(BundleEntries& entries) {
    for (auto& [name, bytes] : bag_tags(entries, source_date_epoch())) {
        std::string digest = sha256_of(bytes);
        entries.push_back({std::move(name), {}, std::move(bytes), std::move(digest)});
    }
}

// Returns how many files were packed.
std::size_t write_folder(const BundleOptions& options, const FileDescriptor& file) {
    const bool is_bag = options.format == BundleFormat::bagit;
    BundleEntries entries = gather_entries(options, is_bag ? "data/" : "", manifest_name);
    if (!is_bag) add_list(entries);
    const std::string folder = folder_of_bundle(entries, options.department, options.year);
    if (is_bag) add_tags(entries);
    write_bundle_file(entries, folder, bundle_time(source_date_epoch()), file, options.output);
    return entries.size();
}

// The WARC file lies beside the bundle until it is packed. It is never finished, so nothing of it stays.
std::size_t write_web_archive(const BundleOptions& options, const FileDescriptor& file, const fs::path& bundle) {
    if (!options.sources.empty()) throw std::logic_error("a WACZ has no sources");
    const UnfinishedFile warc(hidden_beside(bundle, "warc"));
    const std::int64_t time = bundle_time(source_date_epoch());
    const Wacz wacz = make_wacz(options, time, warc);
    write_bundle_file(wacz.entries, "", time, file, options.output);
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

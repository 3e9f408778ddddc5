#include "build/site_bundle.hpp"

#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "build/superseded_assets.hpp"
#include "disk/read_file.hpp"
#include "model/addresses.hpp"
#include "model/failure.hpp"
#include "publish/bundle_file.hpp"
#include "publish/unfinished_file.hpp"
#include "text/paths.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace {

// Sorted by path.
BundleEntries entries_of(const std::vector<const PublishedFile*>& files, const std::vector<OfferingPage>& pages,
                         const SiteFiles& site) {
    std::map<std::string_view, const PublishedFile*> by_path;
    for (const PublishedFile* file : files) {
        if (!by_path.emplace(file->path, file).second) throw Failure("the site has two files " + file->path);
    }
    std::set<std::string> superseded;
    if (by_path.contains(superseded_assets_path)) superseded = paths_of_superseded(site.read(superseded_assets_path));
    superseded.insert(superseded_assets_path);
    const auto is_copy = [&](std::string_view path) {
        const std::string_view original = original_of_copy(path);
        return site.is_compressed() && !original.empty() && by_path.contains(original);
    };
    std::map<std::string, BundleEntry> entries;
    for (const OfferingPage& page : pages) {
        std::string path = page.build.site.folder + site_path::data;
        entries.emplace(path, BundleEntry{path, {}, page.without_offer, sha256_of(page.without_offer)});
    }
    for (const auto& [path, file] : by_path) {
        if (superseded.contains(file->path) || is_copy(path)) continue;
        entries.emplace(file->path, BundleEntry{file->path, site.place_of(file->path), {}, hexadecimal(file->digest)});
    }
    BundleEntries sorted;
    for (auto& [path, entry] : entries) sorted.push_back(std::move(entry));
    return sorted;
}

}  // namespace

std::vector<PublishedFile> write_bundle_and_offers(const std::vector<const PublishedFile*>& others,
                                                   const std::vector<OfferingPage>& pages, const FilesBefore& before,
                                                   SiteFiles& files) {
    Timings& timings = pages.front().build.timings;
    const UnfinishedFile zip(files.work_folder() / "bundle.zip");
    {
        const StageTimer timer(timings, Stage::bundle);
        write_bundle_of_site(entries_of(others, pages, files), zip.descriptor(), site_path::bundle);
    }
    FileWriter writer(files, timings, before);
    const PublishedFile bundle =
        writer.compose(site_path::bundle, [&zip](const auto& take) { read_in_pieces(zip.readable_path(), take); });
    std::vector<PublishedFile> written = writer.take();
    for (const OfferingPage& page : pages) {
        SiteDownloads downloads = page.downloads;
        downloads.bundle_bytes = bundle.byte_count;
        downloads.bundle_sha256 = hexadecimal(bundle.digest);
        for (PublishedFile& file : write_data_page(page.build, page.departments, page.standards, downloads, before, files))
            written.push_back(std::move(file));
    }
    return written;
}

}  // namespace sitegen

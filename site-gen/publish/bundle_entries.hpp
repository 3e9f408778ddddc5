// The files of a bundle before they are packed.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "publish/bundle.hpp"
#include "publish/manifest.hpp"
#include "publish/site_facts.hpp"
#include "publish/zip_file.hpp"

namespace sitegen {

struct BundleEntry {
    std::string name;            // below the bundle's folder
    std::filesystem::path file;  // of its bytes; empty if they are here
    std::string bytes;
    std::string sha256;
    ZipPacking packing = ZipPacking::deflated;
};

[[nodiscard]] std::uint64_t byte_count_of(const BundleEntry& entry);
// Passes its bytes on, piece by piece.
void read_in_pieces(const BundleEntry& entry, const std::function<void(std::string_view)>& take);

// In the order in which they are packed. A deque, because what packs them keeps the address of their bytes.
using BundleEntries = std::deque<BundleEntry>;

struct SiteEntries {
    SiteFacts facts;  // with the documents of that part alone
    BundleEntries entries;
    bool is_part = false;  // not all departments and years; links to the rest of it are marked
};

// The site, or the part that is asked for, sorted. prefix: of all names. Throws a Failure as the next one.
[[nodiscard]] SiteEntries gather_site(const BundleOptions& options, const std::string& prefix);

struct SourcesInBundle {
    bool are_packed = false;
    std::string_view theme = {};  // see BundleOptions
};

// The entries of the site, and before them the README that explains them. manifest: the name of the list of digests, for the
// README.
[[nodiscard]] BundleEntries explained_entries(SiteEntries site, const std::string& prefix, const std::string& manifest,
                                              SourcesInBundle sources);

// The site, or the part that is asked for, below "site/"; the sources below "sources/"; and the README that explains both. prefix:
// of all of these, such as "data/"; manifest: the name of the list of digests, for the README. Throws a Failure if the site does
// not agree with its manifest, or if it does not have that part.
[[nodiscard]] BundleEntries gather_entries(const BundleOptions& options, const std::string& prefix, const std::string& manifest);

}  // namespace sitegen

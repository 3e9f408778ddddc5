// The files of a bundle before they are packed.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include "publish/bundle.hpp"
#include "publish/manifest.hpp"

namespace sitegen {

struct BundleEntry {
    std::string name;            // below the bundle's folder
    std::filesystem::path file;  // of its bytes; empty if they are here
    std::string bytes;
    std::string sha256;
};

// In the order in which they are packed. A deque, because what packs them keeps the address of their bytes.
using BundleEntries = std::deque<BundleEntry>;

// The site, or the part that is asked for, below "site/"; the sources below "sources/"; and the README that explains both. prefix:
// of all of these, such as "data/"; manifest: the name of the list of digests, for the README. Throws a Failure if the site does
// not agree with its manifest, or if it does not have that part.
[[nodiscard]] BundleEntries gather_entries(const BundleOptions& options, const std::string& prefix, const std::string& manifest);

}  // namespace sitegen

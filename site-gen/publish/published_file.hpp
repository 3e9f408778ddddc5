// A file of the site as it was written.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "text/sha256.hpp"
#include "text/site_path.hpp"

namespace sitegen {

struct PublishedFile {
    std::string path;  // below the site's root
    Digest digest{};
    std::uint64_t byte_count = 0;
    std::int64_t modified = 0;  // from the file system, see FileStatus; 0 if it was not asked for
    std::uint64_t inode = 0;
};

// The longest path, if some systems cannot unpack it; empty otherwise.
[[nodiscard]] inline std::string find_long_path(const std::vector<PublishedFile>& files) {
    const auto longest = std::max_element(
        files.begin(), files.end(), [](const PublishedFile& a, const PublishedFile& b) { return a.path.size() < b.path.size(); });
    return longest != files.end() && longest->path.size() > longest_portable_path ? longest->path : std::string();
}

}  // namespace sitegen

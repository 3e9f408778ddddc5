// A file of the site as it was written.
#pragma once

#include <cstdint>
#include <string>

#include "text/sha256.hpp"

namespace sitegen {

struct PublishedFile {
    std::string path;  // below the site's root
    Digest digest{};
    std::uint64_t byte_count = 0;
    std::int64_t modified = 0;  // from the file system, see FileStatus; 0 if it was not asked for
    std::uint64_t inode = 0;
};

}  // namespace sitegen

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
    std::int64_t modified = 0;  // as the file system has it, see FileStatus; 0 where that was not asked
    std::uint64_t inode = 0;
};

}  // namespace sitegen

// A file that a build has read, and what tells whether it has changed since.
#pragma once

#include <cstdint>
#include <string>

#include "text/sha256.hpp"

namespace sitegen {

// What the file system says of a file: cheap to ask for, and nearly always enough to tell that it has not changed.
struct FileStatus {
    std::uint64_t byte_count = 0;
    std::int64_t modified = 0;  // nanoseconds since 1970, of the contents
    std::int64_t changed = 0;   // the same, of the contents or of the status
    std::uint64_t inode = 0;    // 0: not to be trusted, the contents have to be compared

    friend bool operator==(const FileStatus&, const FileStatus&) = default;
};

struct InputFile {
    std::string path;
    FileStatus status;
    Digest digest{};  // of its bytes; zeros where it was not read
};

}  // namespace sitegen

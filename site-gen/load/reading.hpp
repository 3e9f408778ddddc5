// Records what was looked at to load something, at the moment of looking. All results depend on these readings and on nothing else.
// So nobody has to list by hand what a page depends on.
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/sha256.hpp"

namespace sitegen {

// What the file system says about a file. It is cheap to ask for, and nearly always enough to show that the file has not changed.
struct FileStatus {
    std::uint64_t byte_count = 0;
    std::int64_t modified = 0;  // nanoseconds since 1970, of the contents
    std::int64_t changed = 0;   // nanoseconds since 1970, of the contents or of the status
    std::uint64_t inode = 0;    // 0: do not trust the status, compare the contents

    friend bool operator==(const FileStatus&, const FileStatus&) = default;
};

[[nodiscard]] FileStatus file_status_of(const struct stat& status);

struct Reading {
    enum class Kind : std::uint8_t {
        file,     // its bytes were read
        folder,   // its names were listed
        present,  // its existence was asked for, and it existed
        absent,   // it was to be read or listed, or its existence was asked for, and it did not exist
    };
    Kind kind = Kind::file;
    std::string path;    // relative to the root; empty for the root itself
    FileStatus status;   // of a file or folder: the same before and after it was read
    Digest digest = {};  // of a file's bytes or a folder's names; otherwise zeros

    friend bool operator==(const Reading&, const Reading&) = default;
};

// Everything that was looked at below one folder.
struct ReadingLog {
    std::string root;
    std::vector<Reading> readings;
};

// Equal digests mean equal content: equal kinds, paths, bytes and names. The status does not count.
[[nodiscard]] Digest digest_of(const std::vector<ReadingLog>& logs);

// Sorts the readings by path, so that those of one folder are together.
void sort_by_path(std::vector<Reading>& readings);

struct FolderEntry {
    std::string name;
    bool is_folder = false;  // not for a link to a folder: it could lead back to a folder that contains it
};

// The names in a folder, sorted bytewise. Names that begin with a dot are skipped.
struct FolderListing {
    std::vector<FolderEntry> entries;
    FileStatus status;  // the same before and after the names were read
};

// path: relative to the root. Returns nothing if there is no such folder or it may not be listed; then errno is EACCES, ENOENT or
// ENOTDIR. Throws Failure if the system fails in another way, or if the folder keeps changing.
[[nodiscard]] std::optional<FolderListing> list_folder(const std::filesystem::path& root, const std::string& path);
[[nodiscard]] Digest digest_of(const FolderListing& listing);

// The bytes and the status of a regular file at one moment. status: the file's status before anything is read. shown: the file's
// name in messages. Throws Failure if the system fails, or if the file keeps changing.
struct FileBytes {
    std::string bytes;
    FileStatus status;
};
[[nodiscard]] FileBytes read_steadily(int descriptor, FileStatus status, const std::filesystem::path& shown);

// Removes the status of files that were changed just before the build began, or in the future. Such a file could change again and
// keep its status, so it will be read again.
void forget_recent(std::vector<Reading>& readings, std::int64_t build_started);

// The present time, in nanoseconds as in FileStatus.
[[nodiscard]] std::int64_t file_time_now();

}  // namespace sitegen

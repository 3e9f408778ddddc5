// What was looked at to load something, written down at once. Whatever is made of what was loaded depends on these
// readings and on nothing else. So nobody has to list by hand what a page depends on.
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

// What the file system says of a file: cheap to ask for, and nearly always enough to show that it has not changed.
struct FileStatus {
    std::uint64_t byte_count = 0;
    std::int64_t modified = 0;  // nanoseconds since 1970, of the contents
    std::int64_t changed = 0;   // the same, of the contents or of the status
    std::uint64_t inode = 0;    // 0: not to be trusted, the contents have to be compared

    friend bool operator==(const FileStatus&, const FileStatus&) = default;
};

[[nodiscard]] FileStatus file_status_of(const struct stat& status);

struct Reading {
    enum class Kind : std::uint8_t {
        file,     // its bytes were read
        folder,   // its names were listed
        present,  // it was asked whether it is there, and it was
        absent,   // it was asked for, or to be listed, and was not there
    };
    Kind kind = Kind::file;
    std::string path;    // relative to the root; empty for the root itself
    FileStatus status;   // of a file or folder: as it was before and after it was read
    Digest digest = {};  // of a file's bytes, of a folder's names; zeros of others

    friend bool operator==(const Reading&, const Reading&) = default;
};

// What was looked at below one folder.
struct ReadingLog {
    std::string root;
    std::vector<Reading> readings;
};

// Equal digests, equal content: of kinds, paths, bytes and names, not of status.
[[nodiscard]] Digest digest_of(const std::vector<ReadingLog>& logs);

// Brings the readings into the order of their paths, so that those of one folder stand together.
void sort_by_path(std::vector<Reading>& readings);

struct FolderEntry {
    std::string name;
    bool is_folder = false;  // a link to a folder is none: it could lead back to a folder that it lies in
};

// The names in a folder, sorted bytewise; those that begin with a dot are passed over.
struct FolderListing {
    std::vector<FolderEntry> entries;
    FileStatus status;  // as it was before and after the names were read
};

// path: relative to the root. Nothing where there is no such folder, or it may not be listed: errno has the reason, EACCES, ENOENT
// or ENOTDIR. Throws Failure where the system fails otherwise, and where the folder keeps changing.
[[nodiscard]] std::optional<FolderListing> list_folder(const std::filesystem::path& root, const std::string& path);
[[nodiscard]] Digest digest_of(const FolderListing& listing);

// A regular file's bytes as they were at one moment, with its status then. status: the file's before anything is read of it. shown:
// the file's name in messages. Throws Failure where the system fails, and where the file keeps changing.
struct FileBytes {
    std::string bytes;
    FileStatus status;
};
[[nodiscard]] FileBytes read_steadily(int descriptor, FileStatus status, const std::filesystem::path& shown);

// Drops the status of files that were changed just before the build began, or in the future. Such a file could change again
// without a change of its status; so it will be read again.
void forget_recent(std::vector<Reading>& readings, std::int64_t build_started);

// Now, in the nanoseconds of FileStatus.
[[nodiscard]] std::int64_t file_time_now();

}  // namespace sitegen

#include "load/reading.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <memory>

#include "disk/file.hpp"

namespace sitegen {

namespace fs = std::filesystem;

namespace {

// Some file systems store times in steps of two seconds.
constexpr std::int64_t coarsest_file_time = 2'000'000'000;

// A file that is saved while it is read is read again. Nobody saves a file this often by accident.
constexpr int most_readings = 20;

std::int64_t nanoseconds_of(const timespec& time) { return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec; }

FileStatus status_now(int descriptor, const fs::path& shown) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0) throw system_failure("read", shown);
    return file_status_of(status);
}

struct CloseFolder {
    void operator()(DIR* folder) const { ::closedir(folder); }
};
using OpenFolder = std::unique_ptr<DIR, CloseFolder>;

bool is_folder(DIR* folder, const dirent& entry, const fs::path& shown) {
    if (entry.d_type != DT_UNKNOWN) return entry.d_type == DT_DIR;
    struct stat status {};
    if (::fstatat(::dirfd(folder), entry.d_name, &status, AT_SYMLINK_NOFOLLOW) == 0) return S_ISDIR(status.st_mode);
    if (errno != ENOENT) throw system_failure("read", shown / entry.d_name);
    return false;  // removed just now, as the folder's status shows
}

std::vector<FolderEntry> entries_of(DIR* folder, const fs::path& shown) {
    std::vector<FolderEntry> entries;
    for (;;) {
        errno = 0;
        const dirent* entry = ::readdir(folder);
        if (entry == nullptr) break;
        if (entry->d_name[0] != '.') entries.push_back({entry->d_name, is_folder(folder, *entry, shown)});
    }
    if (errno != 0) throw system_failure("list", shown);
    std::sort(entries.begin(), entries.end(), [](const FolderEntry& a, const FolderEntry& b) { return a.name < b.name; });
    return entries;
}

std::string read_whole(int descriptor, std::size_t size, const fs::path& shown) {
    std::string bytes(size, '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
        const ssize_t got = ::pread(descriptor, bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw system_failure("read", shown);
        if (got == 0) break;  // shorter by now, as the status shows
        at += static_cast<std::size_t>(got);
    }
    bytes.resize(at);
    return bytes;
}

}  // namespace

FileStatus file_status_of(const struct stat& status) {
    return {static_cast<std::uint64_t>(status.st_size), nanoseconds_of(status.st_mtim), nanoseconds_of(status.st_ctim),
            status.st_ino};
}

Digest digest_of(const std::vector<ReadingLog>& logs) {
    Sha256 hash;
    for (const ReadingLog& log : logs) {
        hash.add_item(log.root);
        for (const Reading& reading : log.readings) {
            hash.add_item(std::string(1, static_cast<char>('0' + static_cast<int>(reading.kind))) + reading.path);
            hash.add(reading.digest);
        }
    }
    return hash.digest();
}

void sort_by_path(std::vector<Reading>& readings) {
    std::sort(readings.begin(), readings.end(), [](const Reading& a, const Reading& b) {
        // A slash comes before all other characters, so that what is in a folder directly follows the folder.
        return std::lexicographical_compare(a.path.begin(), a.path.end(), b.path.begin(), b.path.end(), [](char x, char y) {
            const auto rank = [](char c) { return c == '/' ? 0 : static_cast<int>(static_cast<unsigned char>(c)) + 1; };
            return rank(x) < rank(y);
        });
    });
}

std::optional<FolderListing> list_folder(const fs::path& root, const std::string& path) {
    const fs::path shown = path.empty() ? root : root / path;
    for (int tries = 0; tries < most_readings; ++tries) {
        FileDescriptor opened(::open(shown.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        if (!opened.is_open()) {
            if (is_absence(errno) || errno == EACCES) return std::nullopt;
            throw system_failure("list", shown);
        }
        const OpenFolder folder(::fdopendir(opened.get()));
        if (!folder) throw system_failure("list", shown);
        const int descriptor = opened.release();  // the folder owns it now
        FolderListing listing;
        listing.status = status_now(descriptor, shown);
        listing.entries = entries_of(folder.get(), shown);
        if (status_now(descriptor, shown) == listing.status) return listing;
    }
    throw Failure("the folder " + shown.generic_string() + " keeps changing while it is read");
}

Digest digest_of(const FolderListing& listing) {
    Sha256 hash;
    for (const FolderEntry& entry : listing.entries) hash.add_item(entry.name + (entry.is_folder ? "/" : ""));
    return hash.digest();
}

FileBytes read_steadily(int descriptor, FileStatus status, const fs::path& shown) {
    for (int tries = 0; tries < most_readings; ++tries) {
        std::string bytes = read_whole(descriptor, static_cast<std::size_t>(status.byte_count), shown);
        const FileStatus after = status_now(descriptor, shown);
        if (bytes.size() == status.byte_count && after == status) return {std::move(bytes), status};
        status = after;
    }
    throw Failure("the file " + shown.generic_string() + " keeps changing while it is read");
}

void forget_recent(std::vector<Reading>& readings, std::int64_t build_started) {
    for (Reading& reading : readings) {
        if (std::max(reading.status.modified, reading.status.changed) > build_started - coarsest_file_time)
            reading.status.inode = 0;
    }
}

std::int64_t file_time_now() {
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return nanoseconds_of(now);
}

}  // namespace sitegen

#include "disk/file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace sitegen {

namespace {

constexpr mode_t folder_mode = 0755;
constexpr int folder_flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

FileDescriptor open_checked(int folder, const char* path, int flags, const std::filesystem::path& shown) {
    FileDescriptor opened(::openat(folder, path, flags));
    if (!opened.is_open() && !is_absence(errno)) throw system_failure("open", shown);
    return opened;
}

std::optional<struct stat> status_checked(int folder, const char* path, const std::filesystem::path& shown) {
    struct stat status {};
    if (::fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) == 0) return status;
    if (!is_absence(errno)) throw system_failure("access", shown);
    return std::nullopt;
}

bool remove_checked(int folder, const char* path, const std::filesystem::path& shown) {
    if (::unlinkat(folder, path, 0) == 0) return true;
    if (!is_absence(errno)) throw system_failure("remove", shown);
    return false;
}

// Returns false on failure; errno has the reason.
bool try_make_folder(const FileIn& folder) {
    return ::mkdirat(folder.folder.get(), folder.path.c_str(), folder_mode) == 0 &&
           ::fchmodat(folder.folder.get(), folder.path.c_str(), folder_mode, 0) == 0;
}

}  // namespace

Failure system_failure(std::string_view action, const std::filesystem::path& file) {
    const int reason = errno;
    return Failure("cannot " + std::string(action) + " " + file.string() + ": " + std::generic_category().message(reason));
}

bool is_absence(int error) { return error == ENOENT || error == ENOTDIR; }

FileDescriptor::~FileDescriptor() {
    if (is_open()) ::close(descriptor_);
}

FileDescriptor open_folder(const std::filesystem::path& folder) {
    FileDescriptor opened(::open(folder.c_str(), folder_flags));
    if (!opened.is_open() && errno != ENOENT) throw system_failure("open", folder);
    return opened;
}

FileDescriptor open_folder(const FileIn& folder) {
    return open_checked(folder.folder.get(), folder.path.c_str(), folder_flags | O_NOFOLLOW, folder.shown_in / folder.path);
}

FileDescriptor open_file(const std::filesystem::path& file) {
    // O_NONBLOCK: a named pipe at that path must not block the program.
    return open_checked(AT_FDCWD, file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC, file);
}

std::optional<struct stat> status_of(const std::filesystem::path& file) { return status_checked(AT_FDCWD, file.c_str(), file); }

std::optional<struct stat> status_of(const FileIn& file) {
    return status_checked(file.folder.get(), file.path.c_str(), file.shown_in / file.path);
}

void make_new_folder(const FileIn& folder) {
    if (!try_make_folder(folder)) throw system_failure("create the folder", folder.shown_in / folder.path);
}

void make_folder(const FileIn& folder) {
    if (!try_make_folder(folder) && errno != EEXIST) throw system_failure("create the folder", folder.shown_in / folder.path);
}

bool remove_file(const std::filesystem::path& file) { return remove_checked(AT_FDCWD, file.c_str(), file); }

bool remove_file(const FileIn& file) { return remove_checked(file.folder.get(), file.path.c_str(), file.shown_in / file.path); }

void rename_file(const FileIn& from, const FileIn& to) {
    if (::renameat(from.folder.get(), from.path.c_str(), to.folder.get(), to.path.c_str()) != 0)
        throw system_failure("replace", to.shown_in / to.path);
}

MemoryFile::MemoryFile() : descriptor_(::memfd_create("site-gen", MFD_CLOEXEC)) {
    if (!descriptor_.is_open()) throw system_failure("create", "a file in memory");
}

std::string MemoryFile::path() const { return "/proc/self/fd/" + std::to_string(descriptor_.get()); }

std::string MemoryFile::read() const {
    struct stat status {};
    if (::fstat(descriptor_.get(), &status) != 0) throw system_failure("read", "a file in memory");
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t at = 0;
    while (at < bytes.size()) {
        const ssize_t got = ::pread(descriptor_.get(), bytes.data() + at, bytes.size() - at, static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) throw system_failure("read", "a file in memory");
        at += static_cast<std::size_t>(got);
    }
    return bytes;
}

}  // namespace sitegen

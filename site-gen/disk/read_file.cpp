#include "disk/read_file.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>

#include "text/sha256.hpp"

namespace sitegen {

namespace {

constexpr std::size_t piece_byte_count = std::size_t{64} << 10U;

// Like read(), but continues after a signal.
ssize_t read_some(int descriptor, char* buffer, std::size_t byte_count) {
    ssize_t got = -1;
    do {
        got = ::read(descriptor, buffer, byte_count);
    } while (got < 0 && errno == EINTR);
    return got;
}

// Follows no link, because its target does not belong to the folder. If the kernel does not support this, opens nothing.
FileDescriptor open_own(const FileIn& file) {
    struct open_how how {};
    how.flags = O_RDONLY | O_NONBLOCK | O_CLOEXEC;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS;
    return FileDescriptor(static_cast<int>(::syscall(SYS_openat2, file.folder.get(), file.path.c_str(), &how, sizeof how)));
}

// The status of an opened file, if it is a regular one of that size and mode.
std::optional<struct stat> status_if_like(const FileDescriptor& opened, std::uint64_t byte_count, mode_t mode) {
    struct stat status {};
    if (!opened.is_open() || ::fstat(opened.get(), &status) != 0 || !S_ISREG(status.st_mode) || (status.st_mode & 07777U) != mode ||
        static_cast<std::uint64_t>(status.st_size) != byte_count) {
        return std::nullopt;
    }
    return status;
}

void read_opened(const FileDescriptor& opened, const std::filesystem::path& file,
                 const std::function<void(std::string_view)>& take) {
    if (!opened.is_open()) throw system_failure("open", file);
    const auto piece = std::make_unique<std::array<char, piece_byte_count>>();
    for (;;) {
        const ssize_t got = read_some(opened.get(), piece->data(), piece->size());
        if (got < 0) throw system_failure("read", file);
        if (got == 0) return;
        take({piece->data(), static_cast<std::size_t>(got)});
    }
}

}  // namespace

void read_in_pieces(const std::filesystem::path& file, const std::function<void(std::string_view)>& take) {
    read_opened(open_file(file), file, take);
}

std::string read_whole_file(const std::filesystem::path& file) {
    std::string bytes;
    read_in_pieces(file, [&bytes](std::string_view piece) { bytes += piece; });
    return bytes;
}

std::string read_whole_file(const FileIn& file) {
    const FileDescriptor opened(::openat(file.folder.get(), file.path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    std::string bytes;
    read_opened(opened, file.shown_in / file.path, [&bytes](std::string_view piece) { bytes += piece; });
    return bytes;
}

std::string sha256_of_file(const std::filesystem::path& file) {
    Sha256 hash;
    read_in_pieces(file, [&hash](std::string_view piece) { hash.add(piece); });
    return hexadecimal(hash.digest());
}

std::optional<struct stat> status_if_same(const FileIn& file, std::string_view bytes, mode_t mode) {
    const FileDescriptor opened = open_own(file);
    const std::optional<struct stat> status = status_if_like(opened, bytes.size(), mode);
    if (!status) return std::nullopt;
    std::array<char, std::size_t{16} << 10U> piece{};
    while (!bytes.empty()) {
        const ssize_t got = read_some(opened.get(), piece.data(), std::min(piece.size(), bytes.size()));
        if (got <= 0 || std::memcmp(piece.data(), bytes.data(), static_cast<std::size_t>(got)) != 0) return std::nullopt;
        bytes.remove_prefix(static_cast<std::size_t>(got));
    }
    return status;
}

std::optional<struct stat> status_if_same(const FileIn& file, const Digest& digest, std::uint64_t byte_count, mode_t mode) {
    const FileDescriptor opened = open_own(file);
    const std::optional<struct stat> status = status_if_like(opened, byte_count, mode);
    if (!status) return std::nullopt;
    Sha256 hash;
    read_opened(opened, file.shown_in / file.path, [&hash](std::string_view piece) { hash.add(piece); });
    return hash.digest() == digest ? status : std::nullopt;
}

}  // namespace sitegen

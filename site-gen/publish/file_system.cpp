#include "publish/file_system.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>

#include "text/sha256.hpp"

namespace sitegen {

namespace {

constexpr mode_t file_mode = 0644;
constexpr mode_t folder_mode = 0755;
constexpr std::size_t piece_byte_count = std::size_t{64} << 10U;

// As read(), but goes on after a signal.
ssize_t read_some(int descriptor, char* buffer, std::size_t byte_count) {
    ssize_t got = -1;
    do {
        got = ::read(descriptor, buffer, byte_count);
    } while (got < 0 && errno == EINTR);
    return got;
}

// false: errno has the reason.
bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written == 0) errno = ENOSPC;
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool holds(int descriptor, std::string_view bytes, struct stat& status) {
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode) || (status.st_mode & 07777U) != file_mode ||
        static_cast<std::size_t>(status.st_size) != bytes.size()) {
        return false;
    }
    std::array<char, std::size_t{16} << 10U> piece{};
    while (!bytes.empty()) {
        const ssize_t got = read_some(descriptor, piece.data(), std::min(piece.size(), bytes.size()));
        if (got <= 0 || std::memcmp(piece.data(), bytes.data(), static_cast<std::size_t>(got)) != 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(got));
    }
    return true;
}

}  // namespace

Failure system_failure(std::string_view action, const std::filesystem::path& file) {
    const int reason = errno;
    return Failure("cannot " + std::string(action) + " " + file.string() + ": " + std::generic_category().message(reason));
}

void take_status(const struct stat& status, PublishedFile& published) {
    published.byte_count = static_cast<std::uint64_t>(status.st_size);
    published.modified = status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec;
    published.inode = status.st_ino;
}

FileDescriptor::~FileDescriptor() {
    if (is_open()) ::close(descriptor_);
}

FileDescriptor open_folder(const std::filesystem::path& folder) {
    FileDescriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open() && errno != ENOENT) throw system_failure("open", folder);
    return opened;
}

void write_new_file(const FileIn& file, std::string_view bytes) {
    PublishedFile unused;
    write_new_file(file, bytes, unused);
}

void write_new_file(const FileIn& file, std::string_view bytes, PublishedFile& published) {
    FileDescriptor opened(::openat(file.folder.get(), file.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, file_mode));
    if (!opened.is_open()) throw system_failure("create", file.shown_in / file.path);
    struct stat status {};
    if (!write_all(opened.get(), bytes) || ::fstat(opened.get(), &status) != 0)
        throw system_failure("write", file.shown_in / file.path);
    take_status(status, published);
    const bool is_masked = (status.st_mode & 07777U) != file_mode;
    if (is_masked && ::fchmod(opened.get(), file_mode) != 0) throw system_failure("write", file.shown_in / file.path);
    if (::close(opened.release()) != 0) throw system_failure("write", file.shown_in / file.path);
}

FileReplacement::FileReplacement(std::filesystem::path file) : file_(std::move(file)), unfinished_(file_) {
    unfinished_ += ".new";
    ::unlink(unfinished_.c_str());
    descriptor_ = FileDescriptor(::open(unfinished_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, file_mode));
    if (!descriptor_.is_open()) throw system_failure("create", unfinished_);
}

FileReplacement::~FileReplacement() {
    if (descriptor_.is_open()) ::unlink(unfinished_.c_str());
}

void FileReplacement::write(std::string_view bytes) {
    buffer_ += bytes;
    if (buffer_.size() < piece_byte_count) return;
    if (!write_all(descriptor_.get(), buffer_)) throw system_failure("write", unfinished_);
    buffer_.clear();
}

void FileReplacement::finish() {
    if (!write_all(descriptor_.get(), buffer_) || ::close(descriptor_.release()) != 0) throw system_failure("write", unfinished_);
    if (::rename(unfinished_.c_str(), file_.c_str()) != 0) throw system_failure("replace", file_);
}

void make_new_folder(const FileIn& folder) {
    if (::mkdirat(folder.folder.get(), folder.path.c_str(), folder_mode) != 0 ||
        ::fchmodat(folder.folder.get(), folder.path.c_str(), folder_mode, 0) != 0) {
        throw system_failure("create the folder", folder.shown_in / folder.path);
    }
}

bool has_bytes(const FileIn& file, std::string_view bytes, PublishedFile& published) {
    const FileDescriptor opened(::openat(file.folder.get(), file.path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat status {};
    if (!opened.is_open() || !holds(opened.get(), bytes, status)) return false;
    take_status(status, published);
    return true;
}

bool link_if_same(const FileIn& from, std::string_view bytes, const FileIn& to, PublishedFile& published) {
    // O_NONBLOCK: a named pipe that somebody has put there must not hold us up.
    const FileDescriptor old(::openat(from.folder.get(), from.path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat status {};
    if (!old.is_open() || !holds(old.get(), bytes, status)) return false;
    if (::linkat(from.folder.get(), from.path.c_str(), to.folder.get(), to.path.c_str(), 0) != 0) return false;
    take_status(status, published);
    return true;
}

void read_in_pieces(const std::filesystem::path& file, const std::function<void(std::string_view)>& take) {
    const FileDescriptor opened(::open(file.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (!opened.is_open()) throw system_failure("open", file);
    const auto piece = std::make_unique<std::array<char, piece_byte_count>>();
    for (;;) {
        const ssize_t got = read_some(opened.get(), piece->data(), piece->size());
        if (got < 0) throw system_failure("read", file);
        if (got == 0) return;
        take({piece->data(), static_cast<std::size_t>(got)});
    }
}

std::string read_whole_file(const std::filesystem::path& file) {
    std::string bytes;
    read_in_pieces(file, [&bytes](std::string_view piece) { bytes += piece; });
    return bytes;
}

std::string sha256_of_file(const std::filesystem::path& file) {
    Sha256 hash;
    read_in_pieces(file, [&hash](std::string_view piece) { hash.add(piece); });
    return hexadecimal(hash.digest());
}

TemporaryFolder::TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
    if (error) throw Failure("cannot remove the remains of an earlier build, " + path_.string() + ": " + error.message());
    if (::mkdir(path_.c_str(), folder_mode) != 0) throw system_failure("create the folder", path_);
    if (::chmod(path_.c_str(), folder_mode) != 0) {
        const Failure failure = system_failure("set the mode of", path_);
        clear();
        throw failure;
    }
}

void TemporaryFolder::clear() noexcept {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

}  // namespace sitegen

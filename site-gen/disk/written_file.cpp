#include "disk/written_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace sitegen {

namespace {

constexpr std::size_t buffer_byte_count = std::size_t{64} << 10U;

}  // namespace

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

NewFile::NewFile(const FileIn& file)
    : shown_(file.shown_in / file.path),
      descriptor_(::openat(file.folder.get(), file.path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, file_mode)) {
    if (!descriptor_.is_open()) throw system_failure("create", shown_);
}

void NewFile::write(std::string_view bytes) {
    if (!write_all(descriptor_.get(), bytes)) throw system_failure("write", shown_);
}

struct stat NewFile::finish() {
    struct stat status {};
    if (::fstat(descriptor_.get(), &status) != 0) throw system_failure("write", shown_);
    const bool is_masked = (status.st_mode & 07777U) != file_mode;
    if (is_masked && ::fchmod(descriptor_.get(), file_mode) != 0) throw system_failure("write", shown_);
    if (::close(descriptor_.release()) != 0) throw system_failure("write", shown_);
    return status;
}

struct stat write_new_file(const FileIn& file, std::string_view bytes) {
    NewFile opened(file);
    opened.write(bytes);
    return opened.finish();
}

FileReplacement::FileReplacement(std::filesystem::path file) : file_(std::move(file)), unfinished_(file_) {
    unfinished_ += ".new";
    remove_file(unfinished_);
    descriptor_ = FileDescriptor(::open(unfinished_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, file_mode));
    if (!descriptor_.is_open()) throw system_failure("create", unfinished_);
}

FileReplacement::~FileReplacement() {
    // If it cannot be removed now, the next build removes it or says why it cannot.
    if (descriptor_.is_open()) ::unlink(unfinished_.c_str());
}

void FileReplacement::write(std::string_view bytes) {
    buffer_ += bytes;
    if (buffer_.size() < buffer_byte_count) return;
    if (!write_all(descriptor_.get(), buffer_)) throw system_failure("write", unfinished_);
    buffer_.clear();
}

void FileReplacement::finish() {
    if (!write_all(descriptor_.get(), buffer_)) throw system_failure("write", unfinished_);
    const bool is_closed = ::close(descriptor_.release()) == 0;
    if (is_closed && ::rename(unfinished_.c_str(), file_.c_str()) == 0) return;
    const Failure failure = system_failure(is_closed ? "replace" : "write", file_);
    ::unlink(unfinished_.c_str());
    throw failure;
}

}  // namespace sitegen

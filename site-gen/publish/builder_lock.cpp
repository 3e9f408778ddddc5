#include "publish/builder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <optional>
#include <string>

namespace sitegen {

namespace {

// " (process 123)" from the lock file. Empty if its holder has not written it yet.
std::string holder(int descriptor) {
    std::array<char, 32> text{};
    const ssize_t length = ::pread(descriptor, text.data(), text.size(), 0);
    if (length <= 1) return {};
    return " (process " + std::string(text.data(), static_cast<std::size_t>(length) - 1) + ")";
}

// The previous holder may have removed the file between our open() and our flock().
bool is_still_at(const std::filesystem::path& file, int descriptor) {
    struct stat locked {};
    if (::fstat(descriptor, &locked) != 0) throw system_failure("access", file);
    const std::optional<struct stat> named = status_of(file);
    return named && locked.st_dev == named->st_dev && locked.st_ino == named->st_ino;
}

}  // namespace

BuilderLock::BuilderLock(std::filesystem::path file, const std::filesystem::path& folder) : file_(std::move(file)) {
    if (!folder.empty()) folder_ = open_folder(folder);
    const bool is_folder_held = folder_.is_open() && ::flock(folder_.get(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;

    for (;;) {
        FileDescriptor opened(::open(file_.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644));
        if (!opened.is_open()) throw system_failure("create", file_);
        if (::flock(opened.get(), LOCK_EX | LOCK_NB) != 0) {
            if (errno == EWOULDBLOCK) throw Failure("another build is running" + holder(opened.get()));
            throw system_failure("lock", file_);
        }
        if (!is_still_at(file_, opened.get())) continue;
        descriptor_ = std::move(opened);
        break;
    }
    if (is_folder_held) {
        ::unlink(file_.c_str());
        throw Failure("another build is running");
    }
    const std::string process = std::to_string(::getpid()) + "\n";
    if (::ftruncate(descriptor_.get(), 0) != 0 ||
        ::pwrite(descriptor_.get(), process.data(), process.size(), 0) != static_cast<ssize_t>(process.size())) {
        const Failure failure = system_failure("write", file_);
        ::unlink(file_.c_str());
        throw failure;
    }
}

BuilderLock::~BuilderLock() { ::unlink(file_.c_str()); }

}  // namespace sitegen

#include "publish/unfinished_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <string>

#include "disk/written_file.hpp"
#include "text/paths.hpp"

namespace sitegen {

UnfinishedFile::UnfinishedFile(const std::filesystem::path& file) : file_(file), partial_(hidden_beside(file, "partial")) {
    remove_file(partial_);
    const bool can_be_named = ::access("/proc/self/fd", X_OK) == 0;
    if (can_be_named) descriptor_ = FileDescriptor(::open(file.parent_path().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, file_mode));
    if (descriptor_.is_open()) return;
    has_name_ = true;
    descriptor_ = FileDescriptor(::open(partial_.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, file_mode));
    if (!descriptor_.is_open()) throw system_failure("create", partial_);
}

UnfinishedFile::~UnfinishedFile() {
    if (has_name_) ::unlink(partial_.c_str());
}

std::filesystem::path UnfinishedFile::readable_path() const {
    if (has_name_) return partial_;
    return "/proc/self/fd/" + std::to_string(descriptor_.get());
}

bool UnfinishedFile::finish() {
    if (::fchmod(descriptor_.get(), file_mode) != 0 || ::fsync(descriptor_.get()) != 0) return false;
    if (!has_name_) {
        const std::string nameless = "/proc/self/fd/" + std::to_string(descriptor_.get());
        if (::linkat(AT_FDCWD, nameless.c_str(), AT_FDCWD, partial_.c_str(), AT_SYMLINK_FOLLOW) != 0) return false;
        has_name_ = true;
    }
    if (::rename(partial_.c_str(), file_.c_str()) != 0) return false;
    has_name_ = false;
    return true;
}

}  // namespace sitegen

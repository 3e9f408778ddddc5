// The lock of the one build that may write to a place. The system releases it when the process ends, however it ends. So a lock
// file that was left behind is no obstacle.
#pragma once

#include <filesystem>

#include "disk/file.hpp"

namespace sitegen {

class BuilderLock {
  public:
    // folder: it is locked, too, if it exists and its file system supports that. This helps if it is mounted at a second place,
    // where it has another name and another lock file. If another build has the lock, throws a Failure at once: "another build is
    // running (process 123)".
    explicit BuilderLock(std::filesystem::path file, const std::filesystem::path& folder = {});
    ~BuilderLock();
    BuilderLock(const BuilderLock&) = delete;
    BuilderLock& operator=(const BuilderLock&) = delete;

  private:
    std::filesystem::path file_;
    FileDescriptor descriptor_;
    FileDescriptor folder_;
};

}  // namespace sitegen

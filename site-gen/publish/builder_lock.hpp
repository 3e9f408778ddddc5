// Held by the one build that may write to a place. The system releases it when the process ends, however it ends, so a lock file
// that was left behind is no obstacle.
#pragma once

#include <filesystem>

#include "disk/file.hpp"

namespace sitegen {

class BuilderLock {
  public:
    // folder: it is locked, too, if it is there and its file system can. Where it is mounted at a second place, it has another name
    // and another lock file there. Where another build holds the lock, a Failure at once: "another build is running (process 123)".
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

// Held by the one build that may write to a place. The system releases it when the process ends, however it ends, so a lock file
// that was left behind is no obstacle.
#pragma once

#include <filesystem>

#include "publish/file_system.hpp"

namespace sitegen {

class BuilderLock {
  public:
    // A Failure, at once, where another build holds the lock: "another build is running (process 123)".
    explicit BuilderLock(std::filesystem::path file);
    ~BuilderLock();
    BuilderLock(const BuilderLock&) = delete;
    BuilderLock& operator=(const BuilderLock&) = delete;

  private:
    std::filesystem::path file_;
    FileDescriptor descriptor_;
};

}  // namespace sitegen

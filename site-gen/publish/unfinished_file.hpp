// A file that is written as a whole or not at all.
#pragma once

#include <filesystem>

#include "disk/file.hpp"

namespace sitegen {

// A file that replaces another one when it is complete. Until then it has no name if the file system allows this, so nothing stays,
// however the process ends. Otherwise its name is `.<name>.partial`, and the next one removes it.
class UnfinishedFile {
  public:
    explicit UnfinishedFile(const std::filesystem::path& file);
    ~UnfinishedFile();
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    [[nodiscard]] const FileDescriptor& descriptor() const { return descriptor_; }
    // It can be read under this path, in this process, until finish() and as long as the object lives.
    [[nodiscard]] std::filesystem::path readable_path() const;

    // Call it once, at the end. Returns false on failure; errno has the reason.
    [[nodiscard]] bool finish();

  private:
    std::filesystem::path file_;
    std::filesystem::path partial_;
    FileDescriptor descriptor_;
    bool has_name_ = false;
};

}  // namespace sitegen

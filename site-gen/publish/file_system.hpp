// The few ways in which publishing touches the disk. Every error is noticed, those of a short write and of close() too, and is a
// Failure that names the file.
#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "model/failure.hpp"
#include "publish/published_file.hpp"

namespace sitegen {

// "cannot write public/index.html: No space left on device". The reason is errno's.
[[nodiscard]] Failure system_failure(std::string_view action, const std::filesystem::path& file);

class FileDescriptor {
  public:
    FileDescriptor() = default;
    explicit FileDescriptor(int descriptor) : descriptor_(descriptor) {}
    FileDescriptor(FileDescriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }
    ~FileDescriptor();

    [[nodiscard]] int get() const { return descriptor_; }
    [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }
    [[nodiscard]] int release() { return std::exchange(descriptor_, -1); }

  private:
    int descriptor_ = -1;
};

// Not open where there is no such folder.
[[nodiscard]] FileDescriptor open_folder(const std::filesystem::path& folder);

// Paths relative to an open folder keep files in it though the folder is renamed, and are cheaper than absolute ones.
struct FileIn {
    const FileDescriptor& folder;
    const std::string& path;
    const std::filesystem::path& shown_in;  // the folder, for messages
};

// Takes down what the file system says of a published file.
void take_status(const struct stat& status, PublishedFile& published);

// The file must not exist yet. Its mode is 0644 whatever the umask is.
void write_new_file(const FileIn& file, std::string_view bytes);
// Notes what the file system says of it.
void write_new_file(const FileIn& file, std::string_view bytes, PublishedFile& published);

// A file that is written piece by piece under another name, so that it is there whole or as it was. Without finish() nothing stays
// of it.
class FileReplacement {
  public:
    explicit FileReplacement(std::filesystem::path file);
    ~FileReplacement();
    FileReplacement(const FileReplacement&) = delete;
    FileReplacement& operator=(const FileReplacement&) = delete;
    void write(std::string_view bytes);
    // Once, at the end.
    void finish();

  private:
    std::filesystem::path file_;
    std::filesystem::path unfinished_;
    FileDescriptor descriptor_;
    std::string buffer_;
};

// Mode 0755 whatever the umask is.
void make_new_folder(const FileIn& folder);

// Whether it is a regular file of just these bytes with mode 0644. If so, notes what the file system says of it.
[[nodiscard]] bool has_bytes(const FileIn& file, std::string_view bytes, PublishedFile& published);

// Makes `to` a hard link to the regular file `from` if that holds just these bytes with mode 0644. false: nothing was done.
[[nodiscard]] bool link_if_same(const FileIn& from, std::string_view bytes, const FileIn& to, PublishedFile& published);

void read_in_pieces(const std::filesystem::path& file, const std::function<void(std::string_view)>& take);

[[nodiscard]] std::string read_whole_file(const std::filesystem::path& file);
[[nodiscard]] std::string sha256_of_file(const std::filesystem::path& file);

// A folder for work in progress: whatever is at its path is removed, at first and in the end.
class TemporaryFolder {
  public:
    explicit TemporaryFolder(std::filesystem::path path);
    ~TemporaryFolder() {
        if (!is_kept_) clear();
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    // Does its best: what cannot be removed now is in the way of the next run, which says so.
    void clear() noexcept;
    // From now on it stays until clear(): the next run has a use for it.
    void keep() { is_kept_ = true; }

  private:
    std::filesystem::path path_;
    bool is_kept_ = false;
};

}  // namespace sitegen

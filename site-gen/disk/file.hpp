// Owned descriptors and checked calls: the one layer between the program and the disk. Every error is a Failure that
// names the file. A missing file is not an error if the function says so.
#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "model/failure.hpp"

namespace sitegen {

// "cannot write public/index.html: No space left on device". The reason is errno's.
[[nodiscard]] Failure system_failure(std::string_view action, const std::filesystem::path& file);

// Whether errno says that there is no such file or folder, as opposed to an error in looking for it.
[[nodiscard]] bool is_absence(int error);

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

// Paths relative to an open folder stay valid if the folder is renamed, and are cheaper than absolute ones.
struct FileIn {
    const FileDescriptor& folder;
    const std::string& path;
    const std::filesystem::path& shown_in;  // the folder, for messages
};

// A file in memory, for libraries that write to a path.
class MemoryFile {
  public:
    MemoryFile();
    // It can be opened and written under this path, in this process, as long as the object lives.
    [[nodiscard]] std::string path() const;
    [[nodiscard]] std::string read() const;

  private:
    FileDescriptor descriptor_;
};

// Not open if there is no such folder.
[[nodiscard]] FileDescriptor open_folder(const std::filesystem::path& folder);
// The same for a folder in another folder. It must not be a link.
[[nodiscard]] FileDescriptor open_folder(const FileIn& folder);

// Opens a file for reading. Not open if there is no such file.
[[nodiscard]] FileDescriptor open_file(const std::filesystem::path& file);

// The status of what is at the path, or of a link itself; nothing if nothing is there.
[[nodiscard]] std::optional<struct stat> status_of(const std::filesystem::path& file);
[[nodiscard]] std::optional<struct stat> status_of(const FileIn& file);

// Makes a folder of mode 0755, whatever the umask. If something is there already, the first fails and the second leaves it.
void make_new_folder(const FileIn& folder);
void make_folder(const FileIn& folder);

// Removes a file or link, but not a folder. Returns whether there was one.
bool remove_file(const std::filesystem::path& file);
bool remove_file(const FileIn& file);

// Moves a file to a path, in place of what is there.
void rename_file(const FileIn& from, const FileIn& to);

}  // namespace sitegen

// The contents of folders, and folders for work in progress.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "disk/file.hpp"

namespace sitegen {

// The names of everything in an open folder, even those that begin with a dot, sorted bytewise. shown: the folder's name in
// messages.
[[nodiscard]] std::vector<std::string> names_in(const FileDescriptor& folder, const std::filesystem::path& shown);

enum class EntryKind { file, empty_folder, other };  // other: a link, a device
// Calls take(path, kind) for each file, link and empty folder below an open folder, with its path relative to that folder. Follows
// no links. passes: whether a name directly in the folder counts.
void walk(const FileDescriptor& folder, const std::filesystem::path& shown, const std::function<bool(std::string_view)>& passes,
          const std::function<void(const std::string&, EntryKind)>& take);

// Removes a folder with its contents; also a file or a link. Does nothing if it does not exist.
void remove_tree(const std::filesystem::path& path);

// A folder for work in progress. Whatever is at its path is removed, both at the beginning and at the end.
class TemporaryFolder {
  public:
    explicit TemporaryFolder(std::filesystem::path path, mode_t mode = 0755);
    ~TemporaryFolder() {
        if (!is_kept_) clear();
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    // Removes what it can. What cannot be removed now blocks the next run, which reports it.
    void clear() noexcept;
    // From now on the folder stays until clear(), because the next run needs it.
    void keep() { is_kept_ = true; }

  private:
    std::filesystem::path path_;
    bool is_kept_ = false;
};

}  // namespace sitegen

// The folder that the site is published to. A publication replaces the folder as a whole, so it must be one that holds nothing
// but a site that an earlier build has published.
#pragma once

#include <filesystem>
#include <vector>

#include "publish/builder_lock.hpp"

namespace sitegen {

// Kept by publications: it belongs to the repository that the output folder is in, not to the site.
inline constexpr const char* ignore_file_name = ".gitignore";

// Held by one build at a time. Beside the folder lie `.<name>.lock` and, while a build works, `.<name>.staging` or
// `.<name>.changes`.
class OutputFolder {
  public:
    // A Failure, before anything is touched, where the folder may not be published to or another build is running. Its parent
    // folder is made if need be, and what a build that was cut off has left is brought to its end. inputs: folders that the site is
    // made from.
    OutputFolder(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& inputs);

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] const std::filesystem::path& shown_as() const { return shown_; }  // as given, for messages
    // A file or folder beside it: "changes" is `.<name>.changes`.
    [[nodiscard]] std::filesystem::path beside(const char* purpose) const;
    // Removes the record of the last build, `.<name>.record`: before the site is changed, so that no build goes by a record of
    // another site if this one is cut off before it writes its own.
    void forget_record() const;

  private:
    std::filesystem::path shown_;
    std::filesystem::path path_;
    BuilderLock lock_;
};

// The absolute path of the output folder, without symbolic links. A Failure that says why where it is the root, the home or the
// current folder or above one of these, above or below an input folder, or holds anything that no build has made.
[[nodiscard]] std::filesystem::path checked_output(const std::filesystem::path& output,
                                                   const std::vector<std::filesystem::path>& inputs);

// Absolute, without symbolic links in what exists of it, without a trailing slash.
[[nodiscard]] std::filesystem::path resolved(const std::filesystem::path& path);

}  // namespace sitegen

// The folder that the site is published to. A publication replaces all of its contents, so the folder must hold nothing but a site
// from an earlier build.
#pragma once

#include <filesystem>
#include <vector>

#include "publish/builder_lock.hpp"
#include "publish/work_place.hpp"

namespace sitegen {

// Publications keep this file. It belongs to the repository that the output folder is in, not to the site.
inline constexpr const char* ignore_file_name = ".gitignore";

// Only one build at a time has it.
class OutputFolder {
  public:
    // Throws a Failure, before it changes anything, if the folder may not be published to or if another build is running. Makes the
    // parent folder if necessary. Finishes the change of a build that was cut off. inputs: the folders that the site is made from.
    OutputFolder(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& inputs);

    [[nodiscard]] const std::filesystem::path& path() const { return work_place_.output(); }
    [[nodiscard]] const std::filesystem::path& shown_as() const { return shown_; }  // as given, for messages
    [[nodiscard]] const WorkPlace& work_place() const { return work_place_; }
    // A file or folder of the build itself: see WorkPlace.
    [[nodiscard]] std::filesystem::path beside(const char* purpose) const { return work_place_.path(purpose); }
    // Removes the record of the last build before the site is changed. If this build is cut off before it writes its own record,
    // the next one must not use a record of another site.
    void forget_record() const;

  private:
    std::filesystem::path shown_;
    WorkPlace work_place_;
    BuilderLock lock_;
};

// For commands other than a build, before they read a published site. If a build planned a change and was cut off, finishes it
// under the lock of builds. Otherwise changes nothing. Throws a Failure if a running build has begun to change the site, or if the
// change cannot be made.
void finish_interrupted_build(const std::filesystem::path& site);

// The absolute path of the output folder, without symbolic links. Throws a Failure that says why, if the folder is the root, the
// home or the current folder, or above one of these, or above or below an input folder, or holds anything that no build has made.
[[nodiscard]] std::filesystem::path checked_output(const std::filesystem::path& output,
                                                   const std::vector<std::filesystem::path>& inputs);

// The absolute path, without a trailing slash. Symbolic links in its existing part are resolved.
[[nodiscard]] std::filesystem::path resolved(const std::filesystem::path& path);

}  // namespace sitegen

// The folder that the site is published to. A publication replaces what is in the folder as a whole, so it must be one that holds
// nothing but a site that an earlier build has published.
#pragma once

#include <filesystem>
#include <vector>

#include "publish/builder_lock.hpp"
#include "publish/work_place.hpp"

namespace sitegen {

// Kept by publications: it belongs to the repository that the output folder is in, not to the site.
inline constexpr const char* ignore_file_name = ".gitignore";

// Held by one build at a time.
class OutputFolder {
  public:
    // A Failure, before anything is touched, where the folder may not be published to or another build is running. Makes the parent
    // folder if need be, and finishes the change of a build that was cut off. inputs: folders that the site is made from.
    OutputFolder(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& inputs);

    [[nodiscard]] const std::filesystem::path& path() const { return work_place_.output(); }
    [[nodiscard]] const std::filesystem::path& shown_as() const { return shown_; }  // as given, for messages
    [[nodiscard]] const WorkPlace& work_place() const { return work_place_; }
    // A file or folder of a build's own: see WorkPlace.
    [[nodiscard]] std::filesystem::path beside(const char* purpose) const { return work_place_.path(purpose); }
    // Removes the record of the last build, before the site is changed. If this build is cut off before it writes its own record,
    // the next one must not go by a record of another site.
    void forget_record() const;

  private:
    std::filesystem::path shown_;
    WorkPlace work_place_;
    BuilderLock lock_;
};

// For commands other than a build, before they look at a published site. Finishes the change that a build has planned, under the
// lock that builds take; touches nothing where there is none. A Failure where a running build has begun to change the site, and
// where the change cannot be made.
void finish_interrupted_build(const std::filesystem::path& site);

// The absolute path of the output folder, without symbolic links. A Failure that says why where it is the root, the home or the
// current folder or above one of these, above or below an input folder, or holds anything that no build has made.
[[nodiscard]] std::filesystem::path checked_output(const std::filesystem::path& output,
                                                   const std::vector<std::filesystem::path>& inputs);

// Absolute, without symbolic links in what exists of it, without a trailing slash.
[[nodiscard]] std::filesystem::path resolved(const std::filesystem::path& path);

}  // namespace sitegen

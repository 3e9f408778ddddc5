// A few files of a published site on their way to it: those that are new or different and those that are gone. All others are not
// touched, so that a small change costs little and rsync sends little.
//
// New files and a plan of what to do with them go to a folder beside the output, `.<name>.changes`. Until the plan is there,
// complete and on the disk, nothing of the site has changed; from then on the change will be made: if the build is cut off in the
// middle, the next one brings it to its end. Each file is replaced in one step; pages come after what they link to.
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "publish/file_system.hpp"
#include "publish/output_folder.hpp"
#include "publish/published_file.hpp"

namespace sitegen {

class SiteChanges {
  public:
    explicit SiteChanges(const OutputFolder& output);
    SiteChanges(const SiteChanges&) = delete;
    SiteChanges& operator=(const SiteChanges&) = delete;
    // Without publish(), leaves no trace.
    ~SiteChanges() = default;

    // A file that is new, or differs from what the last build wrote. One that the output has with these bytes already, written by
    // whom ever, is left as it is. From any number of threads.
    PublishedFile write(std::string_view path, std::string_view bytes);
    // A file of the output that the site has no more.
    void remove(std::string path);
    [[nodiscard]] std::size_t written_count() const { return written_.size(); }
    [[nodiscard]] std::size_t removed_count() const { return removed_.size(); }

    // Once, when all is written. manifest: the whole site's, as text. A Failure leaves the output as it was, or, once the plan is
    // made, to be finished by the next build.
    void publish(std::string_view manifest);

  private:
    const OutputFolder& output_;
    TemporaryFolder folder_;
    FileDescriptor descriptor_;
    FileDescriptor site_;

    std::mutex mutex_;  // guards what follows
    std::vector<std::string> written_;
    std::vector<std::string> kept_;
    std::vector<std::string> removed_;
};

// Names of files and folders right in the site's folder that a planned but unfinished change makes or removes; its manifest may not
// know them yet, or no more. changes: the folder beside the output.
[[nodiscard]] std::vector<std::string> names_of_unfinished_plan(const std::filesystem::path& changes);

// Makes the change that a build has planned but not finished; removes what one has left that had not come so far.
void finish_interrupted_changes(const OutputFolder& output);

}  // namespace sitegen

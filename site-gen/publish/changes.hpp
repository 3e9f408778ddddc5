// Files of a published site on their way to it: those that are new or different and those that are gone. All others are not
// touched, so that a small change costs little and rsync sends little.
//
// New files and a plan of what to do with them go to a folder of unfinished work. Until the plan is there, complete and on the
// disk, nothing of the site has changed; from then on the change will be made: if the build is cut off in the middle, the next
// command that opens the folder brings it to its end. Each file is replaced in one step; pages come after what they link to. The
// output folder itself stays: it may be mounted somewhere, which no program can tell.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>
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
    // A file of the output that is no longer part of the site.
    void remove(std::string path);
    // All of the output that has not been written, but for the ignore file and what is our own.
    void remove_all_others();
    [[nodiscard]] std::size_t written_count() const { return written_count_; }
    [[nodiscard]] std::size_t removed_count() const { return removed_.size(); }

    // Once, when all is written. manifest: the whole site's, as text. A Failure leaves the output as it was, or, once the plan is
    // made, to be finished by the next command.
    void publish(std::string_view manifest);

  private:
    void make_staged_folders(const std::string& path);
    void leave_out_what_is_written();
    void require_writable_folders() const;
    void switch_to_first();
    void switch_by_plan();

    const OutputFolder& output_;
    TemporaryFolder folder_;
    FileDescriptor descriptor_;
    FileDescriptor staged_;  // in it; what it holds is shown as the files of the site that they are going to be
    FileDescriptor site_;    // not open on a first build

    std::mutex mutex_;                         // guards what follows
    std::unordered_set<std::string> folders_;  // that have been made for staged files
    std::size_t written_count_ = 0;
    std::vector<std::string> written_;
    std::vector<std::string> kept_;
    std::vector<std::string> removed_;
};

}  // namespace sitegen

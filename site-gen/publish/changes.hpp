// The changes of a published site: files that are new or different, and files that are gone. No other file is touched, so a small
// change costs little and rsync sends little.
//
// New files and a plan of the changes go to a folder of unfinished work. Until the plan is complete and on the disk, the site has
// not changed. After that the change will be made: if the build is cut off, the next command that opens the folder completes it.
// Each file is replaced in one step. Pages come after what they link to. The output folder itself stays, because it may be a mount,
// which no program can tell.
#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "publish/file_system.hpp"
#include "publish/output_folder.hpp"
#include "publish/published_file.hpp"

namespace sitegen {

// Makes the bytes of a file piece by piece: calls its argument with each piece.
using Composition = std::function<void(const std::function<void(std::string_view)>& take)>;

class SiteChanges {
  public:
    explicit SiteChanges(const OutputFolder& output);
    SiteChanges(const SiteChanges&) = delete;
    SiteChanges& operator=(const SiteChanges&) = delete;
    // Without publish(), leaves no trace.
    ~SiteChanges() = default;

    // Writes a file that is new or differs from what the last build wrote. If the output already has it with these bytes, whoever
    // wrote them, it is left as it is. Any number of threads may call this.
    PublishedFile write(std::string_view path, std::string_view bytes);
    // The same for a file too large to be in memory. compose(take) calls take with each piece of its bytes.
    PublishedFile compose(std::string_view path, const Composition& compose);
    // Where a library may write files that are not part of the site. They are removed with the unfinished work.
    [[nodiscard]] const std::filesystem::path& work_folder() const { return folder_.path(); }
    // The bytes that a file will have: those that were written, otherwise those of the output. It is one of these.
    [[nodiscard]] std::string read(const std::string& path) const;
    // Where these bytes are on the disk until publish().
    [[nodiscard]] std::filesystem::path place_of(const std::string& path) const;
    // The bytes of a file of the output as the last build left it. Nothing if the output has no such file.
    [[nodiscard]] std::optional<std::string> read_published(const std::string& path) const;
    // Removes a file of the output that is no longer part of the site.
    void remove(std::string path);
    // Removes everything in the output that has not been written, except the ignore file and the build's own files.
    void remove_all_others();
    [[nodiscard]] std::size_t written_count() const { return written_count_; }
    [[nodiscard]] std::size_t removed_count() const { return removed_.size(); }

    // Call this once, when everything is written. manifest: that of the whole site, as text. A Failure leaves the output unchanged.
    // If the plan was already made, the next command finishes it.
    void publish(std::string_view manifest);

  private:
    void note_written(std::string name, bool is_kept);
    void make_staged_folders(const std::string& path);
    void leave_out_what_is_written();
    void require_writable_folders() const;
    void switch_to_first();
    void switch_by_plan();

    const OutputFolder& output_;
    TemporaryFolder folder_;
    FileDescriptor descriptor_;
    // In the folder of unfinished work; messages show its files as the files of the site that they will become.
    FileDescriptor staged_;
    FileDescriptor site_;  // not open in a first build

    std::mutex mutex_;                         // guards the members below
    std::unordered_set<std::string> folders_;  // the folders that were made for staged files
    std::size_t written_count_ = 0;
    std::vector<std::string> written_;
    std::vector<std::string> kept_;
    std::vector<std::string> removed_;
};

}  // namespace sitegen

// What the last build left, compared with what is there now: whether what it has looked at is as it was, and whether the output
// still is what it wrote.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "build/build_record.hpp"
#include "build/record_file.hpp"
#include "publish/file_system.hpp"
#include "publish/output_folder.hpp"

namespace sitegen {

// A department as the last build left it.
struct DepartmentState {
    std::string slug;
    std::optional<DepartmentRecord> known;  // nothing of a new one
    std::string_view bytes;                 // of the record, where all of it can be recorded again as it is
    bool is_same = false;                   // a build now would read and write the same
};

class LastBuild {
  public:
    // Nothing is known of it.
    LastBuild() = default;
    // builder: see SiteRecord. Nothing is known of the last build where another program has made it, or something else the output.
    LastBuild(const OutputFolder& output, const std::string& builder, const std::filesystem::path& content);

    [[nodiscard]] bool is_known() const { return is_known_; }
    [[nodiscard]] const SiteRecord& site() const { return file_->site(); }
    // Of departments that may no longer be there, too.
    [[nodiscard]] const std::vector<DepartmentBytes>& departments() const { return file_->departments(); }

    // The same, also where another program has made it. Empty where there is no record.
    [[nodiscard]] const std::vector<DepartmentBytes>& departments_of_any_builder() const {
        return file_ ? file_->departments() : none_;
    }

    // From any number of threads, one department each. Throws Failure where the system fails to tell.
    [[nodiscard]] DepartmentState compare(const std::string& slug) const;
    // Whether what was read then reads the same now.
    [[nodiscard]] bool is_theme_same() const;
    // Takes the digests of those files that are not in the output as they were written, so that they are written again. Whether
    // there are any.
    [[nodiscard]] bool forget_damaged(std::vector<PublishedFile>& files) const;
    // Whether the record can stay as it is while nothing changes: else something would be read again by every build, for want of a
    // status that tells.
    [[nodiscard]] bool is_trusted() const;

    // Where the record is to be.
    static std::filesystem::path record_path(const OutputFolder& output) { return output.beside("record"); }

  private:
    [[nodiscard]] bool have_same_status(std::string_view department) const;
    [[nodiscard]] bool are_standards_same(const DepartmentRecord& department) const;
    [[nodiscard]] Digest digest_of_standard(const std::string& id) const;

    std::optional<RecordFile> file_;
    bool is_known_ = false;  // the file is of this program and output
    std::vector<DepartmentBytes> none_;
    std::map<std::string_view, std::string_view> bytes_;  // of departments, by slug
    std::filesystem::path content_path_;
    FileDescriptor content_;
    FileDescriptor output_;

    // Of standards as they are now; zeros of one that is not as it was.
    mutable std::mutex mutex_;
    mutable std::map<std::string, Digest> standards_;
};

// Whether all that was looked at reads the same now. Takes the status that files have now, where only that has changed.
[[nodiscard]] bool reads_the_same(ReadingLog& log);

}  // namespace sitegen

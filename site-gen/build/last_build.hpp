// The results of the last build, compared with the present: whether its inputs are unchanged, and whether the output
// is still what it wrote.
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
    std::optional<DepartmentRecord> known;  // nothing for a new department
    std::string_view bytes;                 // of the record, if it can be recorded again unchanged
    bool is_same = false;                   // a build now would read and write the same
};

class LastBuild {
  public:
    // For the case that there is no last build.
    LastBuild() = default;
    // builder: see SiteRecord. If another program made the last build, or something else made the output, it counts as none.
    LastBuild(const OutputFolder& output, const std::string& builder, const std::filesystem::path& content);

    [[nodiscard]] bool is_known() const { return is_known_; }
    [[nodiscard]] const SiteRecord& site() const { return file_->site(); }
    // The slugs of the departments in the record, even of those that no longer exist.
    [[nodiscard]] const std::vector<DepartmentBytes>& departments() const { return file_->departments(); }

    // The same, even if another program made it. Empty if there is no record.
    [[nodiscard]] const std::vector<DepartmentBytes>& departments_of_any_builder() const {
        return file_ ? file_->departments() : none_;
    }

    // May be called from several threads, each for another department. Throws Failure if the system fails.
    [[nodiscard]] DepartmentState compare(const std::string& slug) const;
    // Whether everything that was read then is the same now.
    [[nodiscard]] bool is_theme_same() const;
    // Whether content/static had exactly these files, and each has its bytes. paths: below that folder, sorted.
    [[nodiscard]] bool are_static_files_same(const std::vector<std::string>& paths) const;
    // Clears the digests of files that are not in the output as they were written, so that they are written again. Returns whether
    // there are any.
    [[nodiscard]] bool forget_damaged(std::vector<PublishedFile>& files) const;
    // Whether the record can stay unchanged while nothing changes. If not, every build would read some file again, because its
    // status does not tell enough.
    [[nodiscard]] bool is_trusted() const;

    // The path of the record.
    static std::filesystem::path record_path(const OutputFolder& output) { return output.beside("record"); }

  private:
    [[nodiscard]] bool have_same_status(std::string_view department) const;
    [[nodiscard]] bool are_standards_same(const DepartmentRecord& department) const;
    [[nodiscard]] Digest digest_of_standard(const std::string& id) const;

    std::optional<RecordFile> file_;
    bool is_known_ = false;  // the file was made by this program, for this output
    std::vector<DepartmentBytes> none_;
    std::map<std::string_view, std::string_view> bytes_;  // of departments, by slug
    std::filesystem::path content_path_;
    FileDescriptor content_;
    FileDescriptor output_;

    // The digests of standards as they are now. Zeros for a standard that has changed.
    mutable std::mutex mutex_;
    mutable std::map<std::string, Digest> standards_;
};

// Whether all readings are the same now. If only the status of a file has changed, updates that.
[[nodiscard]] bool reads_the_same(ReadingLog& log);

}  // namespace sitegen

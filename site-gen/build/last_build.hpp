// What the last build left, compared with what is there now: which inputs have changed since, and whether the output still is what
// that build wrote.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "build/build_record.hpp"
#include "build/record_file.hpp"
#include "load/survey.hpp"
#include "publish/file_system.hpp"
#include "publish/output_folder.hpp"

namespace sitegen {

// A department's folder as it is now, beside what the record says of it.
struct DepartmentState {
    std::string slug;
    std::optional<DepartmentRecord> known;  // units whose files are not as they were written have no key, such files no digest
    std::string_view bytes;                 // of the record, while nothing of it has changed
    Survey survey;                          // empty where nothing has changed
    std::vector<InputFile> inputs;          // the same, until read_inputs(); files that were read or are known have their digest
    bool is_same = false;                   // folder, record and output agree

    // Takes them from the record where nothing has changed.
    void read_inputs();
};

class LastBuild {
  public:
    // Of which nothing is known.
    LastBuild() = default;
    // builder: see SiteRecord. Nothing is known of the last build where another has made it, or something else the output.
    LastBuild(const OutputFolder& output, const std::string& builder, const std::filesystem::path& content);

    [[nodiscard]] bool is_known() const { return record_.has_value(); }
    [[nodiscard]] const SiteRecord& site() const { return record_->site(); }
    // Of departments that may be there no more, too.
    [[nodiscard]] const std::vector<DepartmentBytes>& departments() const { return record_->departments(); }

    // From any number of threads, one department each.
    [[nodiscard]] DepartmentState compare(const std::string& slug) const;
    // Whether the unit's files are still as they were written.
    [[nodiscard]] bool has(const UnitRecord& unit) const;

    // The site's pages; those whose files are not as they were written have no key, such files no digest. They are still the
    // site's: where it has them no more, they are removed.
    [[nodiscard]] std::vector<UnitRecord> intact_pages() const;
    // Whether nothing of what departments share has to be read again for want of a status that tells.
    [[nodiscard]] bool are_inputs_trusted() const;

    // Where the record is to be.
    static std::filesystem::path record_path(const OutputFolder& output) { return output.beside("record"); }

  private:
    [[nodiscard]] bool have_same_status(std::string_view department) const;
    bool forget_changed_files(DepartmentRecord& department) const;
    bool forget_changed(UnitRecord& unit) const;

    std::optional<RecordFile> record_;
    std::map<std::string_view, std::string_view> bytes_;  // of departments, by slug
    std::filesystem::path content_path_;
    FileDescriptor content_;
    FileDescriptor output_;
};

// A survey as it is recorded: folders with a slash at their ends, as an empty one can matter, too. Nothing has been read yet.
[[nodiscard]] std::vector<InputFile> inputs_of(const Survey& survey);

// The files of a tree as they are now; those that have not changed keep the digest that is known of them, the others are read.
// is_same: whether nothing has changed.
[[nodiscard]] InputTree refreshed(const InputTree& tree, bool& is_same);

// A tree as it is now: what is below root/folder.
[[nodiscard]] InputTree tree_of(InputTree::Kind kind, const std::filesystem::path& root, const std::string& folder);
// The same of single files.
[[nodiscard]] InputTree tree_of_files(const std::filesystem::path& root, const std::vector<InputFile>& files);

// Of names and contents.
[[nodiscard]] Digest digest_of(const InputTree& tree);

// A status that says little, since the file could be changed again without its changing: of what was changed just before the
// build began, or in the future. Such files will be read again.
void forget_recent(std::vector<InputFile>& files, std::int64_t build_started);

// Now, in the nanoseconds of FileStatus.
[[nodiscard]] std::int64_t file_time_now();

}  // namespace sitegen

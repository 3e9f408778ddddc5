// What is below a folder, without reading any file.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "load/input_file.hpp"

namespace sitegen {

struct SurveyedFile {
    enum class Kind { folder, file, other };  // other: a link, a device; told where it is read
    std::string path;                         // relative to the survey's root
    Kind kind = Kind::file;
    FileStatus status;  // a folder's tells whether names in it were added or removed
};

// Names that begin with a dot are passed over.
class Survey {
  public:
    Survey() = default;
    // Everything below root/folder, folder itself not; folder: empty, or relative to the root. What is not there, or cannot be
    // looked into, is empty.
    Survey(const std::filesystem::path& root, const std::string& folder);

    // By path, bytewise, but with '/' before all other characters, so that what is in a folder follows it directly.
    [[nodiscard]] const std::vector<SurveyedFile>& files() const { return files_; }
    [[nodiscard]] const std::string& folder() const { return folder_; }
    [[nodiscard]] const FileStatus& folder_status() const { return folder_status_; }  // zeros where there is none
    [[nodiscard]] const SurveyedFile* find(std::string_view path) const;
    // Whether the folder lies within what was surveyed.
    [[nodiscard]] bool covers(std::string_view path) const;
    // Those right in a folder.
    [[nodiscard]] std::vector<const SurveyedFile*> in(std::string_view folder) const;

  private:
    std::string folder_;
    FileStatus folder_status_;
    std::vector<SurveyedFile> files_;
};

// The same order for the paths of other lists.
[[nodiscard]] bool precedes(std::string_view left, std::string_view right);

}  // namespace sitegen

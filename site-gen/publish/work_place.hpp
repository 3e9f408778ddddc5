// Where a build keeps its lock, its record and its unfinished work.
//
// They are beside the output folder: `.<name>.lock`, `.<name>.record`, `.<name>.changes`. If that would be another file system, or
// if the folder above may not be written, they are in the output folder itself, as `.site-gen.lock` and so on. Manifests and
// bundles ignore them.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

class WorkPlace {
  public:
    // output: absolute, without links. Throws a Failure if the file system fails.
    explicit WorkPlace(std::filesystem::path output);

    [[nodiscard]] const std::filesystem::path& output() const { return output_; }
    [[nodiscard]] bool is_inside() const { return is_inside_; }
    // purpose: "changes", for example, the folder of unfinished work.
    [[nodiscard]] std::filesystem::path path(std::string_view purpose) const;
    // Both possible paths. After a build has left something there, the folder may have become a mount, or may have ceased to be
    // one.
    [[nodiscard]] std::vector<std::filesystem::path> paths(std::string_view purpose) const;

  private:
    std::filesystem::path output_;
    bool is_inside_ = false;
};

// The names of the build's own files that may be in an output folder.
[[nodiscard]] const std::vector<std::string>& work_names();
[[nodiscard]] bool is_work_name(std::string_view name);

}  // namespace sitegen

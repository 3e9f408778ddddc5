// Which folder the site may be published to. A publication replaces the folder as a whole, so it must be one that holds nothing
// but a site that an earlier build has published.
#pragma once

#include <filesystem>
#include <vector>

namespace sitegen {

// Kept by publications: it belongs to the repository that the output folder is in, not to the site.
inline constexpr const char* ignore_file_name = ".gitignore";

// The absolute path of the output folder, without symbolic links. A Failure that says why where it is the root, the home or the
// current folder or above one of these, above or below an input folder, or holds anything that no build has made.
[[nodiscard]] std::filesystem::path checked_output(const std::filesystem::path& output,
                                                   const std::vector<std::filesystem::path>& inputs);

// Absolute, without symbolic links in what exists of it, without a trailing slash.
[[nodiscard]] std::filesystem::path resolved(const std::filesystem::path& path);

// The folder itself lies within it, too. Both resolved.
[[nodiscard]] bool lies_within(const std::filesystem::path& path, const std::filesystem::path& folder);

}  // namespace sitegen

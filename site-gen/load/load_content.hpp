// content/ → Content.
#pragma once

#include <filesystem>

#include "model/content.hpp"
#include "model/finding.hpp"

namespace sitegen {

// Reads everything below the folder. Each fault is a finding; the content returned is complete and structurally sound only
// where none of them is an error. standard_folders: where standards are looked for that content/standards does not hold.
[[nodiscard]] Content load_content(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& standard_folders,
                                   Sources& sources, Findings& findings);

}  // namespace sitegen

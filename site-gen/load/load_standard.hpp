// content/standards/<id>/ → Standard.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "load/standard_folders.hpp"
#include "model/standard.hpp"

namespace sitegen {

// The standard of that folder, with all that it takes from the standard that it extends. folders: to find that one and those whose
// classifications it uses. Every fault is a finding; what could be read is returned, and nothing where standard.toml could not.
[[nodiscard]] std::unique_ptr<Standard> load_standard(const StandardFolder& folder, StandardFolders& folders, Sources& sources,
                                                      Findings& findings);

}  // namespace sitegen

// content/standards/<id>/ → Standard.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "load/standard_folders.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Loads the standard in that folder, with everything that it takes from the standard it extends. folders: where to find that
// standard, and the standards whose classifications it uses. Every fault is a finding. Returns what could be read, or nothing if
// standard.toml could not be read. languages: those into which it is translated, if it has the files.
[[nodiscard]] std::unique_ptr<Standard> load_standard(const StandardFolder& folder, StandardFolders& folders,
                                                      const std::vector<std::string>& languages, Sources& sources,
                                                      Findings& findings);

}  // namespace sitegen

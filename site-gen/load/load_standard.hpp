// content/standards/<id>/ → Standard.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "load/file_reader.hpp"
#include "model/standard.hpp"

namespace sitegen {

// folder: the standard's folder, relative to the reader's root. Every fault is a finding; what could be read is returned, and
// nothing where standard.toml could not.
[[nodiscard]] std::unique_ptr<Standard> load_standard(FileReader& files, const std::string& folder, Sources& sources,
                                                      Findings& findings);

}  // namespace sitegen

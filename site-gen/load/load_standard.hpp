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

// The files of other standards that one is made with, relative to the folder of both: "other-standard/function.toml". None where
// standard.toml cannot be read; findings are left to load_standard.
[[nodiscard]] std::vector<std::string> files_of_other_standards(const std::filesystem::path& standards, const std::string& id);

}  // namespace sitegen

// The classifications of a standard: <id>.toml in its folder, or in the folder of another standard beside it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "load/file_reader.hpp"
#include "load/standard_folders.hpp"
#include "load/table_reader.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Adds the classifications that the standard names to it. Returns the ids of all of them, even of those that cannot be read,
// because a use of these is not a fault. folder: the standard's own. folders: where other standards are found.
[[nodiscard]] std::vector<std::string> load_classifications(TableReader& reader, const StandardFolder& folder,
                                                            StandardFolders& folders, Sources& sources, Standard& standard);

// Whether the text can be a code. Codes become parts of addresses, so a code is not ".." and does not end with a point, which
// Windows would remove.
[[nodiscard]] bool is_code(std::string_view text);

// Whether another standard uses the classification from this folder.
[[nodiscard]] bool is_taken_elsewhere(FileReader& files, const std::string& folder, const std::string& id);

}  // namespace sitegen

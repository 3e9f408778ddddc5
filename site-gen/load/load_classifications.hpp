// The classifications of a standard: <id>.toml in its folder, or in that of another standard beside it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "load/file_reader.hpp"
#include "load/standard_folders.hpp"
#include "load/table_reader.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Those that the standard names, into the standard. Gives their ids, also of those that cannot be read: what uses these is not
// wrong. folder: of the standard; folders: to find those of other standards.
[[nodiscard]] std::vector<std::string> load_classifications(TableReader& reader, const StandardFolder& folder,
                                                            StandardFolders& folders, Sources& sources, Standard& standard);

// Codes become parts of addresses: none may be ".." there, or lose a point at its end as it would on Windows.
[[nodiscard]] bool is_code(std::string_view text);

// Whether another standard beside the folder's takes the classification from it.
[[nodiscard]] bool is_taken_elsewhere(FileReader& files, const std::string& folder, const std::string& id);

}  // namespace sitegen

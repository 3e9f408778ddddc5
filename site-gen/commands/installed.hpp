// Where the program's own themes and standards are.
#pragma once

#include <filesystem>
#include <vector>

namespace sitegen {

// share/site-gen/<what> beside the bin/ the program runs from, and the folder it was configured for.
[[nodiscard]] std::vector<std::filesystem::path> installed_folders(const char* what);

}  // namespace sitegen

// Where the program's own themes and standards are.
#pragma once

#include <filesystem>
#include <vector>

namespace sitegen {

// share/site-gen/<what> beside the bin/ that the program runs from; empty if that is not known.
[[nodiscard]] std::vector<std::filesystem::path> installed_folders(const char* what);

}  // namespace sitegen

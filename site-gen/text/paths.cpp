#include "text/paths.hpp"

#include <algorithm>
#include <string>

namespace sitegen {

bool lies_within(const std::filesystem::path& path, const std::filesystem::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

std::filesystem::path hidden_beside(const std::filesystem::path& path, std::string_view purpose) {
    return path.parent_path() / ("." + path.filename().string() + "." + std::string(purpose));
}

}  // namespace sitegen

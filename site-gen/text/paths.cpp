#include "text/paths.hpp"

#include <algorithm>
#include <string>

#include "text/utf8.hpp"

namespace sitegen {

bool lies_within(const std::filesystem::path& path, const std::filesystem::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

std::filesystem::path hidden_beside(const std::filesystem::path& path, std::string_view purpose) {
    return path.parent_path() / ("." + path.filename().string() + "." + std::string(purpose));
}

std::string visible_path(std::string_view path) {
    std::string result;
    for (const char c : visible_text(path)) {
        const bool breaks = c == '\n' || c == '\t';
        breaks ? result += "<" + code_point_name(static_cast<char32_t>(c)) + ">" : result += c;
    }
    return result;
}

}  // namespace sitegen

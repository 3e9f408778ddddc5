#include "text/paths.hpp"

#include <algorithm>
#include <array>
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

std::string_view original_of_copy(std::string_view path) {
    for (const std::string_view ending : {std::string_view(".br"), std::string_view(".gz")}) {
        if (path.ends_with(ending)) return path.substr(0, path.size() - ending.size());
    }
    return {};
}

bool is_compressible(std::string_view path) {
    static constexpr std::array<std::string_view, 9> texts = {".css",    ".csv", ".html", ".js", ".json",
                                                              ".jsonld", ".svg", ".txt",  ".xml"};
    return std::any_of(texts.begin(), texts.end(), [path](std::string_view ending) { return path.ends_with(ending); });
}

}  // namespace sitegen

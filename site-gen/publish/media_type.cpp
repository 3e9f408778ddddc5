#include "publish/media_type.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sitegen {

// Those of HOSTING.md, and of files that content/static may have.
std::string_view content_type_of(std::string_view path) {
    using Type = std::pair<std::string_view, std::string_view>;
    static constexpr std::array types = {
        Type{"css", "text/css; charset=utf-8"},
        Type{"csv", "text/csv; charset=utf-8"},
        Type{"gif", "image/gif"},
        Type{"gz", "application/gzip"},
        Type{"html", "text/html; charset=utf-8"},
        Type{"ico", "image/x-icon"},
        Type{"jpeg", "image/jpeg"},
        Type{"jpg", "image/jpeg"},
        Type{"js", "text/javascript; charset=utf-8"},
        Type{"json", "application/json"},
        Type{"jsonld", "application/ld+json"},
        Type{"md", "text/markdown; charset=utf-8"},
        Type{"ods", "application/vnd.oasis.opendocument.spreadsheet"},
        Type{"pdf", "application/pdf"},
        Type{"png", "image/png"},
        Type{"sqlite", "application/vnd.sqlite3"},
        Type{"svg", "image/svg+xml"},
        Type{"txt", "text/plain; charset=utf-8"},
        Type{"wacz", "application/wacz"},
        Type{"webp", "image/webp"},
        Type{"woff2", "font/woff2"},
        Type{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        Type{"xml", "application/xml"},
        Type{"zip", "application/zip"},
    };
    const std::size_t point = path.rfind('.');
    const std::string_view ending = point == std::string_view::npos ? std::string_view() : path.substr(point + 1);
    const auto found = std::find_if(types.begin(), types.end(), [&](const Type& each) { return each.first == ending; });
    return found == types.end() ? "application/octet-stream" : found->second;
}

std::string_view media_type_of(std::string_view path) {
    const std::string_view type = content_type_of(path);
    return type.substr(0, type.find(';'));
}

}  // namespace sitegen

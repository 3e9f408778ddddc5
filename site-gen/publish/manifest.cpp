#include "publish/manifest.hpp"

#include <algorithm>

#include "disk/read_file.hpp"
#include "model/failure.hpp"
#include "text/site_path.hpp"

namespace sitegen {

namespace {

constexpr std::size_t digest_length = 64;
constexpr std::string_view field_separator = "  ";

bool is_digest(std::string_view text) {
    return text.size() == digest_length && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Why the line cannot be the next entry. Empty if it can.
std::string line_fault(std::string_view line, const Manifest& before) {
    if (line.size() <= digest_length + field_separator.size() || !is_digest(line.substr(0, digest_length)) ||
        line.substr(digest_length, field_separator.size()) != field_separator) {
        return "is not a SHA-256 digest, two spaces and a path";
    }
    const std::string_view path = line.substr(digest_length + field_separator.size());
    if (std::string fault = path_fault(path); !fault.empty()) return "names a path that " + fault;
    if (!before.empty() && path <= before.back().path) return "is not in the order of paths";
    return {};
}

}  // namespace

void sort(Manifest& manifest) {
    std::sort(manifest.begin(), manifest.end(), [](const ManifestEntry& a, const ManifestEntry& b) { return a.path < b.path; });
}

void append_manifest_line(std::string& text, std::string_view path, std::string_view sha256) {
    text.append(sha256).append(field_separator).append(path) += '\n';
}

std::string manifest_text(const Manifest& manifest) {
    std::string text;
    for (const ManifestEntry& entry : manifest) append_manifest_line(text, entry.path, entry.sha256);
    return text;
}

std::vector<std::string> top_level_names(const std::filesystem::path& file) {
    const std::string text = read_whole_file(file);
    constexpr std::size_t path_start = digest_length + field_separator.size();
    std::vector<std::string> names;
    std::size_t line = 1;
    for (std::size_t start = 0; start < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::string_view entry = std::string_view(text).substr(start, end - start);
        start = end + 1;
        if (!names.empty() && entry.size() > path_start + names.back().size() && entry[path_start + names.back().size()] == '/' &&
            entry.substr(path_start).starts_with(names.back())) {
            continue;
        }
        if (const std::string fault = line_fault(entry, {}); !fault.empty()) {
            throw Failure(file.string() + ":" + std::to_string(line) + ": the line " + fault);
        }
        const std::string_view path = entry.substr(path_start);
        names.emplace_back(path.substr(0, path.find('/')));
    }
    return names;
}

Manifest read_manifest(const std::filesystem::path& file) { return parse_manifest(read_whole_file(file), file); }

Manifest parse_manifest(std::string_view text, const std::filesystem::path& shown) {
    Manifest manifest;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::string_view line = text.substr(start, end - start);
        if (const std::string fault = line_fault(line, manifest); !fault.empty()) {
            throw Failure(shown.string() + ":" + std::to_string(manifest.size() + 1) + ": the line " + fault);
        }
        manifest.push_back(
            {std::string(line.substr(digest_length + field_separator.size())), std::string(line.substr(0, digest_length))});
        start = end + 1;
    }
    return manifest;
}

}  // namespace sitegen

// The list of a site's files with their digests, as `sha256sum -c manifest-sha256.txt` reads it.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

inline constexpr const char* manifest_name = "manifest-sha256.txt";

struct ManifestEntry {
    std::string path;    // relative to the manifest's folder
    std::string sha256;  // 64 lower-case hexadecimal digits

    friend bool operator==(const ManifestEntry&, const ManifestEntry&) = default;
};

// By path, bytewise and each path once. The manifest itself is not in it.
using Manifest = std::vector<ManifestEntry>;

// Brings the entries, with paths that differ, into a manifest's order.
void sort(Manifest& manifest);

// "<digest>  <path>\n": of one file, and of all.
void append_manifest_line(std::string& text, std::string_view path, std::string_view sha256);
[[nodiscard]] std::string manifest_text(const Manifest& manifest);

// Each first component of the paths in a manifest file, once. Looks at no more than that, as the list can be long.
[[nodiscard]] std::vector<std::string> top_level_names(const std::filesystem::path& file);

// A Failure naming file and line where the text is not such a list, or a path not one that a site may have.
[[nodiscard]] Manifest read_manifest(const std::filesystem::path& file);

}  // namespace sitegen

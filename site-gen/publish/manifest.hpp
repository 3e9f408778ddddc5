// The list of a site's files with their digests, in the format of `sha256sum -c manifest-sha256.txt`.
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

// Sorted bytewise by path, with each path once. The manifest itself is not in it.
using Manifest = std::vector<ManifestEntry>;

// Sorts the entries, whose paths differ, into a manifest's order.
void sort(Manifest& manifest);

// "<digest>  <path>
// ": one line, and the text with all lines.
void append_manifest_line(std::string& text, std::string_view path, std::string_view sha256);
[[nodiscard]] std::string manifest_text(const Manifest& manifest);

// The first component of each path in a manifest file, each once. Reads nothing else, because the list can be long.
[[nodiscard]] std::vector<std::string> top_level_names(const std::filesystem::path& file);

// Throws a Failure that names file and line if the text is not such a list, or if a path is not possible in a site.
[[nodiscard]] Manifest read_manifest(const std::filesystem::path& file);
// The same for a text that was read. shown: its file in messages.
[[nodiscard]] Manifest parse_manifest(std::string_view text, const std::filesystem::path& shown);

}  // namespace sitegen

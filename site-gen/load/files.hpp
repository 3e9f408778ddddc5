// Reading files and folders of content and themes, warily: nothing outside the root, no devices, no unbounded sizes.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "model/place.hpp"

namespace sitegen {

class FileReader {
  public:
    // root: the folder that every path is relative to and that no symbolic link may leave.
    FileReader(std::filesystem::path root, Sources& sources, Findings& findings);

    [[nodiscard]] const std::filesystem::path& root() const { return root_; }
    [[nodiscard]] bool exists(const std::string& path) const;

    // Adds a UTF-8 text file to the sources. Nothing, with a finding, where it cannot be read, is too large or is not UTF-8.
    std::optional<std::uint32_t> read_text(const std::string& path);
    // Any file's bytes, such as an image of a theme.
    std::optional<std::string> read_bytes(const std::string& path);

    // Names of the folders in a folder, and of its files, each sorted bytewise; names that begin with a dot are passed over.
    [[nodiscard]] std::vector<std::string> folders_in(const std::string& path) const;
    [[nodiscard]] std::vector<std::string> files_in(const std::string& path) const;

    // The path as findings print it.
    [[nodiscard]] std::string display(const std::string& path) const;
    // A place that names a file or folder as a whole.
    Place place_of(const std::string& path);

  private:
    std::filesystem::path root_;
    std::filesystem::path real_root_;
    Sources& sources_;
    Findings& findings_;
};

// Whether a name may become an address: [a-z0-9][a-z0-9-]{0,63}.
[[nodiscard]] bool is_slug(std::string_view name);

// The offset of the first byte that is not valid UTF-8 (or is a NUL); nothing where the text is sound.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

}  // namespace sitegen

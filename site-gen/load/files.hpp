// Reading files and folders of content and themes, warily: nothing outside the root, no devices, no unbounded sizes.
#pragma once

#include <cstdint>
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

    // Adds a UTF-8 text file, without its byte-order mark, to the sources. Nothing, with a finding, where it cannot be read, is too
    // large or is not UTF-8. named_at: the value that names the file, where one does; what is amiss with the name is told there.
    std::optional<std::uint32_t> read_text(const std::string& path, const Place& named_at = {});
    // Any file's bytes, such as an image of a theme.
    std::optional<std::string> read_bytes(const std::string& path);

    // Names of the folders in a folder, and of all else, each sorted bytewise; names that begin with a dot are passed over.
    [[nodiscard]] std::vector<std::string> folders_in(const std::string& path) const;
    [[nodiscard]] std::vector<std::string> files_in(const std::string& path) const;

    // A finding for each folder, or file, that is not among the expected ones. message: what belongs there instead.
    void refuse_folders(const std::string& path, const std::vector<std::string>& expected, const std::string& message,
                        Severity severity = Severity::error);
    void refuse_files(const std::string& path, const std::vector<std::string>& expected, const std::string& message);

    // The path as findings print it.
    [[nodiscard]] std::string display(const std::string& path) const;
    // A place that names a file or folder as a whole.
    Place place_of(const std::string& path);

  private:
    std::optional<std::string> read(const std::string& path, std::uintmax_t largest, const Place& named_at);
    void refuse_unexpected(const std::string& path, const std::vector<std::string>& names, const std::vector<std::string>& expected,
                           const std::string& message, Severity severity);
    // Where the file truly lies; nothing, with a finding, where it is not there or not within the root.
    std::optional<std::filesystem::path> locate(const std::string& path, const Place& named_at);

    std::filesystem::path root_;
    std::filesystem::path real_root_;
    Sources& sources_;
    Findings& findings_;
};

// Whether a name may become an address: [a-z0-9][a-z0-9-]{0,63}.
[[nodiscard]] bool is_slug(std::string_view name);

}  // namespace sitegen

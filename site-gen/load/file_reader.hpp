// Reading files and folders of content and themes, warily: nothing outside the root, no devices, no unbounded sizes. What is wrong
// with them is a finding. Where the system fails, a Failure is thrown. All that was looked at is written down.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "disk/file.hpp"
#include "load/reading.hpp"
#include "model/finding.hpp"
#include "model/place.hpp"

namespace sitegen {

class FileReader {
  public:
    // root: the folder that every path is relative to and that no symbolic link may leave.
    FileReader(std::filesystem::path root, Sources& sources, Findings& findings);
    FileReader(const FileReader&) = delete;
    FileReader& operator=(const FileReader&) = delete;

    [[nodiscard]] const std::filesystem::path& root() const { return root_; }
    [[nodiscard]] bool exists(const std::string& path);

    // Adds a UTF-8 text file, without its byte-order mark, to the sources. Nothing, with a finding, where it cannot be read, is too
    // large or is not UTF-8. named_at: the value that names the file, where one does; findings about the name have its place.
    std::optional<std::uint32_t> read_text(const std::string& path, const Place& named_at = {});
    // Any file's bytes, such as an image of a theme.
    std::optional<std::string> read_bytes(const std::string& path);

    // What has been looked at so far, each once, in the order of looking.
    [[nodiscard]] ReadingLog log() const { return {root_.string(), readings_}; }
    // Writes down what other readers of the same root have looked at, too, and the time that they took.
    void add_readings(const std::vector<ReadingLog>& others, std::chrono::nanoseconds time_spent);
    [[nodiscard]] std::chrono::nanoseconds time_spent_reading() const { return time_spent_reading_; }

    // Names of the folders in a folder, and of all else, each sorted bytewise; names that begin with a dot are passed over. None
    // where there is no such folder; none, with a finding, where it may not be listed.
    [[nodiscard]] std::vector<std::string> folders_in(const std::string& path);
    [[nodiscard]] std::vector<std::string> files_in(const std::string& path);

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
    std::optional<FileBytes> read_opened(int descriptor, const std::string& path, std::uintmax_t largest);
    // Opens a file within the root; not open, with a finding, where it is not there or not within the root.
    FileDescriptor open(const std::string& path, const Place& named_at);
    [[nodiscard]] std::vector<std::string> names_in(const std::string& path, bool are_folders);
    const std::vector<FolderEntry>& list(const std::string& path);

    std::filesystem::path root_;
    FileDescriptor root_folder_;
    std::string shown_root_;  // with a slash at its end
    std::vector<Reading> readings_;
    std::map<std::string, std::vector<FolderEntry>, std::less<>> listed_;  // folders by path; empty for one that is not there
    std::map<std::string, bool, std::less<>> asked_;                       // whether it is there, by path
    std::chrono::nanoseconds time_spent_reading_{};
    Sources& sources_;
    Findings& findings_;
};

// Whether a name may become an address: [a-z0-9][a-z0-9-]{0,63}.
[[nodiscard]] bool is_slug(std::string_view name);

}  // namespace sitegen

// Reads files and folders of content and themes with care: nothing outside the root, no devices, no unbounded sizes. A fault in
// them is a finding. A failure of the system throws Failure. Everything that is looked at is recorded.
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
    // A log costs a digest of each file. What only reads, and records nothing for a later build, does without.
    enum class Log : bool { kept, none };

    // root: all paths are relative to this folder, and no symbolic link may leave it.
    FileReader(std::filesystem::path root, Sources& sources, Findings& findings, Log log = Log::kept);
    FileReader(const FileReader&) = delete;
    FileReader& operator=(const FileReader&) = delete;

    [[nodiscard]] const std::filesystem::path& root() const { return root_; }
    [[nodiscard]] bool exists(const std::string& path);

    // Adds a UTF-8 text file, without its byte-order mark, to the sources. Returns nothing and adds a finding if the file cannot be
    // read, is too large or is not UTF-8. named_at: the value that names the file, if a value does; a finding about the name has
    // this place.
    std::optional<std::uint32_t> read_text(const std::string& path, const Place& named_at = {});
    // The bytes of any file, such as an image of a theme. Returns nothing and adds a finding if it cannot be read.
    std::optional<std::string> read_bytes(const std::string& path);

    // Everything that has been looked at so far, each once, in the order of looking. Empty if no log is kept.
    [[nodiscard]] ReadingLog log() const { return {root_.string(), readings_}; }
    // Adds to the log what other readers of the same root have looked at, and the time that they took.
    void add_readings(const std::vector<ReadingLog>& others, std::chrono::nanoseconds time_spent);
    [[nodiscard]] std::chrono::nanoseconds time_spent_reading() const { return time_spent_reading_; }

    // The names of the folders in a folder, or of everything else in it, sorted bytewise. Names that begin with a dot are skipped.
    // Returns none if there is no such folder. Returns none and adds a finding if it may not be listed.
    [[nodiscard]] std::vector<std::string> folders_in(const std::string& path);
    [[nodiscard]] std::vector<std::string> files_in(const std::string& path);

    // Adds a finding for each folder, or file, that is not expected. message: what belongs there instead.
    void refuse_folders(const std::string& path, const std::vector<std::string>& expected, const std::string& message,
                        Severity severity = Severity::error);
    void refuse_files(const std::string& path, const std::vector<std::string>& expected, const std::string& message);

    // The path as findings print it.
    [[nodiscard]] std::string display(const std::string& path) const;
    // The place of a whole file or folder.
    Place place_of(const std::string& path);

  private:
    std::optional<std::string> read(const std::string& path, std::uintmax_t largest, const Place& named_at);
    void refuse_unexpected(const std::string& path, const std::vector<std::string>& names, const std::vector<std::string>& expected,
                           const std::string& message, Severity severity);
    std::optional<FileBytes> read_opened(int descriptor, const std::string& path, std::uintmax_t largest);
    // Opens a file within the root. If it is not there or not within the root, adds a finding and returns a descriptor that is not
    // open.
    FileDescriptor open(const std::string& path, const Place& named_at);
    [[nodiscard]] std::vector<std::string> names_in(const std::string& path, bool are_folders);
    const std::vector<FolderEntry>& list(const std::string& path);

    std::filesystem::path root_;
    FileDescriptor root_folder_;
    std::string shown_root_;  // ends with a slash
    bool keeps_log_;
    std::vector<Reading> readings_;
    std::map<std::string, std::vector<FolderEntry>, std::less<>> listed_;  // by path; empty if there is no such folder
    std::map<std::string, bool, std::less<>> asked_;                       // by path: whether it exists
    std::chrono::nanoseconds time_spent_reading_{};
    Sources& sources_;
    Findings& findings_;
};

// Whether a name may become an address: [a-z0-9][a-z0-9-]{0,63}.
[[nodiscard]] bool is_slug(std::string_view name);

}  // namespace sitegen

// Where the files of standards are.
#pragma once

#include <deque>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "load/file_reader.hpp"

namespace sitegen {

struct StandardFolder {
    FileReader* files = nullptr;
    std::string path;  // relative to the reader's root: "standards/plain"
};

// Looks for standards in several folders and records what it has looked at. For one thread only.
class StandardFolders {
  public:
    // roots: folders of standards. The first root that has a standard counts.
    StandardFolders(std::vector<std::filesystem::path> roots, Sources& sources, Findings& findings,
                    FileReader::Log log = FileReader::Log::kept)
        : roots_(std::move(roots)), sources_(sources), findings_(findings), log_(log) {}

    // Returns nothing if no root has it.
    [[nodiscard]] std::optional<StandardFolder> find(const std::string& id);
    // What was looked at in each root. A search without success is recorded, too: the standard may be added later.
    [[nodiscard]] std::vector<ReadingLog> logs() const;

  private:
    std::vector<std::filesystem::path> roots_;
    Sources& sources_;
    Findings& findings_;
    FileReader::Log log_;
    std::deque<FileReader> readers_;  // one for each root that was needed
};

}  // namespace sitegen

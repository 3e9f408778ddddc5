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

// Looks for standards in several folders and writes down what it has looked at. Of one thread.
class StandardFolders {
  public:
    // roots: folders of standards; the first that holds one counts.
    StandardFolders(std::vector<std::filesystem::path> roots, Sources& sources, Findings& findings)
        : roots_(std::move(roots)), sources_(sources), findings_(findings) {}

    // Nothing where none of the roots holds it.
    [[nodiscard]] std::optional<StandardFolder> find(const std::string& id);
    // What was looked at in each root. Where a standard has been looked for in vain matters, too: it may come to be there.
    [[nodiscard]] std::vector<ReadingLog> logs() const;

  private:
    std::vector<std::filesystem::path> roots_;
    Sources& sources_;
    Findings& findings_;
    std::deque<FileReader> readers_;  // of as many roots as were needed
};

}  // namespace sitegen

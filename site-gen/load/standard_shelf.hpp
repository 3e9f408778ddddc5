// The standards that documents follow, each read once, when a document first names it.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "load/file_reader.hpp"
#include "model/content.hpp"

namespace sitegen {

// From any number of threads; the standards stay until the shelf goes.
class StandardShelf {
  public:
    // content: its standards come first; folders: where standards are looked for that it does not hold. sources: shared by all
    // documents, as is what is found in standards.
    StandardShelf(const std::filesystem::path& content, std::vector<std::filesystem::path> folders, Sources& sources,
                  Findings& findings);

    struct Found {
        bool is_there = false;
        const Standard* standard = nullptr;  // nothing, with findings, where it is there but cannot be read
    };
    [[nodiscard]] Found find(const std::string& id);
    // Of the content's own standards, for hints.
    [[nodiscard]] std::vector<std::string> names() const { return files_.folders_in("standards"); }
    // Those that were found so far.
    [[nodiscard]] StandardsById standards() const;
    // Gives them away, after the last find().
    [[nodiscard]] std::map<std::string, std::unique_ptr<Standard>, std::less<>> take() { return std::move(read_); }
    // Where a standard is: "content/standards", say; empty where there is none.
    [[nodiscard]] std::filesystem::path folder_of(const std::string& id) const;

  private:
    std::unique_ptr<Standard> load(const std::filesystem::path& folder, const std::string& id);

    std::filesystem::path content_;
    std::vector<std::filesystem::path> folders_;
    FileReader files_;
    Sources& sources_;
    Findings& findings_;
    mutable std::mutex mutex_;                                            // guards findings, too
    std::map<std::string, std::unique_ptr<Standard>, std::less<>> read_;  // by id; nothing for one that cannot be read
};

}  // namespace sitegen

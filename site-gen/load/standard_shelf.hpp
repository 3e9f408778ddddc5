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
        Digest digest{};                     // of all that was looked at to find and to load it
    };
    [[nodiscard]] Found find(const std::string& id);
    // Of the content's own standards, for hints.
    [[nodiscard]] std::vector<std::string> names();
    // Those that were found so far.
    [[nodiscard]] StandardsById standards() const;
    // What is wrong with the addresses that the standards found so far have together: the same, whatever the order in which they
    // were found. Places are in the shelf's sources.
    [[nodiscard]] Findings address_faults() const;
    // What was looked at for each id that was asked for, also for those that are not there.
    [[nodiscard]] std::map<std::string, std::vector<ReadingLog>> logs() const;
    // Gives the standards away, after the last find().
    [[nodiscard]] std::map<std::string, std::unique_ptr<Standard>, std::less<>> take();

  private:
    struct Kept {
        bool is_there = false;
        std::unique_ptr<Standard> standard;
        std::vector<ReadingLog> logs;  // of each root that was looked into
        Digest digest{};
    };
    [[nodiscard]] Kept look_for(const std::string& id);
    [[nodiscard]] StandardsById found() const;

    std::filesystem::path content_;
    std::vector<std::filesystem::path> folders_;
    Sources& sources_;
    Findings& findings_;
    mutable std::mutex mutex_;                       // guards findings, too
    std::map<std::string, Kept, std::less<>> kept_;  // by id
    mutable Findings address_faults_;                // of as many standards as follows: asked for more often than they change
    mutable std::size_t claimed_count_ = 0;
};

// The standards that one department asks for, written down as it asks.
class StandardLookup {
  public:
    explicit StandardLookup(StandardShelf& shelf) : shelf_(shelf) {}
    [[nodiscard]] StandardShelf::Found find(const std::string& id);
    [[nodiscard]] std::vector<std::string> names() { return shelf_.names(); }
    // By id, with the digest of what was found, also of one that is not there.
    [[nodiscard]] const std::map<std::string, Digest>& asked_for() const { return asked_for_; }

  private:
    StandardShelf& shelf_;
    std::map<std::string, Digest> asked_for_;
};

}  // namespace sitegen

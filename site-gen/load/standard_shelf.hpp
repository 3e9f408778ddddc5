// The standards that documents follow. Each is read once, when a document first names it.
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

// Any number of threads may use it. The standards live as long as the shelf.
class StandardShelf {
  public:
    // content: its own standards come first. folders: where to look for other standards. sources and findings: shared by all
    // documents. log: without one, logs are empty and digests say nothing.
    StandardShelf(const std::filesystem::path& content, std::vector<std::filesystem::path> folders, Sources& sources,
                  Findings& findings, FileReader::Log log = FileReader::Log::kept);

    // The further languages of the site, whose translations are loaded with each standard. Call it before the first find().
    void translate_into(const std::vector<SiteLanguage>& languages);

    struct Found {
        bool is_there = false;
        const Standard* standard = nullptr;  // nothing, with findings, if the standard exists but cannot be read
        Digest digest{};                     // of everything that was looked at to find and load it
    };
    [[nodiscard]] Found find(const std::string& id);
    // The names of the content's own standards, for hints.
    [[nodiscard]] std::vector<std::string> names();
    // The standards that have been found so far.
    [[nodiscard]] StandardsById standards() const;
    // The faults in the addresses of all standards found so far. The result does not depend on the order in which they were found.
    // Places are in the shelf's sources.
    [[nodiscard]] Findings address_faults() const;
    // What was looked at for each id that was asked for, even if there is no such standard.
    [[nodiscard]] std::map<std::string, std::vector<ReadingLog>> logs() const;
    // Hands the standards over. Call it after the last find().
    [[nodiscard]] std::map<std::string, std::unique_ptr<Standard>, std::less<>> take();

  private:
    struct Kept {
        bool is_there = false;
        std::unique_ptr<Standard> standard;
        std::vector<ReadingLog> logs;  // one for each root that was looked into
        Digest digest{};
    };
    [[nodiscard]] Kept look_for(const std::string& id);
    [[nodiscard]] StandardsById found() const;

    std::filesystem::path content_;
    std::vector<std::filesystem::path> folders_;
    Sources& sources_;
    Findings& findings_;
    FileReader::Log log_;
    std::vector<std::string> languages_;
    mutable std::mutex mutex_;                       // also guards the findings
    std::map<std::string, Kept, std::less<>> kept_;  // by id
    mutable Findings
        address_faults_;  // of the first claimed_count_ standards; kept because it is asked for more often than it changes
    mutable std::size_t claimed_count_ = 0;
};

// Records the standards that one department asks for.
class StandardLookup {
  public:
    explicit StandardLookup(StandardShelf& shelf) : shelf_(shelf) {}
    [[nodiscard]] StandardShelf::Found find(const std::string& id);
    [[nodiscard]] std::vector<std::string> names() { return shelf_.names(); }
    // For each id that was asked for, even without success, the digest of what was found.
    [[nodiscard]] const std::map<std::string, Digest>& asked_for() const { return asked_for_; }

  private:
    StandardShelf& shelf_;
    std::map<std::string, Digest> asked_for_;
};

}  // namespace sitegen

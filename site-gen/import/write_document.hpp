// An imported document → files of content: what is new is written, what is the same is left alone, and what somebody typed by hand
// is only replaced if asked to.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "import/imported.hpp"

namespace sitegen {

struct WriteOptions {
    std::filesystem::path content;
    bool is_check = false;
    bool may_replace = false;
    bool is_rehearsal = false;  // finds the differences and writes nothing
};

struct WrittenDocument {
    std::vector<std::string> files;   // written, relative to content
    std::size_t unchanged_count = 0;  // tables
};

// The folder of the document, relative to content: departments/<department>/<year>/<stage>.
[[nodiscard]] std::string content_folder_of(const ImportedDocument& document);

// A text of content that is written if there is none, or if it may be replaced. Otherwise, if it differs, adds a finding. Returns
// whether it was written.
bool write_narrative(const std::string& path, const std::string& text, const std::string& where, const WriteOptions& options,
                     ImportLog& log);

// The file of a section's prose, relative to content: the one that is there, or a new one with its number in the outline,
// "narrative/05-income.md".
[[nodiscard]] std::string narrative_path(const ImportedDocument& document, const std::filesystem::path& content,
                                         const std::string& section);

// Adds a finding for each difference from content that is not written. If there is one, or the log has errors, nothing is written.
[[nodiscard]] WrittenDocument write_document(const ImportedDocument& document, const WriteOptions& options, ImportLog& log);

}  // namespace sitegen

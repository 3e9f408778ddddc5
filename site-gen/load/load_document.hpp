// content/departments/<department>/<year>/<stage>/ → Document.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "load/file_reader.hpp"
#include "model/document.hpp"
#include "model/site_language.hpp"

namespace sitegen {

struct DocumentFolder {
    FileReader& files;
    std::string path;  // relative to the reader's root
    std::string department;
    FiscalYear year;
    std::string stage;
    // Finds a standard by its id. Returns nothing, after a finding, if there is none or it cannot be read.
    std::function<const Standard*(const std::string& id, const Place& place)> standard_named;
    const std::vector<SiteLanguage>& languages;  // of the site
    Sources& sources;
    Findings& findings;
};

// The id of the standard that a document.toml names. Empty if the file cannot be read, or if it names no possible id. Adds no
// findings: load_document does.
[[nodiscard]] std::string standard_named_in(const std::filesystem::path& content, const std::string& document_folder);

// Returns nothing if document.toml or its standard cannot be read. Every fault is a finding.
[[nodiscard]] std::optional<Document> load_document(const DocumentFolder& folder);

}  // namespace sitegen

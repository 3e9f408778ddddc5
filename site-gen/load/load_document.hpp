// content/departments/<department>/<year>/<stage>/ → Document.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "load/file_reader.hpp"
#include "model/document.hpp"

namespace sitegen {

struct DocumentFolder {
    FileReader& files;
    std::string path;  // relative to the reader's root
    std::string department;
    FiscalYear year;
    std::string stage;
    // Finds a standard by id; nothing, after a finding, where there is none or it cannot be read.
    std::function<const Standard*(const std::string& id, const Place& place)> standard_named;
    Sources& sources;
    Findings& findings;
};

// The standard that a document.toml names; empty where it cannot be read or names none that could be. Findings are left to
// load_document.
[[nodiscard]] std::string standard_named_in(const std::filesystem::path& content, const std::string& document_folder);

// Nothing where document.toml or its standard cannot be read; every fault is a finding.
[[nodiscard]] std::optional<Document> load_document(const DocumentFolder& folder);

}  // namespace sitegen

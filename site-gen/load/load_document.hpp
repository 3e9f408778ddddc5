// content/departments/<department>/<year>/<stage>/ → Document.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "load/files.hpp"
#include "model/document.hpp"

namespace sitegen {

struct DocumentFolder {
    FileReader& files;
    std::string path;  // relative to the reader's root
    std::string department;
    int year = 0;
    std::string stage;
    // Finds a standard by id; nothing, after a finding at the place, where there is none.
    std::function<const Standard*(const std::string& id, const Place& place)> standard_named;
    Sources& sources;
    Findings& findings;
};

// Nothing where document.toml cannot be read or its standard is unknown; every fault is a finding.
[[nodiscard]] std::optional<Document> load_document(const DocumentFolder& folder);

}  // namespace sitegen

// The narrative of a document: one Markdown file for each section, and one more for each further language.
#pragma once

#include <string>
#include <vector>

#include "load/file_reader.hpp"
#include "model/document.hpp"
#include "model/site_language.hpp"

namespace sitegen {

struct NarrativeFolder {
    FileReader& files;
    std::string path;                            // relative to the reader's root
    const std::vector<SiteLanguage>& languages;  // of the site
    Findings& findings;
};

// Adds the sections in that folder to the document. Its standard is already set.
void load_narrative(const NarrativeFolder& folder, Document& document);

}  // namespace sitegen

// The narrative of a document: one Markdown file for each section.
#pragma once

#include <string>

#include "load/file_reader.hpp"
#include "model/document.hpp"

namespace sitegen {

// Adds the sections in that folder to the document. Its standard is already set.
void load_narrative(FileReader& files, const std::string& folder, Findings& findings, Document& document);

}  // namespace sitegen

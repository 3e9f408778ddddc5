// The narrative of a document: one Markdown file a section.
#pragma once

#include <string>

#include "load/file_reader.hpp"
#include "model/document.hpp"

namespace sitegen {

// Adds the sections in that folder to the document, whose standard is set.
void load_narrative(FileReader& files, const std::string& folder, Findings& findings, Document& document);

}  // namespace sitegen

// Explanations that offices have as documents of a word processor or as web pages → the Markdown sections of the standard's
// outline.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "import/imported.hpp"
#include "import/mapping.hpp"

namespace sitegen {

// A section of prose, before it is written.
struct ImportedSection {
    std::string section;  // its id in the outline
    std::string text;     // Markdown
};

// Whether a file is one of prose, by its name: DOCX, ODT, HTML, Markdown.
[[nodiscard]] bool is_prose_source(const std::filesystem::path& file);

// Turns the file into Markdown with pandoc, if that is installed, and parts it by the headings that are titles of the outline's
// sections. Text that belongs to no section is a finding, and so is everything that is left out: tables, pictures, names of persons
// and telephone numbers of forms.
[[nodiscard]] std::vector<ImportedSection> read_narrative(const std::filesystem::path& file, const Standard& standard,
                                                          const FiscalYear& year, const DocumentMapping& mapping, ImportLog& log);

}  // namespace sitegen

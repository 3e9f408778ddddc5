// What a reader can find in one department, as a script file. The script of the search page loads the file when the department
// probably has what the reader looks for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/content.hpp"
#include "search/terms.hpp"

namespace sitegen {

// A section of a document's narrative as its page prints it.
struct SectionText {
    std::string_view section;  // its id
    std::string_view html;
};

// A document, with texts that are on its page and not in the model.
struct SearchableDocument {
    const Document* document = nullptr;
    std::string year;    // as printed
    std::string stage;   // its title
    std::string folder;  // below the site's root
    std::vector<SectionText> narrative;
};

// The script's arguments: "department", the slug, and these lists. A set is a list of positions of documents. A place is a list
// table, set, table, set and so on. An entry of another list is named by its position in that list.
//   documents   [title, year, stage, folder]
//   sets        [document…]
//   tables      [id, number or 0, title, set]
//   places      [table, set, …]
//   rows        [name, code, place]
//   projects    [name, id, place]
//   targets     [title, id, text, set]
//   sections    [id, title]
//   paragraphs  [text, section, set]
// Rows are those of fixed lists and classifications; rows that are blank in all documents are left out. Projects are the rows of
// tables whose rows each document names itself. Targets are performance targets, with their goals and indicators. Paragraphs are
// those of the narrative.
//
// Each entry is listed once, in the order in which the documents first name it. A table or section with the same id and standard in
// several years is one entry, with the title of the newest.
//
// documents: newest first. Adds the terms of all texts.
[[nodiscard]] std::string department_data(const Department& department, const std::vector<SearchableDocument>& documents,
                                          TermSet& terms);

}  // namespace sitegen

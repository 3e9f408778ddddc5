// What can be found in one department: a script file of its own. The script of the search page loads it when the department is
// likely to hold what a reader looks for.
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

// A document, with texts that its page says and the model does not.
struct SearchableDocument {
    const Document* document = nullptr;
    std::string year;    // as printed
    std::string stage;   // its title
    std::string folder;  // below the site's root
    std::vector<SectionText> narrative;
};

// The script's arguments: "department", the slug, and these lists. A set is the list of positions of documents; a place is the list
// table, set, table, set and so on. Whatever refers to a list says the position in it.
//   documents   [title, year, stage, folder]
//   sets        [document…]
//   tables      [id, number or 0, title, set]
//   places      [table, set, …]
//   rows        [name, code, place]
//   projects    [name, id, place]
//   targets     [title, id, text, set]
//   sections    [id, title]
//   paragraphs  [text, section, set]
// Rows are those of fixed lists and classifications; rows that are blank in all documents are left out. Projects are rows of tables
// whose rows each document names itself. Targets are performance targets, with their goals and indicators. Paragraphs are the
// narrative's.
//
// Each thing is there once, in the order in which the documents first name it. A table or a section of several years is one thing,
// by its id and standard, and has the title of the newest.
//
// documents: newest first. Adds the terms of all texts.
[[nodiscard]] std::string department_data(const Department& department, const std::vector<SearchableDocument>& documents,
                                          TermSet& terms);

}  // namespace sitegen

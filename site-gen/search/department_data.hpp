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
//   tables      [id, number or 0, title, set, unit of its money in its newest document]
//   places      [table, set, …]
//   rows        [name, code, place, amounts]
//   projects    [name, id, place, amounts]
//   targets     [title, id, text, set]
//   sections    [id, title]
//   paragraphs  [text, section, set]
// Rows are those of fixed lists and classifications; rows that are blank in all documents are left out. Projects are the rows of
// tables whose rows each document names itself. Targets are performance targets, with their goals and indicators. Paragraphs are
// those of the narrative.
//
// amounts is a text with a part for each table of the place, separated by spaces: the row's first amount of money in the newest of
// its documents, as "-1368.46", or _ if it has none in the table's unit. Parts at the end that are _ are left out.
//
// Each entry is listed once, in the order in which the documents first name it. A table or section with the same id and standard in
// several years is one entry, with the title of the newest.
//
// A second script, which is loaded only if a reader types a number, has every amount of the tables. Its arguments: "amounts", the
// slug, and a list [document, [table, rows…]…] for each document with amounts. Three items stand for a row: the position of its
// entry, times two, plus one for a project; what follows the table's id and a point in its anchor; and its amounts as one text with
// spaces. Amounts below three digits are left out: a reader would find them everywhere.
struct DepartmentScripts {
    std::string texts;
    std::string amounts;
};

// documents: newest first. Adds the terms of all texts, and the numbers of all amounts.
[[nodiscard]] DepartmentScripts department_data(const Department& department, const std::vector<SearchableDocument>& documents,
                                                TermSet& terms, TermSet& numbers);

}  // namespace sitegen

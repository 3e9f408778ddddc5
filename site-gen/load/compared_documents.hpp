// What a document is compared with in documents of other departments: those that its department contains, and those that checks
// name with department().
#pragma once

#include <set>
#include <string>
#include <vector>

#include "model/content.hpp"
#include "model/place.hpp"

namespace sitegen {

// A department of the site as rows may name it.
struct DepartmentName {
    std::string slug;
    std::string code;                // may be empty
    std::vector<std::string> names;  // its present one and its former ones
};

// Each department(…) of the document's checks and of its standard's that is not of all documents.
[[nodiscard]] std::vector<const Expression*> department_operands(const Document& document);

// The same of those that take the department from the row: whether the document has rows that they may be made for.
[[nodiscard]] bool has_rows_of_departments(const Document& document);

// Fills in Document::departments_of_rows: rows, without totals, that bear the name, the code or the slug of just one other
// department, where no other row of the table bears it.
void find_departments_of_rows(const std::vector<DepartmentName>& departments, Document& document);

// The slugs of the departments that checks of the document name, by themselves or by its rows.
void add_named_departments(const Document& document, std::set<std::string>& slugs);

// Leaves of a department that was loaded for this only the cells that are compared with documents of the whole: of a table that
// checks name all; of one that the whole's document has, too, where it contains the part, the totals and the codes of both. So it
// takes little room, however many there are. sources: of the part's files.
void keep_compared(Department& part, const Department& whole, const Sources& sources);

}  // namespace sitegen

// What a document is compared with in documents of other departments: those that its department contains, and those that checks
// name with department().
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
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

// What of the documents of other departments is compared with those of a whole, which stays as it is.
class ComparedCells {
  public:
    explicit ComparedCells(const Department& whole);

    // Leaves of a department that was loaded for this only the cells that are compared: of a table that checks name all; of one
    // that the whole's document has, too, where it contains the part, the totals and the codes of both. So it takes little room,
    // however many there are. sources: of the part's files.
    void keep(Department& part, const Sources& sources) const;

  private:
    // What checks of one of the whole's documents name.
    struct Named {
        std::map<std::string, std::set<std::string>, std::less<>> tables;  // by department, "*" for those of rows
        std::set<std::string_view> of_rows;                                // departments that rows name
    };
    [[nodiscard]] bool contains(const std::string& slug, const FiscalYear& year) const;
    [[nodiscard]] bool keep_cells(Document& part, const Document& whole, const Named& named) const;

    const Department& whole_;
    std::multimap<std::string, const Containment*> containments_;  // by department
    std::vector<Named> named_;                                     // of each of its documents
};

}  // namespace sitegen

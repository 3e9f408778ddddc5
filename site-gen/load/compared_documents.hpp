// The documents of other departments that a document is compared with: of the departments that its department contains, and of
// those that its checks name with department().
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/content.hpp"
#include "model/place.hpp"

namespace sitegen {

// The names by which rows may mean a department of the site.
struct DepartmentName {
    std::string slug;
    std::string code;                // may be empty
    std::vector<std::string> names;  // the present name and the former ones
};

// Each department(…) in the checks of the document and of its standard, except in checks over the documents of all departments.
[[nodiscard]] std::vector<const Expression*> department_operands(const Document& document);

// Whether a check takes its department from the row, with department(…), and the document has rows that it may be made for.
[[nodiscard]] bool has_rows_of_departments(const Document& document);

// Fills in Document::departments_of_rows. A row means a department if it has the name, the code or the slug of just one other
// department, and no other row of its table has it. Totals mean none.
void find_departments_of_rows(const std::vector<DepartmentName>& departments, Document& document);

// Adds the slugs of the departments that the document's checks name, directly or by its rows.
void add_named_departments(const Document& document, std::set<std::string>& slugs);

// Says which cells of other departments' documents are compared with the documents of one department, the whole. Refers to the
// whole, which must not change.
class ComparedCells {
  public:
    explicit ComparedCells(const Department& whole);

    // Removes from a department all that is not compared, so that many departments take little room. A table that checks name stays
    // complete. Of other tables, the totals and codes that both documents have stay if the whole contains the part. The department
    // must have been loaded only for this. sources: of the part's files.
    void keep(Department& part, const Sources& sources) const;

  private:
    // The tables and departments that the checks of one of the whole's documents name.
    struct Named {
        std::map<std::string, std::set<std::string>, std::less<>> tables;  // by department; "*" for the departments that rows name
        std::set<std::string_view> of_rows;                                // the departments that rows name
    };
    [[nodiscard]] bool contains(const std::string& slug, const FiscalYear& year) const;
    [[nodiscard]] bool keep_cells(Document& part, const Document& whole, const Named& named) const;

    const Department& whole_;
    std::multimap<std::string, const Containment*> containments_;  // by department
    std::vector<Named> named_;                                     // for each of the whole's documents
};

}  // namespace sitegen

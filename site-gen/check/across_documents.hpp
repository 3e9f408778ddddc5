// The checks that a standard declares over the documents of all departments: departments(…). Each document gives its values to
// them, and they are made once for each year and stage when all documents are known.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/check_report.hpp"
#include "model/content.hpp"
#include "model/summary.hpp"

namespace sitegen {

// What the document gives to each departments(…) and department(…) of these checks of its standard, in order. Nothing is given to
// one whose sum is beyond the exact range: then its state is blank and it has cells, so that the check is not made.
[[nodiscard]] std::vector<OperandValue> operand_values_of(const Document& document);

// A document in such a check.
struct DocumentInCheck {
    std::string department;  // slug
    std::string name;        // of the department in the year
    const DocumentSummary* summary = nullptr;
    bool is_contained = false;  // in another document: departments() does not count it again
};

// The documents of one standard, year and stage.
struct DocumentsToCheck {
    const Standard* standard = nullptr;
    const StageForm* stage = nullptr;
    FiscalYear year;
    std::string unit;  // that the values are converted to, and its power of ten
    int unit_power = 0;
    std::vector<DocumentInCheck> documents;  // by slug
    std::vector<std::string> missing;        // names of departments whose document ought to be there and is not
};

// acknowledgements: of the site; those that explain a broken check are added to `used`. language: of the sentences that messages
// quote.
[[nodiscard]] AcrossReport check_across_documents(const DocumentsToCheck& documents,
                                                  const std::vector<AcrossAcknowledgement>& acknowledgements,
                                                  std::string_view language, std::vector<const AcrossAcknowledgement*>& used);

// A finding for each outcome.
void report_outcomes(const AcrossReport& report, Findings& findings);

// A finding for each acknowledgement that is not among the used ones.
void report_idle(const std::vector<AcrossAcknowledgement>& acknowledgements, const std::vector<const AcrossAcknowledgement*>& used,
                 Findings& findings);

}  // namespace sitegen

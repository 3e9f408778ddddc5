// The checks that a standard declares over the documents of all departments, with departments(…). Each document provides its
// values. When all documents are known, the checks are made once for each year and stage.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/check_report.hpp"
#include "model/content.hpp"
#include "model/summary.hpp"

namespace sitegen {

// The document's values for each departments(…) and department(…) in these checks of its standard, in order. If a sum exceeds the
// exact range, its value is empty, its state is blank and it has cells. Then the check is not made.
[[nodiscard]] std::vector<OperandValue> operand_values_of(const Document& document);

// A document that takes part in such a check.
struct DocumentInCheck {
    std::string department;  // slug
    std::string name;        // the department's name in that year
    const DocumentSummary* summary = nullptr;
    bool is_contained = false;  // another document contains it, so departments() does not count it again
};

// The documents of one standard, year and stage.
struct DocumentsToCheck {
    const Standard* standard = nullptr;
    const StageForm* stage = nullptr;
    FiscalYear year;
    std::string unit;  // the unit of all values, and its power of ten
    int unit_power = 0;
    std::vector<DocumentInCheck> documents;  // by slug
    std::vector<std::string> missing;        // the names of departments whose document is expected but not there
};

// acknowledgements: those of the site. Each one that explains a broken check is added to `used`. language: of the sentences that
// messages quote.
[[nodiscard]] AcrossReport check_across_documents(const DocumentsToCheck& documents,
                                                  const std::vector<AcrossAcknowledgement>& acknowledgements,
                                                  std::string_view language, std::vector<const AcrossAcknowledgement*>& used);

// Adds a finding for each outcome.
void report_outcomes(const AcrossReport& report, Findings& findings);

// Adds a finding for each acknowledgement that is not in `used`.
void report_idle(const std::vector<AcrossAcknowledgement>& acknowledgements, const std::vector<const AcrossAcknowledgement*>& used,
                 Findings& findings);

}  // namespace sitegen

// Finds faults that only all departments of a site together can show: references to nothing, a department that appears twice, a
// department that continues after its end, a heading that was copied from another department.
#pragma once

#include <vector>

#include "model/finding.hpp"
#include "model/heading_question.hpp"
#include "model/history.hpp"

namespace sitegen {

// The facts about a department that answer the questions of other departments.
struct DepartmentToAsk {
    const std::string& slug;
    const std::vector<OpenQuestion>& questions;
    const std::vector<HeadingQuestion>& headings;  // of its documents
    std::vector<FiscalYear> years = {};            // of its documents, in order
};

// departments: all departments of the site, by slug. Returns the findings.
[[nodiscard]] std::vector<ReportedFinding> answer_questions(const std::vector<DepartmentToAsk>& departments);

}  // namespace sitegen

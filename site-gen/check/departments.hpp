// Faults that only the departments of a site together can show: references that lead nowhere, one department twice, a
// department that goes on after its end.
#pragma once

#include <vector>

#include "model/finding.hpp"
#include "model/history.hpp"

namespace sitegen {

// What must be known of a department to answer the questions of the others.
struct DepartmentToAsk {
    const std::string& slug;
    const std::vector<OpenQuestion>& questions;
    std::vector<FiscalYear> years;  // of its documents, in order
};

// departments: all of the site, by slug.
[[nodiscard]] std::vector<ReportedFinding> answer_questions(const std::vector<DepartmentToAsk>& departments);

}  // namespace sitegen

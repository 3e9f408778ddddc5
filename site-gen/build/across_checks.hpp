// Makes the checks over the documents of all departments, from the documents' summaries.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "across/across.hpp"
#include "model/check_report.hpp"
#include "model/content.hpp"
#include "model/finding.hpp"

namespace sitegen {

struct AcrossChecks {
    std::vector<AcrossReport> reports;  // of the groups that have such checks, in the site's order
    Findings findings;                  // their places are in the sources of the site's settings and the standards
};

// Whether the standard declares checks over all documents.
[[nodiscard]] bool has_checks_across(const Standard& standard);

// Selects a part of the groups. Then acknowledgements that explain nothing are not findings.
using IsChosenGroup = std::function<bool(const AcrossGroup& group)>;

// site: the result refers to its acknowledgements. is_chosen: empty for all groups. language: of the sentences in messages.
// Departments of all groups are checked together: what one level of government pays, another receives.
[[nodiscard]] AcrossChecks check_across(const std::vector<DepartmentSummary>& departments, const StandardsById& standards,
                                        const SiteSettings& site, std::string_view language, const IsChosenGroup& is_chosen = {});

}  // namespace sitegen

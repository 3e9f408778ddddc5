// The checks over the documents of all departments, from what their summaries say.
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
    Findings findings;                  // places are in the sources that the site's settings and the standards are in
};

// Of a part of the groups: acknowledgements that explain nothing are no findings then.
using IsChosenGroup = std::function<bool(const AcrossGroup& group)>;

// site: its acknowledgements are referred to. is_chosen: empty for all groups. language: of the sentences in messages.
// Departments of all groups are checked together: what one level of government pays, another receives.
[[nodiscard]] AcrossChecks check_across(const std::vector<DepartmentSummary>& departments, const StandardsById& standards,
                                        const SiteSettings& site, std::string_view language, const IsChosenGroup& is_chosen = {});

}  // namespace sitegen

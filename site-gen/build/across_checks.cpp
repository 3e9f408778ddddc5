#include "build/across_checks.hpp"

#include <algorithm>

#include "check/across_documents.hpp"

namespace sitegen {

namespace {

// A department that never follows the standard is not missing, and neither is one that did not exist.
bool is_missed(const AcrossGap& gap, const Standard& standard) {
    const std::vector<DocumentSummary>& documents = gap.department->documents;
    const bool follows = std::any_of(documents.begin(), documents.end(),
                                     [&](const DocumentSummary& document) { return document.standard == standard.id; });
    return follows && gap.gap != GapReason::did_not_exist;
}

DocumentsToCheck documents_of(const AcrossGroup& group) {
    DocumentsToCheck result{group.standard, group.stage, group.year, group.unit, group.unit_power, {}, {}};
    for (const AcrossEntry& entry : group.entries) {
        const DepartmentSummary& department = *entry.department;
        result.documents.push_back(
            {department.slug, department.history.name_in(group.year, department.name), entry.document, entry.container != nullptr});
    }
    for (const AcrossGap& gap : group.gaps) {
        if (is_missed(gap, *group.standard))
            result.missing.push_back(gap.department->history.name_in(group.year, gap.department->name));
    }
    return result;
}

}  // namespace

bool has_checks_across(const Standard& standard) {
    return std::any_of(standard.checks.begin(), standard.checks.end(), [](const CheckForm& check) { return check.is_across; });
}

AcrossChecks check_across(const std::vector<DepartmentSummary>& departments, const StandardsById& standards,
                          const SiteSettings& site, std::string_view language, const IsChosenGroup& is_chosen) {
    AcrossChecks result;
    std::vector<const AcrossAcknowledgement*> used;
    const Across across(departments, standards, AcrossOrder());
    for (const AcrossGroup& group : across.groups()) {
        if (!has_checks_across(*group.standard) || (is_chosen && !is_chosen(group))) continue;
        result.reports.push_back(check_across_documents(documents_of(group), site.acknowledgements, language, used));
        report_outcomes(result.reports.back(), result.findings);
    }
    if (!is_chosen) report_idle(site.acknowledgements, used, result.findings);
    return result;
}

}  // namespace sitegen

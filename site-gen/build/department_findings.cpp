#include "build/department_findings.hpp"

#include "check/departments.hpp"
#include "check/owners.hpp"

namespace sitegen {

namespace {

void add(const std::vector<ReportedFinding>& findings, Report& report) {
    for (const ReportedFinding& finding : findings) report.add(finding);
}

// Returns the findings that only all names together show.
std::vector<ReportedFinding> name_owners_of_names(std::vector<DepartmentRecord>& departments) {
    std::vector<const DocumentNames*> all;
    for (const DepartmentRecord& department : departments) {
        for (const DocumentRecord& document : department.documents) all.push_back(&document.summary.names);
    }
    for (DepartmentRecord& department : departments) {
        for (DocumentRecord& document : department.documents) {
            const DocumentNames& names = document.summary.names;
            if (!names.changed.empty()) name_owners(document.findings, names, all);
        }
    }
    return find_exchanges(all);
}

std::vector<ReportedFinding> answers_of(const std::vector<DepartmentRecord>& departments) {
    std::vector<DepartmentToAsk> asked;
    asked.reserve(departments.size());
    for (const DepartmentRecord& department : departments) {
        asked.push_back({department.slug, department.questions, department.headings});
        for (const DocumentRecord& document : department.documents) asked.back().years.push_back(document.summary.year);
    }
    return answer_questions(asked);
}

}  // namespace

void add_findings(std::vector<DepartmentRecord>& departments, Report& report) {
    add(answers_of(departments), report);
    add(name_owners_of_names(departments), report);
    for (const DepartmentRecord& department : departments) {
        add(department.findings, report);
        for (const DocumentRecord& document : department.documents) add(document.findings, report);
    }
}

}  // namespace sitegen

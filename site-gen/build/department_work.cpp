#include "build/department_work.hpp"

#include <algorithm>
#include <map>

#include "check/departments.hpp"
#include "check/owners.hpp"
#include "publish/manifest.hpp"

namespace sitegen {

namespace {

void add(const std::vector<ReportedFinding>& findings, Report& report) {
    for (const ReportedFinding& finding : findings) report.add(finding);
}

void name_owners_of_names(std::vector<DepartmentWork>& departments) {
    std::vector<const DocumentNames*> all;
    for (const DepartmentWork& work : departments) {
        for (const DocumentRecord& document : work.record.documents) all.push_back(&document.summary.names);
    }
    for (DepartmentWork& work : departments) {
        for (DocumentRecord& document : work.record.documents) {
            const DocumentNames& names = document.summary.names;
            if (!names.changed.empty()) name_owners(document.unit.findings, names, all);
        }
    }
}

std::vector<ReportedFinding> answers_of(const std::vector<DepartmentWork>& departments) {
    std::vector<DepartmentToAsk> asked;
    asked.reserve(departments.size());
    for (const DepartmentWork& work : departments) {
        asked.push_back({work.record.slug, work.record.questions, {}});
        for (const DocumentRecord& document : work.record.documents) asked.back().years.push_back(document.summary.year);
    }
    return answer_questions(asked);
}

}  // namespace

void count_files(DepartmentWork& work) {
    each_unit(work.record, [&work](const UnitRecord& unit) {
        work.file_count += unit.files.size();
        for (const PublishedFile& file : unit.files) {
            work.byte_count += file.byte_count;
            work.page_count += file.path.ends_with(".html") ? 1 : 0;
        }
    });
}

DepartmentRecord without_notes(DepartmentRecord record) {
    const auto is_note = [](const ReportedFinding& finding) { return finding.severity == Severity::note; };
    std::erase_if(record.findings, is_note);
    for (DocumentRecord& document : record.documents) std::erase_if(document.unit.findings, is_note);
    return record;
}

void add_findings(std::vector<DepartmentWork>& departments, Report& report) {
    add(answers_of(departments), report);
    name_owners_of_names(departments);
    for (const DepartmentWork& work : departments) {
        add(work.record.findings, report);
        for (const DocumentRecord& document : work.record.documents) add(document.unit.findings, report);
    }
}

std::string manifest_of(const std::vector<DepartmentWork>& departments, const std::vector<UnitRecord>& pages) {
    const auto is_department = [&departments](std::string_view slug) {
        const auto found = std::lower_bound(departments.begin(), departments.end(), slug,
                                            [](const DepartmentWork& work, std::string_view s) { return work.record.slug < s; });
        return found != departments.end() && found->record.slug == slug;
    };
    ManifestText manifest;
    // A department's own page lies in its folder.
    std::map<std::string_view, const UnitRecord*> of_departments;
    for (const UnitRecord& page : pages) {
        const std::string_view path = page.files.empty() ? std::string_view() : std::string_view(page.files.front().path);
        const std::string_view folder = path.substr(0, path.find('/'));
        if (path == std::string(folder) + "/index.html" && is_department(folder)) {
            of_departments.emplace(folder, &page);
        } else {
            manifest.add_each(page.files);
        }
    }
    for (const DepartmentWork& work : departments) {
        std::vector<const std::vector<PublishedFile>*> folder;
        each_unit(work.record, [&](const UnitRecord& unit) {
            if (&unit != &work.record.search) folder.push_back(&unit.files);
        });
        const auto page = of_departments.find(work.record.slug);
        if (page != of_departments.end()) folder.push_back(&page->second->files);
        manifest.add(folder);
        manifest.add(work.record.search.files);  // which lies elsewhere
    }
    return manifest.take();
}

}  // namespace sitegen

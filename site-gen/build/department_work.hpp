// A department in a build: what was planned of it and what came of that; and what follows from all departments together.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "build/build_record.hpp"
#include "build/department_job.hpp"

namespace sitegen {

struct DepartmentWork {
    DepartmentPlan plan;
    bool is_kept = false;     // as the last build left it
    DepartmentRecord record;  // of a whole site without what is needed no more once it is written
    std::size_t file_count = 0;
    std::size_t page_count = 0;
    std::uint64_t byte_count = 0;
    std::vector<ChartView> charts_for_home;
};

// Its documents, then its data for the search.
void each_unit(const DepartmentRecord& record, const auto& act) {
    for (const DocumentRecord& document : record.documents) act(document.unit);
    act(record.search);
}

// Sets the numbers of its files.
void count_files(DepartmentWork& work);

// Notes are printed where they are asked for, and not kept.
[[nodiscard]] DepartmentRecord without_notes(DepartmentRecord record);

// Adds what was found in departments, and what only all of them can tell: references that lead nowhere, whose names stand in a
// table.
void add_findings(std::vector<DepartmentWork>& departments, Report& report);

// The manifest of a site. pages: those of the site.
[[nodiscard]] std::string manifest_of(const std::vector<DepartmentWork>& departments, const std::vector<UnitRecord>& pages);

}  // namespace sitegen

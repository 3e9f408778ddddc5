// The pages across departments and years: which there are, and their files.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "across/overviews.hpp"
#include "build/document_job.hpp"

namespace sitegen {

struct OverviewPlan {
    std::string path;                               // of its page
    std::string kind;                               // of its template: overview, department or home
    const DepartmentSummary* department = nullptr;  // of kind department
    std::function<Overview()> make = {};            // refers to the Across that it was planned with; throws AmountOverflow
    std::function<void(PageView&)> fill = {};       // sets what the page has beside it; may be empty
};

// Every page across documents but the home page and that of all downloads. What it is planned with outlives the plans.
[[nodiscard]] std::vector<OverviewPlan> plan_overviews(const OverviewContext& context);

// Draws, renders and writes a page and its CSV files. From any number of threads.
void write_overview(const SiteBuild& build, const OverviewPlan& plan, const Overview& overview, FileWriter& files);

}  // namespace sitegen

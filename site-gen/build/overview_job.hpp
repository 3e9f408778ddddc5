// The pages across departments and years: which there are, and their files.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "across/overviews.hpp"
#include "build/document_job.hpp"

namespace sitegen {

struct OverviewPlan {
    std::string path;                               // of its page
    std::string kind;                               // of its template: overview, department or home
    const DepartmentSummary* department = nullptr;  // of kind department
    // Of a page that is made of the documents of one fiscal year, and of what shown_of_other_years digests.
    std::optional<FiscalYear> only_year = {};
    std::function<Overview()> make = {};       // refers to the Across that it was planned with; throws AmountOverflow
    std::function<void(PageView&)> fill = {};  // sets what the page has beside it; may be empty
};

struct OverviewPlans {
    std::vector<OverviewPlan> pages;
    Digest shown_of_other_years{};  // what pages with only_year know of all years: which topics and codes there are, and when
};

// Every page across documents but the home page and that of all downloads. What it is planned with outlives the plans. departments
// and standards: what the context's documents were put together from.
[[nodiscard]] OverviewPlans plan_overviews(const OverviewContext& context, const std::vector<DepartmentSummary>& departments,
                                           const StandardsById& standards);

// The folder of a page, with a slash at its end; empty for the site's own.
[[nodiscard]] std::string folder_of(const std::string& path);

// Draws, renders and writes a page and its CSV files. From any number of threads.
void write_overview(const SiteBuild& build, const OverviewPlan& plan, const Overview& overview, FileWriter& files);

}  // namespace sitegen

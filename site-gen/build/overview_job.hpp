// The pages across departments and years: which there are, what each is made of, and their files.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "across/overviews.hpp"
#include "build/document_job.hpp"

namespace sitegen {

struct OverviewPlan {
    std::string path;                               // of its page
    std::string kind;                               // of its template: overview or department
    Digest made_of{};                               // beside what all pages have in common
    const DepartmentSummary* department = nullptr;  // of kind department
    std::function<Overview()> make;                 // refers to the Across that it was planned with
    std::function<void(PageView&)> fill = {};       // sets what the page has beside it; may be empty
};

// All but the digest outlive the plans. standards: a digest of those in use and of the site's statistics.
[[nodiscard]] std::vector<OverviewPlan> plan_overviews(const Across& across, const Words& words, const SiteSettings& site,
                                                       const Digest& standards);

// Makes, draws, renders and writes one. From any number of threads. Throws AmountOverflow.
void publish_overview(const SiteBuild& build, const OverviewPlan& plan, UnitFiles& files);

}  // namespace sitegen

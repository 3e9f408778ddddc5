// The list of pages across departments and years, and their files.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "across/overviews.hpp"
#include "build/document_job.hpp"

namespace sitegen {

struct OverviewPlan {
    std::string path;                               // of its page
    std::string kind;                               // of its template: overview, department or home
    const DepartmentSummary* department = nullptr;  // of kind department
    // For a page that is made from the documents of one fiscal year, and from what shown_of_other_years digests.
    std::optional<FiscalYear> only_year = {};
    std::function<Overview()> make = {};       // refers to the Across that it was planned with; throws AmountOverflow
    std::function<void(PageView&)> fill = {};  // sets what the page has beside it; may be empty
    std::string found_as = {};                 // the title under which the search finds it; empty: not at all
    bool has_found_headings = false;           // the search finds its headings, too
};

// The codes of a topic that have pages.
struct FoundCodes {
    std::string topic;  // its title
    std::string topic_id;
    std::vector<std::pair<std::string, std::string>> codes;  // with their names in the latest year
};

struct OverviewPlans {
    std::vector<OverviewPlan> pages;
    std::vector<FoundCodes> codes = {};
    Digest shown_of_other_years{};  // what pages with only_year show of all years: the topics and codes, and their years
};

// Every page across documents except the home page and the page of all downloads. The arguments outlive the plans. departments
// and standards: those of the context's documents.
[[nodiscard]] OverviewPlans plan_overviews(const OverviewContext& context, const std::vector<DepartmentSummary>& departments,
                                           const StandardsById& standards);

// The folder of a page, with a slash at its end; empty for the site's own.
[[nodiscard]] std::string folder_of(const std::string& path);

// A page without tables of its own, which is not written.
[[nodiscard]] std::string overview_page(const SiteBuild& build, const OverviewPlan& plan, const Overview& overview,
                                        FileWriter& files);

// Draws, renders and writes a page and its CSV files. From any number of threads.
void write_overview(const SiteBuild& build, const OverviewPlan& plan, const Overview& overview, FileWriter& files);

}  // namespace sitegen

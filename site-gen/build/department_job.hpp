// One department from its folder to its files: it is loaded, published and released. It is the unit of work: if any of its inputs
// has changed, all its pages are made again, and those whose bytes differ are written.
#pragma once

#include <atomic>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "build/build_record.hpp"
#include "build/document_job.hpp"
#include "build/histories.hpp"
#include "build/standards_in_languages.hpp"
#include "load/standard_shelf.hpp"

namespace sitegen {

// The folders whose addresses belong to a department: all present ones, and each former one, which only one department can have.
class ClaimedFolders {
  public:
    explicit ClaimedFolders(const std::vector<std::string>& departments) : slugs_(departments.begin(), departments.end()) {}
    // Returns whether the former folder is free. If not, a question that the department asks of all others is an error, so nothing
    // will be published. Any number of threads may call this.
    [[nodiscard]] bool claim(const std::string& former) {
        const std::lock_guard lock(mutex_);
        return slugs_.insert(former).second;
    }

  private:
    std::mutex mutex_;
    std::set<std::string> slugs_;
};

// What every department is built with.
struct DepartmentBuild {
    const SiteBuild* site = nullptr;  // nothing: departments are loaded only for findings, and no pages are made
    std::filesystem::path content;
    StandardShelf& standards;
    const SiteSettings& settings;  // in the site's first language
    // For the pages in further languages, in the order of the site; none if site is nothing.
    const std::vector<SiteBuild>& further;
    StandardsInLanguages& standards_in_languages;
    ClaimedFolders& claimed;
    const Histories& histories;
    const Sources& shared_sources;
    Timings& timings;
    Severity least_severity = Severity::warning;  // of findings that are of interest
    bool is_only = false;                         // the site has no other: the home page shows its latest charts
    // Set as soon as an error is known. From then on nothing is rendered, because nothing will be published; the rest is still
    // searched for findings.
    std::atomic<bool>& has_errors;
};

struct DepartmentResult {
    DepartmentRecord record;                              // with all findings of interest, errors too
    std::vector<std::vector<ChartView>> charts_for_home;  // in each language
};

// known: the department as the last build left it, if any. files: nothing if build.site is nothing.
[[nodiscard]] DepartmentResult build_department(const DepartmentBuild& build, const std::string& slug,
                                                const DepartmentRecord* known, SiteFiles* files);

// Moves the documents' summaries out of the record, except for what findings about names need.
[[nodiscard]] DepartmentSummary take_summary(DepartmentRecord& record);

}  // namespace sitegen

// One department from its folder to its files: loaded, published and let go.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "build/document_job.hpp"
#include "build/last_build.hpp"
#include "load/standard_shelf.hpp"

namespace sitegen {

// The digest of a standard's files; nothing where there is no such standard. From any number of threads.
using StandardDigest = std::function<std::optional<Digest>(const std::string& id)>;

// What every department is published with.
struct DepartmentBuild {
    const SiteBuild* site = nullptr;  // nothing: departments are loaded for what there is to find, and not published
    std::filesystem::path content;
    StandardShelf& standards;
    const Sources& shared_sources;
    const PageDigests& digests;
    Timings& timings;
    const StandardDigest& standard_digest;
    Severity least_severity = Severity::warning;  // of findings that are of interest
    bool is_only = false;                         // the site has no other: the home page shows its latest charts
};

// Which documents of a department to publish anew, by folder ("2023/budget"), and what their pages depend on.
struct DepartmentPlan {
    struct Entry {
        std::string folder;
        FiscalYear year;
        std::string stage;
        bool is_new = true;  // to be published; else its files stay as they are
    };
    std::vector<Entry> documents;  // in the order of folders

    [[nodiscard]] std::size_t new_count() const;
};

// Without what is known of the last build, every document is new.
[[nodiscard]] DepartmentPlan plan_department(const DepartmentState& state, const PageDigests& pages,
                                             const StandardDigest& standards);

struct DepartmentResult {
    DepartmentRecord record;  // with all findings above notes, errors too
    std::vector<ChartView> charts_for_home;
};

// Takes the state apart. plan: made here where it has no documents. files: nothing where build.site is nothing.
[[nodiscard]] DepartmentResult publish_department(const DepartmentBuild& build, DepartmentState& state, DepartmentPlan& plan,
                                                  SiteFiles* files);

// Without its documents and the terms of its search.
[[nodiscard]] DepartmentSummary summary_of(const DepartmentRecord& record);

}  // namespace sitegen

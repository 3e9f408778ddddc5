// The departments of one build: what the last build left of each, and what this one makes of it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "build/build.hpp"
#include "build/department_job.hpp"
#include "build/last_build.hpp"
#include "build/record_file.hpp"
#include "build/site_files.hpp"

namespace sitegen {

// A department in a build.
struct DepartmentWork {
    DepartmentState state;    // as the last build left it
    DepartmentRecord record;  // as this one leaves it; parts that are not needed after they are on the disk are removed
    SiteSize size;
};

void add_to(SiteSize& size, const std::vector<PublishedFile>& files);

class DepartmentsInBuild {
  public:
    // slugs: sorted. started: the time of files when the build began.
    DepartmentsInBuild(const std::vector<std::string>& slugs, std::int64_t started);

    [[nodiscard]] std::vector<DepartmentWork>& all() { return work_; }
    [[nodiscard]] const std::vector<DepartmentWork>& all() const { return work_; }
    // The stages of published documents that may be gone, by folder.
    [[nodiscard]] const std::map<std::string, std::string>& published_before() const { return published_before_; }

    // may_keep: whether what is unchanged since then need not be made again.
    void compare(const LastBuild& last, bool may_keep);
    // Those of which the departments' histories say something else than then have changed, too.
    void compare(const Histories& histories);
    [[nodiscard]] bool are_all_same() const;
    // For the theme, which must know the standards in use.
    [[nodiscard]] std::vector<const DepartmentState*> states() const;
    // If much of a site changes, all of it is made again. The publication then removes everything that is not part of it.
    [[nodiscard]] Extent choose_extent(bool is_frame_same);

    // Makes those that have changed. files and recorder: nothing if departments are only loaded. progress: may be empty.
    // Returns the charts for the home page, in each language, if there is only one department.
    std::vector<std::vector<ChartView>> make(const DepartmentBuild& build, SiteFiles* files, RecordWriter* recorder,
                                             const std::function<void(std::size_t done, std::size_t total)>& progress);
    // Takes all as the last build left them. recorder: nothing if its record stays.
    void keep(RecordWriter* recorder, Severity least_severity, Timings& timings);

    [[nodiscard]] std::vector<const PublishedFile*> files() const;
    [[nodiscard]] std::vector<FolderFiles> folders() const;
    // Removes the files of departments that no longer exist.
    void remove_gone(const LastBuild& last, SiteFiles& files) const;
    // Adds the findings of all departments, and those that only show between them.
    void report(Report& report);

  private:
    [[nodiscard]] const DepartmentWork* find(std::string_view slug) const;
    void note_published(const LastBuild& last);
    [[nodiscard]] std::vector<std::vector<ChartView>> make_one(const DepartmentBuild& build, DepartmentWork& work, SiteFiles* files,
                                                               RecordWriter* recorder);
    void record(DepartmentWork& work, RecordWriter& recorder, Severity least_severity, Timings& timings) const;

    std::int64_t started_;
    std::vector<DepartmentWork> work_;
    std::map<std::string, std::string> published_before_;
};

}  // namespace sitegen

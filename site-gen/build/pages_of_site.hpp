// The pages of the site itself in all its languages, and its static files: made from what its departments leave on record.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "build/build_record.hpp"
#include "build/document_job.hpp"
#include "build/last_build.hpp"
#include "build/shared_inputs.hpp"
#include "build/site_bundle.hpp"

namespace sitegen {

// The site in its first language, and in the further ones.
struct SiteInLanguages {
    const SiteBuild* first = nullptr;  // nothing if departments are only loaded
    const std::vector<SiteBuild>& further;
};

class PagesOfSite {
  public:
    // content: its folder.
    PagesOfSite(SharedInputs& shared, const LastBuild& last, const std::filesystem::path& content)
        : shared_(shared), last_(last), content_(content), departments_(1 + shared.further_languages().size()) {}

    // Takes from the record what only these pages need. All departments are added, in their order, before the pages are made.
    void add(DepartmentRecord& department);

    // charts_for_home: of the only department, in each language. has_errors: nothing will be published, and only findings matter.
    // If the site offers a bundle of itself, the page of all downloads is not among the pages.
    [[nodiscard]] SitePagesRecord make(const SiteInLanguages& languages, std::vector<std::vector<ChartView>> charts_for_home,
                                       bool has_errors, SiteFiles& files);

    // Packs all files of the site into a bundle and adds it, and the pages of all downloads, which state its size and digest. So
    // this comes last.
    void add_bundle(const std::vector<const PublishedFile*>& of_departments, SitePagesRecord& made, SiteFiles& files) const;

    // For a build of changes: removes what the site no longer has.
    void remove_gone(const SitePagesRecord& made, SiteFiles& files) const { files.remove_others(before_.files, made.files); }

  private:
    void find_standards(bool has_errors);
    [[nodiscard]] bool are_all_same() const;
    [[nodiscard]] std::map<FiscalYear, Digest> digests_of_years() const;
    void report_long_paths();
    void publish_static(SiteFiles& files, Timings& timings, const FilesBefore& before);

    SharedInputs& shared_;
    const LastBuild& last_;
    const std::filesystem::path& content_;
    std::vector<std::vector<DepartmentSummary>> departments_;  // of each language, the first one first
    std::vector<Digest> shown_across_;                         // of each department
    std::vector<Digest> identities_;                           // the same
    std::map<FiscalYear, std::vector<Digest>> documents_;
    std::set<std::string> standard_ids_;
    StandardsById standards_;
    Digest frame_{};          // of what all pages depend on
    SitePagesRecord before_;  // of the last build, if this one makes changes
    SitePagesRecord made_;
    std::vector<OfferingPage> offering_;  // in each language
};

}  // namespace sitegen

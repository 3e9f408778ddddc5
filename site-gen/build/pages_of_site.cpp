#include "build/pages_of_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "build/department_job.hpp"
#include "build/site_job.hpp"
#include "build/static_files.hpp"
#include "model/failure.hpp"
#include "model/rules.hpp"
#include "text/site_path.hpp"

namespace sitegen {

void PagesOfSite::add(DepartmentRecord& department) {
    shown_across_.push_back(department.shown_across);
    identities_.push_back(digest_of_identity(department));
    for (const DocumentRecord& document : department.documents) documents_[document.summary.year].push_back(document.shown_across);
    departments_.front().push_back(take_summary(department));
    for (const DocumentSummary& document : departments_.front().back().documents) standard_ids_.insert(document.standard);
    // A department with errors is not translated.
    for (std::size_t i = 0; i < department.in_languages.size(); ++i)
        departments_[1 + i].push_back(std::move(department.in_languages[i]));
    department.in_languages.clear();
}

SitePagesRecord PagesOfSite::make(const SiteInLanguages& languages, std::vector<std::vector<ChartView>> charts_for_home,
                                  bool has_errors, SiteFiles& files) {
    find_standards(has_errors);
    const bool are_changes = files.extent() == Extent::changes;
    if (are_changes) before_ = last_.site().pages;
    const bool is_damaged = are_changes && last_.forget_damaged(before_.files);
    const bool may_keep = are_changes && !is_damaged && !has_errors;
    // The home page of a site with only one department shows charts, which no record has.
    // A page states the digest of the bundle, in which something is not the same.
    const bool has_bundle = languages.first->site.outputs.bundle;
    if (may_keep && departments_.front().size() > 1 && !has_bundle && are_all_same()) {
        SitePagesRecord same = before_;
        static_cast<void>(reads_the_same(same.static_files));
        return same;
    }
    const FilesBefore known(before_.files);
    const std::map<FiscalYear, Digest> years_now = digests_of_years();
    charts_for_home.resize(departments_.size());
    for (std::size_t i = 0; i < departments_.size(); ++i) {
        const bool is_first = i == 0;
        const SiteBuild& site = is_first ? *languages.first : languages.further[i - 1];
        StandardsById in_language =
            is_first ? standards_ : shared_.standards_in_languages().find_all(standards_, site.site.language);
        const bool are_years_known = may_keep && i < before_.years_made_of.size();
        const std::map<FiscalYear, Digest> years_before =
            are_years_known ? before_.years_made_of[i] : std::map<FiscalYear, Digest>();
        const FilesBefore data = is_first ? FilesBefore() : FilesBefore(made_.files);
        SitePagesResult result =
            make_site_pages({site, departments_[i], in_language, shared_.sources(), std::move(charts_for_home[i]), known,
                             years_before, years_now, has_errors, is_first ? nullptr : &data},
                            files);
        std::move(result.files.begin(), result.files.end(), std::back_inserter(made_.files));
        std::move(result.findings.begin(), result.findings.end(), std::back_inserter(made_.findings));
        std::move(result.links.begin(), result.links.end(), std::back_inserter(made_.links));
        made_.years_made_of.push_back(std::move(result.years_made_of));
        if (has_bundle)
            offering_.push_back(
                {site, departments_[i], std::move(in_language), std::move(result.data_page), std::move(result.downloads)});
    }
    report_long_paths();
    publish_static(files, languages.first->timings, known);
    return std::move(made_);
}

void PagesOfSite::add_bundle(const std::vector<const PublishedFile*>& of_departments, SitePagesRecord& made,
                             SiteFiles& files) const {
    std::vector<const PublishedFile*> others = of_departments;
    for (const PublishedFile& file : made.files) others.push_back(&file);
    std::vector<PublishedFile> written = write_bundle_and_offers(others, offering_, FilesBefore(before_.files), files);
    std::move(written.begin(), written.end(), std::back_inserter(made.files));
}

// What the pages are made from is known from here on, with its digests.
void PagesOfSite::find_standards(bool has_errors) {
    Sha256 made_of;
    Sha256 frame;
    made_of.add(shared_.record().digest());
    frame.add(shared_.record().digest());
    for (std::size_t i = 0; i < shown_across_.size(); ++i) {
        made_of.add(shown_across_[i]);
        frame.add(identities_[i]);
    }
    for (const std::string& id : standard_ids_) {
        const StandardShelf::Found found = shared_.standards().find(id);
        if (found.standard != nullptr) standards_.emplace(id, found.standard);
        made_of.add(found.digest);
        frame.add(found.digest);
    }
    // Somebody just saved a document.toml with another standard than the one that was asked for.
    if (!has_errors && !shared_.gave(standards_))
        throw Failure("the content changed while the site was being built; build it again");
    made_.made_of = made_of.digest();
    frame_ = frame.digest();
}

bool PagesOfSite::are_all_same() const {
    return made_.made_of == before_.made_of && last_.are_static_files_same(shared_.static_files());
}

// Of what a page can show that only knows the documents of one year.
std::map<FiscalYear, Digest> PagesOfSite::digests_of_years() const {
    std::map<FiscalYear, Digest> digests;
    for (const auto& [year, each] : documents_) {
        Sha256 hash;
        hash.add(frame_);
        for (const Digest& document : each) hash.add(document);
        digests.emplace(year, hash.digest());
    }
    return digests;
}

void PagesOfSite::report_long_paths() {
    const std::string path = find_long_path(made_.files);
    if (path.empty()) return;
    Findings findings;
    findings.warning(rules::long_path, {},
                     fmt::format("pages across departments have files with paths of up to {} characters: {}", path.size(), path),
                     "Some systems cannot unpack paths of more than 180. Give the standard, its topics or codes shorter ids.");
    Report report;
    report.add(findings, shared_.sources(), Severity::warning);
    for (ReportedFinding& finding : report.list()) made_.findings.push_back(std::move(finding));
}

void PagesOfSite::publish_static(SiteFiles& files, Timings& timings, const FilesBefore& before) {
    FileWriter writer(files, timings, before);
    StaticFiles published = publish_static_files(content_, shared_.static_files(), writer);
    made_.static_files = std::move(published.log);
    std::move(published.files.begin(), published.files.end(), std::back_inserter(made_.files));
    std::move(published.findings.begin(), published.findings.end(), std::back_inserter(made_.findings));
}

}  // namespace sitegen

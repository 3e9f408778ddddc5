#include "build/build.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <deque>
#include <iterator>
#include <map>
#include <set>
#include <unordered_set>

#include "build/department_findings.hpp"
#include "build/department_job.hpp"
#include "build/last_build.hpp"
#include "build/parallel.hpp"
#include "build/prose_links.hpp"
#include "build/shared_inputs.hpp"
#include "build/site_bundle.hpp"
#include "build/site_job.hpp"
#include "build/static_files.hpp"
#include "model/failure.hpp"
#include "publish/manifest.hpp"

namespace sitegen {

namespace {

// Notes are printed if they are asked for, but not kept.
DepartmentRecord without_notes(DepartmentRecord record) {
    const auto is_note = [](const ReportedFinding& finding) { return finding.severity == Severity::note; };
    std::erase_if(record.findings, is_note);
    for (DocumentRecord& document : record.documents) std::erase_if(document.findings, is_note);
    return record;
}

// A department in a build.
struct DepartmentWork {
    DepartmentState state;    // as the last build left it
    DepartmentRecord record;  // as this one leaves it; parts that are not needed after they are on the disk are removed
    SiteSize size;
};

void add_to(SiteSize& size, const std::vector<PublishedFile>& files) {
    size.file_count += files.size();
    for (const PublishedFile& file : files) {
        size.byte_count += file.byte_count;
        size.page_count += file.path.ends_with(".html") ? 1 : 0;
    }
}

class Build {
  public:
    explicit Build(const BuildOptions& options) : options_(options), shared_(options) {}

    BuildResult run() {
        try {
            run_steps();
        } catch (...) {
            // Whatever ended the build, what was found until then is reported. If nothing was found, the failure is left to the
            // caller.
            if (!has_errors_ && !shared_.has_errors()) throw;
            gather_report();
            result_.failure = std::current_exception();
        }
        result_.timings = std::move(timings_);
        return std::move(result_);
    }

  private:
    void run_steps() {
        // Findings that only follow from an unreadable site.toml are not worth reporting.
        if (shared_.site().language.empty()) return look_for_faults();
        const OutputFolder output(options_.output, {options_.content, shared_.first_themes_folder()});
        const LastBuild last(output, shared_.builder(), options_.content);
        compare(last);
        if (is_all_same(last)) return keep(output, last);
        // The home page of a site with only one department shows charts of its latest document. It is made with the department.
        if (work_.size() == 1) work_.front().state.is_same = false;

        {
            const StageTimer timer(*timings_, Stage::resources);
            shared_.load_theme_and_templates(states());
        }
        if (!shared_.is_frame_sound()) return look_for_faults();
        // site.toml and the theme have no errors from here on. Errors in departments still prevent publication, but all departments
        // are looked at first.
        ProseLexicons lexicons(shared_.theme().words);
        const SiteBuild site{shared_.site(), shared_.theme(), shared_.templates(), shared_.pages(), lexicons, *timings_};
        std::deque<ProseLexicons> further_lexicons;
        std::vector<SiteBuild> further;
        for (const std::unique_ptr<LanguageInputs>& language : shared_.further_languages()) {
            ProseLexicons& of_language = further_lexicons.emplace_back(language->theme.words);
            further.push_back({language->site, language->theme, language->templates, *language->pages, of_language, *timings_});
        }
        SiteFiles files(output, choose_extent(last), shared_.site().outputs.compressed);
        RecordWriter recorder(LastBuild::record_path(output));
        make_departments({&site, further}, &files, &recorder);
        if (shared_.has_errors()) has_errors_ = true;  // of a standard
        // From here on each department is a record. Its documents have been released.
        make_site_pages({&site, further}, files, last);
        if (!has_errors_) check_links(files);
        // From here on all findings are known.
        gather_report();
        if (result_.report.has_errors()) return;
        publish(output, files, recorder);
    }

    // ---- What has changed

    [[nodiscard]] bool is_last_of_use(const LastBuild& last) const { return last.is_known() && !options_.is_full; }

    void compare(const LastBuild& last) {
        const StageTimer timer(*timings_, Stage::survey);
        const std::vector<std::string>& slugs = shared_.departments();
        work_ = std::vector<DepartmentWork>(slugs.size());
        for (std::size_t i = 0; i < slugs.size(); ++i) work_[i].state.slug = slugs[i];
        if (is_last_of_use(last)) {
            for_each_in_parallel(slugs.size(), [&](std::size_t i) { work_[i].state = last.compare(slugs[i]); });
        }
        note_published(last);
    }

    // Collects the addresses of documents in departments that may have lost some.
    void note_published(const LastBuild& last) {
        for (const DepartmentBytes& department : last.departments_of_any_builder()) {
            const auto same = [&](const DepartmentWork& work) { return work.state.slug == department.slug && work.state.is_same; };
            const auto found =
                std::lower_bound(work_.begin(), work_.end(), department.slug,
                                 [](const DepartmentWork& work, std::string_view slug) { return work.state.slug < slug; });
            if (found != work_.end() && same(*found)) continue;
            const std::optional<DepartmentRecord> record = decode_department(department.bytes, Readings::left_out);
            if (!record) continue;
            for (const DocumentRecord& document : record->documents) published_before_.insert(document.summary.folder);
        }
    }

    [[nodiscard]] bool is_all_same(const LastBuild& last) {
        if (!is_last_of_use(last) || !shared_.is_frame_sound() || last.departments().size() != work_.size()) return false;
        const auto is_same = [](const DepartmentWork& work) { return work.state.is_same; };
        if (!std::all_of(work_.begin(), work_.end(), is_same)) return false;
        pages_ = last.site().files;
        return digest_of(std::vector{shared_.record().site}) == digest_of(std::vector{last.site().shared.site}) &&
               last.is_theme_same() && last.are_static_files_same(shared_.static_files()) && !last.forget_damaged(pages_);
    }

    // For the theme, which must know the standards in use.
    [[nodiscard]] std::vector<const DepartmentState*> states() const {
        std::vector<const DepartmentState*> states;
        for (const DepartmentWork& work : work_) states.push_back(&work.state);
        return states;
    }

    // If much of a site changes, all of it is made again. The publication then removes everything that is not part of it.
    Extent choose_extent(const LastBuild& last) {
        std::size_t count = 0;
        std::size_t new_count = 0;
        for (const DepartmentWork& work : work_) {
            // At least one document: a department may be new, and its documents are not known then.
            const std::size_t documents = work.state.known ? std::max<std::size_t>(work.state.known->documents.size(), 1) : 1;
            count += documents;
            new_count += work.state.is_same ? 0 : documents;
        }
        const bool is_frame_same = is_last_of_use(last) && shared_.record().digest() == last.site().shared.digest();
        // A single department is always made as a whole, and usually only a few of its files differ.
        if (is_frame_same && (new_count * 2 <= count || work_.size() == 1)) return Extent::changes;
        for (DepartmentWork& work : work_) work.state = {work.state.slug, {}, {}, false};
        return Extent::whole_site;
    }

    // ---- Departments

    // The site in its first language, and in the further ones.
    struct Languages {
        const SiteBuild* first = nullptr;  // nothing if departments are only loaded
        const std::vector<SiteBuild>& further;
    };

    // files and recorder: nothing if departments are only loaded.
    void make_departments(const Languages& languages, SiteFiles* files, RecordWriter* recorder) {
        ClaimedFolders claimed(shared_.departments());
        const DepartmentBuild build{languages.first,
                                    options_.content,
                                    shared_.standards(),
                                    shared_.site(),
                                    languages.further,
                                    shared_.standards_in_languages(),
                                    claimed,
                                    shared_.sources(),
                                    *timings_,
                                    options_.least_severity,
                                    work_.size() == 1,
                                    has_errors_};
        for_each_in_parallel(
            work_.size(), [&](std::size_t i) { make_department(build, work_[i], files, recorder); },
            [this](std::size_t done) {
                if (options_.progress) options_.progress(done, work_.size());
            });
    }

    void make_department(const DepartmentBuild& build, DepartmentWork& work, SiteFiles* files, RecordWriter* recorder) {
        DepartmentState& state = work.state;
        if (state.is_same) {
            work.record = std::move(*state.known);
        } else {
            DepartmentResult result = build_department(build, state.slug, state.known ? &*state.known : nullptr, files);
            work.record = std::move(result.record);
            if (build.is_only) charts_for_home_ = std::move(result.charts_for_home);
        }
        state.known.reset();
        if (recorder != nullptr && !has_errors_) record_department(work, *recorder);
        work.record.readings = {};
        add_to(work.size, work.record.files);
        // The manifest of a whole site is made while the site is written.
        if (files != nullptr && files->extent() == Extent::whole_site && !build.settings.outputs.bundle) work.record.files = {};
    }

    // If a department has not changed, its part of the last record is written again recorded.
    void record_department(DepartmentWork& work, RecordWriter& recorder) const {
        const StageTimer timer(*timings_, Stage::record);
        if (!work.state.bytes.empty()) return recorder.add({work.state.slug, work.state.bytes});
        forget_recent(work.record.readings, started_file_time_);
        const bool has_notes = options_.least_severity == Severity::note;
        recorder.add({work.state.slug, has_notes ? encode(without_notes(work.record)) : encode(work.record)});
    }

    // ---- The site's pages

    void make_site_pages(const Languages& languages, SiteFiles& files, const LastBuild& last) {
        // Of each language, the first one first.
        std::vector<std::vector<DepartmentSummary>> departments(1 + languages.further.size());
        std::set<std::string> ids;
        Sha256 made_of;
        Sha256 frame;  // of all pages
        made_of.add(shared_.record().digest());
        frame.add(shared_.record().digest());
        std::map<FiscalYear, std::vector<Digest>> documents;
        for (DepartmentWork& work : work_) {
            made_of.add(work.record.shown_across);
            frame.add(digest_of_identity(work.record));
            for (const DocumentRecord& document : work.record.documents)
                documents[document.summary.year].push_back(document.shown_across);
            departments.front().push_back(take_summary(work.record));
            for (const DocumentSummary& document : departments.front().back().documents) ids.insert(document.standard);
            // A department with errors is not translated.
            for (std::size_t i = 0; i < work.record.in_languages.size(); ++i)
                departments[1 + i].push_back(std::move(work.record.in_languages[i]));
            work.record.in_languages.clear();
        }
        StandardsById standards;
        for (const std::string& id : ids) {
            const StandardShelf::Found found = shared_.standards().find(id);
            if (found.standard != nullptr) standards.emplace(id, found.standard);
            made_of.add(found.digest);
            frame.add(found.digest);
        }
        // Somebody just saved a document.toml with another standard than the one that was asked for.
        if (!has_errors_ && !shared_.gave(standards))
            throw Failure("the content changed while the site was being built; build it again");
        made_of_ = made_of.digest();

        const bool are_changes = files.extent() == Extent::changes;
        std::vector<PublishedFile> before = are_changes ? last.site().files : std::vector<PublishedFile>();
        const bool is_damaged = are_changes && last.forget_damaged(before);
        const bool may_keep = are_changes && !is_damaged && !has_errors_;
        // A page states the digest of the bundle, in which something is not the same.
        const bool has_bundle = languages.first->site.outputs.bundle;
        const bool are_pages_same = may_keep && made_of_ == last.site().pages_made_of && work_.size() > 1 && !has_bundle;
        if (are_pages_same && last.are_static_files_same(shared_.static_files())) {
            pages_ = std::move(before);
            static_files_ = last.site().static_files;
            static_cast<void>(reads_the_same(static_files_));
            page_findings_ = last.site().page_findings;
            page_links_ = last.site().links;
            years_made_of_ = last.site().years_made_of;
            return;
        }
        const FilesBefore known(before);
        pages_.clear();
        page_findings_.clear();
        page_links_.clear();
        years_made_of_.clear();
        const std::map<FiscalYear, Digest> years_now = digests_of_years(frame.digest(), documents);
        charts_for_home_.resize(departments.size());
        std::vector<OfferingPage> offering;  // in each language
        for (std::size_t i = 0; i < departments.size(); ++i) {
            const bool is_first = i == 0;
            const SiteBuild& site = is_first ? *languages.first : languages.further[i - 1];
            StandardsById in_language =
                is_first ? standards : shared_.standards_in_languages().find_all(standards, site.site.language);
            const bool are_years_known = may_keep && i < last.site().years_made_of.size();
            const std::map<FiscalYear, Digest> years_before =
                are_years_known ? last.site().years_made_of[i] : std::map<FiscalYear, Digest>();
            const FilesBefore data = is_first ? FilesBefore() : FilesBefore(pages_);
            SitePagesResult made =
                sitegen::make_site_pages({site, departments[i], in_language, shared_.sources(), std::move(charts_for_home_[i]),
                                          known, years_before, years_now, has_errors_, is_first ? nullptr : &data},
                                         files);
            offering.push_back(
                {site, departments[i], std::move(in_language), std::move(made.data_page), std::move(made.downloads)});
            add_pages(std::move(made));
        }
        publish_static(files, known);
        if (has_bundle && !has_errors_) {
            gather_report();  // some faults only show when all departments are known, and then nothing has to be packed
            has_errors_ = result_.report.has_errors();
        }
        if (has_bundle && !has_errors_) offer_bundle(offering, files, known);
        if (!are_changes || has_errors_) return;
        files.remove_others(before, pages_);
        remove_departments(last, files);
    }

    // The pages state the size and the digest of the bundle, which has all other files, so both come last.
    void offer_bundle(const std::vector<OfferingPage>& offering, SiteFiles& files, const FilesBefore& before) {
        std::vector<const PublishedFile*> others;
        for (const PublishedFile& file : pages_) others.push_back(&file);
        for (const DepartmentWork& work : work_) {
            for (const PublishedFile& file : work.record.files) others.push_back(&file);
        }
        std::vector<PublishedFile> written = write_bundle_and_offers(others, offering, before, files);
        std::move(written.begin(), written.end(), std::back_inserter(pages_));
    }

    void publish_static(SiteFiles& files, const FilesBefore& before) {
        FileWriter writer(files, *timings_, before);
        StaticFiles published = publish_static_files(options_.content, shared_.static_files(), writer);
        static_files_ = std::move(published.log);
        std::move(published.files.begin(), published.files.end(), std::back_inserter(pages_));
        std::move(published.findings.begin(), published.findings.end(), std::back_inserter(page_findings_));
    }

    void add_pages(SitePagesResult made) {
        std::move(made.files.begin(), made.files.end(), std::back_inserter(pages_));
        std::move(made.findings.begin(), made.findings.end(), std::back_inserter(page_findings_));
        std::move(made.links.begin(), made.links.end(), std::back_inserter(page_links_));
        years_made_of_.push_back(std::move(made.years_made_of));
    }

    // Whether the links of the prose lead somewhere. Only now all files are known.
    void check_links(SiteFiles& files) {
        std::vector<const InternalLink*> links;
        for (const InternalLink& link : page_links_) links.push_back(&link);
        for (const DepartmentWork& work : work_) {
            for (const DocumentRecord& document : work.record.documents) {
                for (const InternalLink& link : document.links) links.push_back(&link);
            }
        }
        if (links.empty()) return;
        // A build of changes writes only some files, so those of the whole site are in the records.
        std::unordered_set<std::string_view> recorded;
        if (files.extent() != Extent::whole_site) {
            for (const PublishedFile& file : pages_) recorded.insert(file.path);
            for (const DepartmentWork& work : work_) {
                for (const PublishedFile& file : work.record.files) recorded.insert(file.path);
            }
        }
        const auto has = [&](const std::string& path) {
            return files.extent() == Extent::whole_site ? files.has(path) : recorded.contains(path);
        };
        link_findings_ = find_dead_links(std::move(links), {has, [&files](const std::string& path) { return files.read(path); }});
    }

    // Digests of what a page can show that only knows the documents of one year.
    [[nodiscard]] static std::map<FiscalYear, Digest> digests_of_years(const Digest& frame,
                                                                       const std::map<FiscalYear, std::vector<Digest>>& documents) {
        std::map<FiscalYear, Digest> digests;
        for (const auto& [year, each] : documents) {
            Sha256 hash;
            hash.add(frame);
            for (const Digest& document : each) hash.add(document);
            digests.emplace(year, hash.digest());
        }
        return digests;
    }

    // Removes the files of departments that no longer exist.
    void remove_departments(const LastBuild& last, SiteFiles& files) const {
        const std::vector<std::string>& slugs = shared_.departments();
        for (const DepartmentBytes& department : last.departments()) {
            if (std::binary_search(slugs.begin(), slugs.end(), department.slug)) continue;
            if (const std::optional<DepartmentRecord> record = decode_department(department.bytes, Readings::left_out))
                files.remove_others(record->files, {});
        }
    }

    // ---- Findings

    void gather_report() {
        Report& report = result_.report;
        report = {};
        report.add(shared_.content_report(options_.least_severity));
        report.add(shared_.shared_report(options_.least_severity));
        for (const ReportedFinding& finding : page_findings_) report.add(finding);
        for (const ReportedFinding& finding : link_findings_) report.add(finding);
        std::vector<DepartmentRecord> records;
        for (DepartmentWork& work : work_) records.push_back(std::move(work.record));
        add_findings(records, report);
        for (std::size_t i = 0; i < work_.size(); ++i) work_[i].record = std::move(records[i]);
        report.sort();
    }

    // Faults in departments are reported together with all others.
    void look_for_faults() {
        const std::vector<std::string>& slugs = shared_.departments();
        has_errors_ = true;
        work_ = std::vector<DepartmentWork>(slugs.size());
        for (std::size_t i = 0; i < slugs.size(); ++i) work_[i].state.slug = slugs[i];
        make_departments({nullptr, {}}, nullptr, nullptr);
        gather_report();
    }

    // ---- The end

    void publish(const OutputFolder& output, SiteFiles& files, RecordWriter& recorder) {
        StageTimer timer(*timings_, Stage::publish);
        const bool are_changes = files.extent() == Extent::changes;
        const ChangeCount count = files.publish(are_changes ? manifest() : std::string());
        if (are_changes) result_.changes = count;
        result_.is_published = true;
        // From here on the new site is published. The rest is for the next build.
        timer.next(Stage::record);
        SiteRecord record{shared_.builder(),
                          shared_.record(),
                          shared_.standards().logs(),
                          shared_.shared_report(Severity::warning).list(),
                          made_of_,
                          years_made_of_,
                          pages_,
                          static_files_,
                          page_findings_,
                          page_links_,
                          0,
                          {}};
        finish_record(output, recorder, record);
        sum_up();
    }

    [[nodiscard]] std::string manifest() const {
        std::vector<FolderFiles> departments;
        for (const DepartmentWork& work : work_) departments.push_back({work.record.slug, work.record.files});
        return manifest_of(departments, pages_);
    }

    void finish_record(const OutputFolder& output, RecordWriter& recorder, SiteRecord& record) {
        struct stat folder {};
        struct stat manifest {};
        if (::stat(output.path().c_str(), &folder) != 0 || ::stat((output.path() / manifest_name).c_str(), &manifest) != 0) {
            result_.record_failure = system_failure("access", output.shown_as()).what();
            return;
        }
        record.output_inode = folder.st_ino;
        record.manifest = {manifest_name, {}, 0, 0, 0};
        take_status(manifest, record.manifest);
        forget_recent(record.shared.site.readings, started_file_time_);
        for (ReadingLog& log : record.shared.theme) forget_recent(log.readings, started_file_time_);
        forget_recent(record.static_files.readings, started_file_time_);
        for (auto& [id, logs] : record.standards) {
            for (ReadingLog& log : logs) forget_recent(log.readings, started_file_time_);
        }
        result_.record_failure = recorder.finish(record);
    }

    // Nothing has changed, so the findings are repeated. The record is written again if the status of some file was not reliable.
    void keep(const OutputFolder& output, const LastBuild& last) {
        const auto has_bytes = [](const DepartmentWork& work) { return !work.state.bytes.empty(); };
        const bool is_told_by_status = std::all_of(work_.begin(), work_.end(), has_bytes) && last.is_trusted();
        std::optional<RecordWriter> recorder;
        if (!is_told_by_status) recorder.emplace(LastBuild::record_path(output));
        for (DepartmentWork& work : work_) {
            work.record = std::move(*work.state.known);
            if (recorder) record_department(work, *recorder);
            add_to(work.size, work.record.files);
        }
        page_findings_ = last.site().page_findings;
        page_findings_.insert(page_findings_.end(), last.site().findings.begin(), last.site().findings.end());
        gather_report();
        result_.is_published = true;
        result_.changes = ChangeCount{};
        if (recorder) {
            SiteRecord record = last.site();
            record.shared.site = shared_.record().site;
            for (ReadingLog& log : record.shared.theme) static_cast<void>(reads_the_same(log));
            static_cast<void>(reads_the_same(record.static_files));
            for (auto& [id, logs] : record.standards) {
                for (ReadingLog& log : logs) static_cast<void>(reads_the_same(log));
            }
            finish_record(output, *recorder, record);
        }
        sum_up();
    }

    void sum_up() {
        std::set<std::string> addresses;
        add_to(result_.size, pages_);
        for (const DepartmentWork& work : work_) {
            result_.size.page_count += work.size.page_count;
            result_.size.file_count += work.size.file_count;
            result_.size.byte_count += work.size.byte_count;
            result_.document_count += work.record.documents.size();
            for (const DocumentRecord& document : work.record.documents) addresses.insert(document.summary.folder);
        }
        std::set_difference(published_before_.begin(), published_before_.end(), addresses.begin(), addresses.end(),
                            std::back_inserter(result_.missed));
    }

    const BuildOptions& options_;
    std::int64_t started_file_time_ = file_time_now();
    std::unique_ptr<Timings> timings_ = std::make_unique<Timings>();
    SharedInputs shared_;
    std::vector<DepartmentWork> work_;  // of the site's departments
    std::set<std::string> published_before_;
    std::atomic<bool> has_errors_ = false;
    std::vector<std::vector<ChartView>> charts_for_home_;      // in each language
    Digest made_of_{};                                         // of the site's pages
    std::vector<std::map<FiscalYear, Digest>> years_made_of_;  // in each language
    std::vector<PublishedFile> pages_;
    ReadingLog static_files_;
    std::vector<ReportedFinding> page_findings_;
    std::vector<InternalLink> page_links_;
    std::vector<ReportedFinding> link_findings_;
    BuildResult result_;
};

}  // namespace

BuildResult build(const BuildOptions& options) { return Build(options).run(); }

}  // namespace sitegen

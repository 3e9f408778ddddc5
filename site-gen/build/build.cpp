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
#include "build/pages_of_site.hpp"
#include "build/parallel.hpp"
#include "build/prose_links.hpp"
#include "build/published_documents.hpp"
#include "build/shared_inputs.hpp"
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
        if (!has_errors_) check_files(output, files);
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
            for (const DocumentRecord& document : record->documents)
                published_before_.emplace(document.summary.folder, document.summary.stage_id);
        }
    }

    [[nodiscard]] bool is_all_same(const LastBuild& last) {
        if (!is_last_of_use(last) || !shared_.is_frame_sound() || last.departments().size() != work_.size()) return false;
        const auto is_same = [](const DepartmentWork& work) { return work.state.is_same; };
        if (!std::all_of(work_.begin(), work_.end(), is_same)) return false;
        std::vector<PublishedFile> files = last.site().pages.files;
        return digest_of(std::vector{shared_.record().site}) == digest_of(std::vector{last.site().shared.site}) &&
               last.is_theme_same() && last.are_static_files_same(shared_.static_files()) && !last.forget_damaged(files);
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

    // files and recorder: nothing if departments are only loaded.
    void make_departments(const SiteInLanguages& languages, SiteFiles* files, RecordWriter* recorder) {
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

    void make_site_pages(const SiteInLanguages& languages, SiteFiles& files, const LastBuild& last) {
        PagesOfSite pages(shared_, last, options_.content);
        for (DepartmentWork& work : work_) pages.add(work.record);
        pages_ = pages.make(languages, std::move(charts_for_home_), has_errors_, files);
        if (shared_.site().outputs.bundle && !has_errors_) {
            gather_report();  // some faults only show when all departments are known, and then nothing has to be packed
            has_errors_ = result_.report.has_errors();
        }
        if (has_errors_) return;
        if (shared_.site().outputs.bundle) pages.add_bundle(files_of_departments(), pages_, files);
        if (files.extent() != Extent::changes) return;
        pages.remove_gone(pages_, files);
        remove_departments(last, files);
    }

    [[nodiscard]] std::vector<const PublishedFile*> files_of_departments() const {
        std::vector<const PublishedFile*> files;
        for (const DepartmentWork& work : work_) {
            for (const PublishedFile& file : work.record.files) files.push_back(&file);
        }
        return files;
    }

    // Only now all files are known: whether the links of the prose lead somewhere, and whether what was published is still there.
    void check_files(const OutputFolder& output, SiteFiles& files) {
        // A build of changes writes only some files, so those of the whole site are in the records.
        std::unordered_set<std::string_view> recorded;
        if (files.extent() != Extent::whole_site) {
            for (const PublishedFile& file : pages_.files) recorded.insert(file.path);
            for (const PublishedFile* file : files_of_departments()) recorded.insert(file->path);
        }
        const auto has = [&](const std::string& path) {
            return files.extent() == Extent::whole_site ? files.has(path) : recorded.contains(path);
        };
        check_links(has, files);
        NextPublication next{options_.content, output.shown_as(), {}, shared_.site().is_provisional, has, published_before_};
        for (const DepartmentWork& work : work_) next.departments.push_back(&work.record);
        published_findings_ = compare_documents(next, files.published_amounts());
    }

    void check_links(const std::function<bool(const std::string& path)>& has, const SiteFiles& files) {
        std::vector<const InternalLink*> links;
        for (const InternalLink& link : pages_.links) links.push_back(&link);
        for (const DepartmentWork& work : work_) {
            for (const DocumentRecord& document : work.record.documents) {
                for (const InternalLink& link : document.links) links.push_back(&link);
            }
        }
        if (links.empty()) return;
        link_findings_ = find_dead_links(std::move(links), {has, [&files](const std::string& path) { return files.read(path); }});
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
        for (const ReportedFinding& finding : pages_.findings) report.add(finding);
        for (const ReportedFinding& finding : link_findings_) report.add(finding);
        for (const ReportedFinding& finding : published_findings_) report.add(finding);
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
                          pages_,
                          0,
                          {}};
        finish_record(output, recorder, record);
        sum_up();
    }

    [[nodiscard]] std::string manifest() const {
        std::vector<FolderFiles> departments;
        for (const DepartmentWork& work : work_) departments.push_back({work.record.slug, work.record.files});
        return manifest_of(departments, pages_.files);
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
        forget_recent(record.pages.static_files.readings, started_file_time_);
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
        pages_ = last.site().pages;
        pages_.findings.insert(pages_.findings.end(), last.site().findings.begin(), last.site().findings.end());
        gather_report();
        result_.is_published = true;
        result_.changes = ChangeCount{};
        if (recorder) {
            SiteRecord record = last.site();
            record.shared.site = shared_.record().site;
            for (ReadingLog& log : record.shared.theme) static_cast<void>(reads_the_same(log));
            static_cast<void>(reads_the_same(record.pages.static_files));
            for (auto& [id, logs] : record.standards) {
                for (ReadingLog& log : logs) static_cast<void>(reads_the_same(log));
            }
            finish_record(output, *recorder, record);
        }
        sum_up();
    }

    void sum_up() {
        std::set<std::string> addresses;
        add_to(result_.size, pages_.files);
        for (const DepartmentWork& work : work_) {
            result_.size.page_count += work.size.page_count;
            result_.size.file_count += work.size.file_count;
            result_.size.byte_count += work.size.byte_count;
            result_.document_count += work.record.documents.size();
            for (const DocumentRecord& document : work.record.documents) addresses.insert(document.summary.folder);
        }
        for (const auto& [address, stage] : published_before_) {
            if (!addresses.contains(address)) result_.missed.push_back(address);
        }
    }

    const BuildOptions& options_;
    std::int64_t started_file_time_ = file_time_now();
    std::unique_ptr<Timings> timings_ = std::make_unique<Timings>();
    SharedInputs shared_;
    std::vector<DepartmentWork> work_;                     // of the site's departments
    std::map<std::string, std::string> published_before_;  // the stages of published documents, by folder
    std::atomic<bool> has_errors_ = false;
    std::vector<std::vector<ChartView>> charts_for_home_;  // in each language
    SitePagesRecord pages_;
    std::vector<ReportedFinding> link_findings_;
    std::vector<ReportedFinding> published_findings_;
    BuildResult result_;
};

}  // namespace

BuildResult build(const BuildOptions& options) { return Build(options).run(); }

}  // namespace sitegen

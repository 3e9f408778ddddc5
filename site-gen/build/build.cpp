#include "build/build.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <deque>
#include <iterator>
#include <map>
#include <set>
#include <unordered_set>

#include "build/department_job.hpp"
#include "build/departments_in_build.hpp"
#include "build/last_build.hpp"
#include "build/pages_of_site.hpp"
#include "build/prose_links.hpp"
#include "build/published_documents.hpp"
#include "build/shared_inputs.hpp"
#include "publish/manifest.hpp"

namespace sitegen {

namespace {

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
        std::vector<DepartmentWork>& work = departments_.all();
        if (work.size() == 1) work.front().state.is_same = false;

        {
            const StageTimer timer(*timings_, Stage::resources);
            shared_.load_theme_and_templates(departments_.states());
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
        departments_ = DepartmentsInBuild(shared_.departments(), started_file_time_);
        departments_.compare(last, is_last_of_use(last));
        histories_ = Histories(options_.content, shared_.site(), shared_.standards(), departments_.states());
        departments_.compare(histories_);
    }

    [[nodiscard]] bool is_all_same(const LastBuild& last) {
        if (!is_last_of_use(last) || !shared_.is_frame_sound() || last.departments().size() != departments_.all().size())
            return false;
        if (!departments_.are_all_same()) return false;
        std::vector<PublishedFile> files = last.site().pages.files;
        return digest_of(std::vector{shared_.record().site}) == digest_of(std::vector{last.site().shared.site}) &&
               last.is_theme_same() && last.are_static_files_same(shared_.static_files()) && !last.forget_damaged(files);
    }

    [[nodiscard]] Extent choose_extent(const LastBuild& last) {
        return departments_.choose_extent(is_last_of_use(last) && shared_.record().digest() == last.site().shared.digest());
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
                                    histories_,
                                    shared_.sources(),
                                    *timings_,
                                    options_.least_severity,
                                    departments_.all().size() == 1,
                                    has_errors_};
        charts_for_home_ = departments_.make(build, files, recorder, options_.progress);
    }

    // ---- The site's pages

    void make_site_pages(const SiteInLanguages& languages, SiteFiles& files, const LastBuild& last) {
        PagesOfSite pages(shared_, last, options_.content);
        for (DepartmentWork& work : departments_.all()) pages.add(work.record);
        pages_ = pages.make(languages, std::move(charts_for_home_), has_errors_, files);
        if (shared_.site().outputs.bundle && !has_errors_) {
            gather_report();  // some faults only show when all departments are known, and then nothing has to be packed
            has_errors_ = result_.report.has_errors();
        }
        if (has_errors_) return;
        if (shared_.site().outputs.bundle) pages.add_bundle(departments_.files(), pages_, files);
        if (files.extent() != Extent::changes) return;
        pages.remove_gone(pages_, files);
        departments_.remove_gone(last, files);
    }

    // Only now all files are known: whether the links of the prose lead somewhere, and whether what was published is still there.
    void check_files(const OutputFolder& output, SiteFiles& files) {
        // A build of changes writes only some files, so those of the whole site are in the records.
        std::unordered_set<std::string_view> recorded;
        if (files.extent() != Extent::whole_site) {
            for (const PublishedFile& file : pages_.files) recorded.insert(file.path);
            for (const PublishedFile* file : departments_.files()) recorded.insert(file->path);
        }
        const auto has = [&](const std::string& path) {
            return files.extent() == Extent::whole_site ? files.has(path) : recorded.contains(path);
        };
        check_links(has, files);
        NextPublication next{
            options_.content, output.shown_as(), {}, shared_.site().is_provisional, has, departments_.published_before()};
        for (const DepartmentWork& work : departments_.all()) next.departments.push_back(&work.record);
        published_findings_ = compare_documents(next, files.published_amounts());
    }

    void check_links(const std::function<bool(const std::string& path)>& has, const SiteFiles& files) {
        std::vector<const InternalLink*> links;
        for (const InternalLink& link : pages_.links) links.push_back(&link);
        for (const DepartmentWork& work : departments_.all()) {
            for (const DocumentRecord& document : work.record.documents) {
                for (const InternalLink& link : document.links) links.push_back(&link);
            }
        }
        if (links.empty()) return;
        link_findings_ = find_dead_links(std::move(links), {has, [&files](const std::string& path) { return files.read(path); }});
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
        departments_.report(report);
        report.sort();
    }

    // Faults in departments are reported together with all others.
    void look_for_faults() {
        has_errors_ = true;
        departments_ = DepartmentsInBuild(shared_.departments(), started_file_time_);
        make_departments({nullptr, {}}, nullptr, nullptr);
        gather_report();
    }

    // ---- The end

    void publish(const OutputFolder& output, SiteFiles& files, RecordWriter& recorder) {
        StageTimer timer(*timings_, Stage::publish);
        const bool are_changes = files.extent() == Extent::changes;
        const ChangeCount count = files.publish(are_changes ? manifest_of(departments_.folders(), pages_.files) : std::string());
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
        const std::vector<DepartmentWork>& work = departments_.all();
        const bool is_told_by_status = std::all_of(work.begin(), work.end(), has_bytes) && last.is_trusted();
        std::optional<RecordWriter> recorder;
        if (!is_told_by_status) recorder.emplace(LastBuild::record_path(output));
        departments_.keep(recorder ? &*recorder : nullptr, options_.least_severity, *timings_);
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
        for (const DepartmentWork& work : departments_.all()) {
            result_.size.page_count += work.size.page_count;
            result_.size.file_count += work.size.file_count;
            result_.size.byte_count += work.size.byte_count;
            result_.document_count += work.record.documents.size();
            for (const DocumentRecord& document : work.record.documents) addresses.insert(document.summary.folder);
        }
        for (const auto& [address, stage] : departments_.published_before()) {
            if (!addresses.contains(address)) result_.missed.push_back(address);
        }
    }

    const BuildOptions& options_;
    std::int64_t started_file_time_ = file_time_now();
    std::unique_ptr<Timings> timings_ = std::make_unique<Timings>();
    SharedInputs shared_;
    DepartmentsInBuild departments_{{}, 0};
    Histories histories_;
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

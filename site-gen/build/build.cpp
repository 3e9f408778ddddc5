#include "build/build.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <set>

#include "build/department_work.hpp"
#include "build/last_build.hpp"
#include "build/parallel.hpp"
#include "build/site_inputs.hpp"
#include "build/site_job.hpp"
#include "commands/findings_text.hpp"
#include "commands/progress.hpp"
#include "commands/summary_line.hpp"
#include "publish/file_system.hpp"
#include "publish/manifest.hpp"
#include "render/document_page.hpp"

namespace sitegen {

namespace {

using Clock = Timings::Clock;

// The home page of a site of one department shows charts of its latest document.
void publish_latest_again(DepartmentPlan& plan) {
    FiscalYear latest;
    for (const DepartmentPlan::Entry& entry : plan.documents) latest = std::max(latest, entry.year);
    for (DepartmentPlan::Entry& entry : plan.documents) entry.is_new = entry.is_new || entry.year == latest;
}

class Build {
  public:
    explicit Build(const BuildOptions& options) : options_(options), inputs_(options) {}

    int run() {
        // What would follow from a site.toml that could not be read is not worth telling.
        if (inputs_.site().language.empty()) return refuse_after_loading();
        const OutputFolder output(options_.output, {options_.content, inputs_.first_themes_folder()});
        const LastBuild last = options_.is_full ? LastBuild() : LastBuild(output, inputs_.builder(), options_.content);
        const bool are_inputs_same = compare(last);
        if (are_inputs_same && is_all_same(last)) return keep(output, last);

        {
            const StageTimer timer(timings_, Stage::resources);
            inputs_.load_theme_and_templates(states_);
        }
        if (inputs_.has_errors()) return refuse_after_loading();
        // Beyond this point site.toml and the theme are sound; what is still found in departments keeps the site from being
        // published, but all of them are looked at first.
        ProseLexicons lexicons(inputs_.theme().words);
        const SiteBuild site{inputs_.site(), inputs_.theme(), inputs_.templates(), inputs_.pages(), lexicons, timings_};
        SiteFiles files(output, plan(last, are_inputs_same));
        RecordWriter record(LastBuild::record_path(output));
        process_departments(&site, &files, &record);
        const bool are_changes = files.extent() == Extent::changes;
        SitePagesResult pages = publish_site_pages(site, files, are_changes ? &last : nullptr);
        gather_report(pages.pages);
        if (report_.has_errors()) return refuse();
        publish(output, files, record, pages);
        return 0;
    }

  private:
    // ---- What has changed

    // Whether what documents share is the same.
    bool compare(const LastBuild& last) {
        const StageTimer timer(timings_, Stage::survey);
        const std::vector<std::string>& slugs = inputs_.departments();
        states_.resize(slugs.size());
        work_.resize(slugs.size());
        for (std::size_t i = 0; i < slugs.size(); ++i) states_[i].slug = slugs[i];
        if (!last.is_known()) return false;
        for_each_in_parallel(slugs.size(), [&](std::size_t i) { states_[i] = last.compare(slugs[i]); });
        return inputs_.are_as_in(last.site());
    }

    [[nodiscard]] bool is_all_same(const LastBuild& last) const {
        const auto is_same = [](const DepartmentState& state) { return state.is_same; };
        const std::vector<UnitRecord>& pages = last.site().pages;
        return !inputs_.has_errors() && last.departments().size() == states_.size() &&
               std::all_of(states_.begin(), states_.end(), is_same) &&
               std::all_of(pages.begin(), pages.end(), [&last](const UnitRecord& page) { return last.has(page); });
    }

    // A few changes are made in place; a site of which much changes is made anew and exchanged as a whole.
    Extent plan(const LastBuild& last, bool are_inputs_same) {
        const StageTimer timer(timings_, Stage::survey);
        if (last.is_known()) {
            for_each_in_parallel(work_.size(), [&](std::size_t i) { plan_one(i, are_inputs_same); });
            std::size_t document_count = 0;
            std::size_t new_count = 0;
            for (const DepartmentWork& work : work_) {
                document_count += work.plan.documents.size();
                new_count += work.plan.new_count();
            }
            if (new_count * 2 <= document_count) {
                if (work_.size() == 1) publish_latest_again(work_.front().plan);
                return Extent::changes;
            }
        }
        for (DepartmentState& state : states_) state.known.reset();
        for (DepartmentWork& work : work_) work = {};
        return Extent::whole_site;
    }

    void plan_one(std::size_t i, bool are_inputs_same) {
        DepartmentWork& work = work_[i];
        DepartmentState& state = states_[i];
        work.is_kept = are_inputs_same && state.is_same && work_.size() > 1;
        if (work.is_kept) {
            for (const DocumentRecord& document : state.known->documents)
                work.plan.documents.push_back({document.folder, document.summary.year, {}, false});
        } else {
            state.read_inputs();
            work.plan = plan_department(state, inputs_.digests(), standard_digest_);
        }
    }

    // ---- Departments

    // Of findings that are of interest. Notes (a sum that differs by its rounding) are many, and nothing needs doing about them.
    [[nodiscard]] Severity least_severity() const {
        return options_.verbosity == Verbosity::verbose ? Severity::note : Severity::warning;
    }

    // site, files and record: nothing where departments are only loaded.
    void process_departments(const SiteBuild* site, SiteFiles* files, RecordWriter* record) {
        const DepartmentBuild build{site,     options_.content, inputs_.standards(), inputs_.sources(), inputs_.digests(),
                                    timings_, standard_digest_, least_severity(),    work_.size() == 1};
        Progress progress(work_.size(), options_.verbosity);
        for_each_in_parallel(
            work_.size(), [&](std::size_t i) { process(build, states_[i], work_[i], files, record); },
            [&](std::size_t done) { progress.show(done); });
    }

    void process(const DepartmentBuild& build, DepartmentState& state, DepartmentWork& work, SiteFiles* files,
                 RecordWriter* record) {
        if (work.is_kept) {
            keep_department(state, work);
        } else {
            DepartmentResult result = publish_department(build, state, work.plan, files);
            work.record = std::move(result.record);
            work.charts_for_home = std::move(result.charts_for_home);
            state.bytes = {};
        }
        finish_department(state, work, record);
        if (files != nullptr && files->extent() == Extent::whole_site) let_go_of_files(work.record);
    }

    static void keep_department(DepartmentState& state, DepartmentWork& work) {
        work.record = std::move(*state.known);
        if (state.bytes.empty()) work.record.inputs = std::move(state.inputs);
    }

    // record: nothing where none is written.
    void finish_department(DepartmentState& state, DepartmentWork& work, RecordWriter* record) {
        state.known.reset();
        state.survey = {};
        if (record != nullptr) {
            const StageTimer timer(timings_, Stage::record);
            record_department(state, work, *record);
        }
        count_files(work);
        work.record.inputs = {};
    }

    // What the last record says of a department that has not changed is written again as it is.
    void record_department(const DepartmentState& state, DepartmentWork& work, RecordWriter& record) const {
        if (!state.bytes.empty()) {
            record.add({state.slug, state.bytes});
            return;
        }
        forget_recent(work.record.inputs, started_file_time_);
        const bool has_notes = least_severity() == Severity::note;
        record.add({state.slug, has_notes ? encode(without_notes(work.record)) : encode(work.record)});
    }

    // A whole site's manifest is made while it is written.
    static void let_go_of_files(DepartmentRecord& record) {
        record.search.files = {};
        for (DocumentRecord& document : record.documents) document.unit.files = {};
    }

    // ---- The site's pages

    // last: where only changes are published.
    SitePagesResult publish_site_pages(const SiteBuild& site, SiteFiles& files, const LastBuild* last) {
        std::vector<DepartmentSummary> departments;
        std::set<std::string> ids;
        for (DepartmentWork& work : work_) {
            DepartmentSummary& summary = departments.emplace_back();
            summary = summary_of(work.record);
            summary.search_terms = std::move(work.record.search_terms);
            for (DocumentRecord& document : work.record.documents) {
                DocumentSummary& moved = summary.documents.emplace_back(std::move(document.summary));
                document.summary.year = moved.year;
                document.summary.names = std::move(moved.names);
                ids.insert(moved.standard);
            }
        }
        ids.erase("");  // of documents that could not be loaded
        StandardsById standards;
        Sha256 digest;
        for (const std::string& id : ids) {
            if (const Standard* standard = inputs_.standards().find(id).standard) standards.emplace(id, standard);
            digest.add(inputs_.standard_digest(id).value_or(Digest{}));
        }
        digest.add(inputs_.digests().statistics);  // the pages across departments need both
        const std::vector<UnitRecord> before = last == nullptr ? std::vector<UnitRecord>() : last->intact_pages();
        SitePagesInput input{site, departments,       standards,       inputs_.sources(),
                             {},   inputs_.digests(), digest.digest(), last == nullptr ? nullptr : &before};
        if (work_.size() == 1) input.charts_for_home = std::move(work_.front().charts_for_home);
        SitePagesResult pages = sitegen::publish_site_pages(input, files);
        if (last != nullptr) remove_departments(*last, files);
        return pages;
    }

    // Those that are no more.
    void remove_departments(const LastBuild& last, SiteFiles& files) const {
        const std::vector<std::string>& slugs = inputs_.departments();
        for (const DepartmentBytes& department : last.departments()) {
            if (std::binary_search(slugs.begin(), slugs.end(), department.slug)) continue;
            const std::optional<DepartmentRecord> record = decode_department(department.bytes);
            if (!record) continue;
            each_unit(*record, [&files](const UnitRecord& unit) {
                for (const PublishedFile& file : unit.files) files.remove(file);
            });
        }
    }

    // ---- What there is to say

    void gather_report(const std::vector<UnitRecord>& pages) {
        report_.add(inputs_.content_report(least_severity()));
        report_.add(inputs_.shared_report(least_severity()));
        for (const UnitRecord& page : pages) add_to_report(page.findings);
        add_findings(work_, report_);
        report_.sort();
    }

    void add_to_report(const std::vector<ReportedFinding>& findings) {
        for (const ReportedFinding& finding : findings) report_.add(finding);
    }

    void print_report() const {
        const std::string text = format_report(report_, colour_of(STDERR_FILENO));
        std::fwrite(text.data(), 1, text.size(), stderr);
    }

    int refuse() const {
        print_report();
        const std::size_t errors = report_.count(Severity::error);
        fmt::print(stderr, "site-gen: {} error{}; nothing was published, {} is as it was\n", errors, errors == 1 ? "" : "s",
                   options_.output.generic_string());
        return 1;
    }

    // What is wrong in departments is told at once with what is wrong with the rest.
    int refuse_after_loading() {
        const std::vector<std::string>& slugs = inputs_.departments();
        states_.clear();
        states_.resize(slugs.size());
        for (std::size_t i = 0; i < slugs.size(); ++i) states_[i].slug = slugs[i];
        work_ = std::vector<DepartmentWork>(slugs.size());
        process_departments(nullptr, nullptr, nullptr);
        gather_report({});
        return refuse();
    }

    // ---- The end

    void publish(const OutputFolder& output, SiteFiles& files, RecordWriter& writer, SitePagesResult& pages) {
        StageTimer timer(timings_, Stage::publish);
        const bool are_changes = files.extent() == Extent::changes;
        const SiteFiles::Summary summary = files.publish(are_changes ? manifest_of(work_, pages.pages) : std::string());
        timer.next(Stage::record);
        SiteRecord record{
            inputs_.builder(), inputs_.take_inputs(), inputs_.shared_report(Severity::warning).list(), pages.pages, 0, {}};
        for (InputTree& tree : record.inputs) forget_recent(tree.files, started_file_time_);
        finish_record(output, writer, record);
        timer.next(Stage::publish);
        say(pages.page_count, pages.pages, are_changes ? std::optional(summary) : std::nullopt);
    }

    static void finish_record(const OutputFolder& output, RecordWriter& writer, SiteRecord& record) {
        struct stat folder {};
        struct stat manifest {};
        if (::stat(output.path().c_str(), &folder) != 0 || ::stat((output.path() / manifest_name).c_str(), &manifest) != 0) return;
        record.output_inode = folder.st_ino;
        record.manifest = {manifest_name, {}, 0, 0, 0};
        take_status(manifest, record.manifest);
        writer.finish(record);
    }

    // Nothing has changed; what there was to say of it is said again.
    int keep(const OutputFolder& output, const LastBuild& last) {
        const bool are_all_known =
            std::none_of(states_.begin(), states_.end(), [](const DepartmentState& state) { return state.bytes.empty(); });
        std::optional<RecordWriter> writer;
        if (!are_all_known || !last.are_inputs_trusted()) writer.emplace(LastBuild::record_path(output));
        for (std::size_t i = 0; i < work_.size(); ++i) {
            keep_department(states_[i], work_[i]);
            finish_department(states_[i], work_[i], writer ? &*writer : nullptr);
        }
        gather_report(last.site().pages);
        add_to_report(last.site().findings);
        report_.sort();
        if (writer) {
            const StageTimer timer(timings_, Stage::record);
            SiteRecord record = last.site();
            for (InputTree& tree : record.inputs) {
                bool is_same = true;
                tree = refreshed(tree, is_same);
                forget_recent(tree.files, started_file_time_);
            }
            finish_record(output, *writer, record);
        }
        say(page_count_of(last.site().pages), last.site().pages, SiteFiles::Summary{});
        return 0;
    }

    static std::size_t page_count_of(const std::vector<UnitRecord>& units) {
        std::size_t count = 0;
        for (const UnitRecord& unit : units) {
            for (const PublishedFile& file : unit.files) count += file.path.ends_with(".html") ? 1 : 0;
        }
        return count;
    }

    // changes: nothing where the whole site was made anew.
    void say(std::size_t page_count, const std::vector<UnitRecord>& pages, const std::optional<SiteFiles::Summary>& changes) {
        if (options_.verbosity != Verbosity::quiet) print_report();
        std::size_t document_count = 0;
        SiteSize size;
        for (const UnitRecord& page : pages) {
            size.file_count += page.files.size();
            for (const PublishedFile& file : page.files) size.byte_count += file.byte_count;
        }
        for (const DepartmentWork& work : work_) {
            size.file_count += work.file_count;
            size.byte_count += work.byte_count;
            size.page_count += work.page_count;
            document_count += work.record.documents.size();
        }
        size.page_count += page_count;
        const Clock::duration elapsed = Clock::now() - started_;
        if (options_.verbosity != Verbosity::quiet) fmt::print("{}\n", summary_line(options_.output, size, elapsed, changes));
        if (options_.has_timings) fmt::print("{}", timings_.table(document_count, elapsed));
    }

    const BuildOptions& options_;
    Clock::time_point started_ = Clock::now();
    std::int64_t started_file_time_ = file_time_now();
    Timings timings_;
    SiteInputs inputs_;
    StandardDigest standard_digest_ = [this](const std::string& id) { return inputs_.standard_digest(id); };
    std::vector<DepartmentState> states_;
    std::vector<DepartmentWork> work_;  // of the same departments
    Report report_;
};

}  // namespace

int build(const BuildOptions& options) { return Build(options).run(); }

}  // namespace sitegen

#include "build/department_job.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "build/department_search.hpp"
#include "build/page_frame.hpp"
#include "build/parallel.hpp"
#include "build/record_file.hpp"
#include "load/load_content.hpp"
#include "model/addresses.hpp"
#include "model/rules.hpp"
#include "text/site_path.hpp"

namespace sitegen {

namespace {

constexpr std::size_t charts_on_home = 2;

class DepartmentJob {
  public:
    DepartmentJob(const DepartmentBuild& build, const std::string& slug, const DepartmentRecord* known, SiteFiles* files)
        : build_(build),
          known_(known),
          files_(files),
          before_(known == nullptr ? FilesBefore() : FilesBefore(known->files)),
          sources_(build.shared_sources) {
        record().slug = slug;
    }

    DepartmentResult run() {
        const Department department = load();
        record().name = department.name;
        record().code = department.code;
        record().group = department.group;
        record().history = department.history;
        record().questions = department.questions;
        // Nothing is made from a department with faults, because further findings would only follow from them.
        if (build_.site == nullptr || is_unsound_) return std::move(result_);
        make_documents(department);
        // From here on no page of the department will be made. Its record is complete if no error is known.
        if (build_.has_errors) return std::move(result_);
        make_search_data(department);
        make_former_addresses(department);
        if (known_ != nullptr) files_->remove_others(known_->files, record().files);
        for (DocumentRecord& document : record().documents) document.shown_across = digest_across(document.summary);
        record().shown_across = digest_across(record());
        return std::move(result_);
    }

  private:
    DepartmentRecord& record() { return result_.record; }

    // A department depends on everything that was looked at, even on standards that do not exist.
    Department load() {
        StageTimer timer(build_.timings, Stage::load);
        Findings findings;
        FileReader files(build_.content, sources_, findings);
        StandardLookup standards(build_.standards);
        Department department = load_department({files, record().slug, standards, build_.groups, sources_, findings});
        timer.leave_out(files.time_spent_reading());
        build_.timings.add(Stage::read, files.time_spent_reading());
        record().readings = files.log().readings;
        sort_by_path(record().readings);
        record().standards = standards.asked_for();
        record().findings = reported_of(findings);
        is_unsound_ = findings.has_errors();
        return department;
    }

    std::vector<ReportedFinding> reported_of(const Findings& findings) {
        if (findings.has_errors()) build_.has_errors = true;
        Report report;
        report.add(findings, sources_, build_.least_severity);
        return std::move(report.list());
    }

    void make_documents(const Department& department) {
        const std::size_t count = department.documents.size();
        record().documents.resize(count);
        narratives_.resize(count);
        std::vector<std::vector<PublishedFile>> written(count);
        headings_.resize(count);
        const auto make_one = [&](std::size_t i) { written[i] = make(department, i); };
        if (build_.is_only) {
            for_each_in_parallel(count, make_one);
        } else {
            for (std::size_t i = 0; i < count; ++i) make_one(i);
        }
        for (std::vector<PublishedFile>& files : written) std::move(files.begin(), files.end(), std::back_inserter(record().files));
        for (std::vector<HeadingQuestion>& asked : headings_)
            std::move(asked.begin(), asked.end(), std::back_inserter(record().headings));
    }

    // Makes document i and its files.
    std::vector<PublishedFile> make(const Department& department, std::size_t i) {
        Findings findings;
        const Document& document = department.documents[i];
        const bool is_latest = i + 1 == department.documents.size();
        FileWriter files(*files_, build_.timings, before_);
        MadeDocument made = make_document(
            *build_.site, {department, document, sources_, build_.is_only && is_latest ? charts_on_home : 0, build_.has_errors},
            files, findings);
        narratives_[i] = std::move(made.narrative);
        headings_[i] = std::move(made.headings);
        record().documents[i] = {reported_of(findings), std::move(made.summary), {}, std::move(made.links)};
        // These errors do not stop the making of pages. If they did, it would depend on the threads which other ones are found.
        std::vector<ReportedFinding>& reported = record().documents[i].findings;
        reported.insert(reported.end(), made.dead_links.begin(), made.dead_links.end());
        if (is_latest) result_.charts_for_home = std::move(made.charts_for_home);
        std::vector<PublishedFile> written = files.take();
        report_long_paths(document, written, reported);
        return written;
    }

    void report_long_paths(const Document& document, const std::vector<PublishedFile>& written,
                           std::vector<ReportedFinding>& reported) {
        Findings findings;
        const auto is_longer = [](const PublishedFile& a, const PublishedFile& b) { return a.path.size() < b.path.size(); };
        const auto longest = std::max_element(written.begin(), written.end(), is_longer);
        if (longest == written.end() || longest->path.size() <= longest_portable_path) return;
        findings.warning(
            rules::long_path, document.place,
            fmt::format("the document has files with paths of up to {} characters: {}", longest->path.size(), longest->path),
            "Some systems cannot unpack paths of more than 180. Give the department, the standard or its tables shorter ids.");
        for (ReportedFinding& finding : reported_of(findings)) reported.push_back(std::move(finding));
    }

    // A page at each address that a page of the department had, which leads to the present one.
    void make_former_addresses(const Department& department) {
        if (department.formerly.empty()) return;
        const StageTimer timer(build_.timings, Stage::page);
        std::vector<std::string> pages = {department_path(department.slug)};
        for (const PublishedFile& file : record().files) {
            if (file.path.starts_with(department.slug + "/") && file.path.ends_with(".html")) pages.push_back(file.path);
        }
        FileWriter files(*files_, build_.timings, before_);
        for (const std::string& former : department.formerly) {
            if (!build_.claimed.claim(former)) continue;
            for (const std::string& page : pages) {
                const std::string path = former + page.substr(department.slug.size());
                RootView view = frame_page(*build_.site, {path, "moved", build_.site->theme.words.at("page-moved"), {}}, {});
                view.page.moved = LinkView{department.name, root_from(path) + page, false};
                view.page.structured_data.clear();
                if (!view.page.canonical_url.empty()) view.page.canonical_url = canonical_url(build_.site->site, page);
                files.write(path, render_page(*build_.site, view));
            }
        }
        for (PublishedFile& file : files.take()) record().files.push_back(std::move(file));
    }

    void make_search_data(const Department& department) {
        if (!build_.site->site.outputs.search) return;
        StageTimer timer(build_.timings, Stage::search);
        DepartmentSearch search = search_department(department, narratives_, record().documents);
        FileWriter files(*files_, build_.timings, before_);
        const Timings::Clock::time_point started = Timings::Clock::now();
        record().files.push_back(files.write(search_data_path(record().slug), search.script));
        record().files.push_back(files.write(search_amounts_path(record().slug), search.amounts));
        timer.leave_out(Timings::Clock::now() - started);
        record().search_terms = std::move(search.terms);
        record().search_numbers = std::move(search.numbers);
    }

    const DepartmentBuild& build_;
    const DepartmentRecord* known_;
    SiteFiles* files_;
    FilesBefore before_;
    Sources sources_;
    bool is_unsound_ = false;                               // it was loaded with errors
    std::vector<std::vector<RenderedSection>> narratives_;  // of its documents
    std::vector<std::vector<HeadingQuestion>> headings_;    // of its documents
    DepartmentResult result_;
};

}  // namespace

DepartmentResult build_department(const DepartmentBuild& build, const std::string& slug, const DepartmentRecord* known,
                                  SiteFiles* files) {
    return DepartmentJob(build, slug, known, files).run();
}

DepartmentSummary take_summary(DepartmentRecord& record) {
    DepartmentSummary summary{record.slug,
                              record.name,
                              record.code,
                              record.group,
                              record.history,
                              {},
                              std::move(record.search_terms),
                              std::move(record.search_numbers)};
    for (DocumentRecord& document : record.documents) {
        DocumentSummary& moved = summary.documents.emplace_back(std::move(document.summary));
        document.summary.year = moved.year;
        document.summary.folder = moved.folder;
        document.summary.names = std::move(moved.names);
    }
    return summary;
}

}  // namespace sitegen

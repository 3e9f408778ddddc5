#include "build/department_job.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "build/department_search.hpp"
#include "build/page_frame.hpp"
#include "build/parallel.hpp"
#include "build/record_file.hpp"
#include "load/load_content.hpp"
#include "model/addresses.hpp"
#include "model/rules.hpp"
#include "text/site_path.hpp"
#include "translate/translation_faults.hpp"

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
        Department department = load();
        record().name = department.name;
        record().code = department.code;
        record().group = department.group;
        record().history = department.history;
        record().questions = department.questions;
        record().formerly = department.formerly;
        // Nothing is made from a department with faults, because further findings would only follow from them.
        if (build_.site == nullptr || is_unsound_) return std::move(result_);
        department.task_changes = build_.histories.task_changes(department.slug, 0, build_.site->theme.words);
        record().task_changes = build_.histories.digest_of(department.slug);
        translate(department);
        make_documents(department);
        // From here on no page of the department will be made. Its record is complete if no error is known.
        if (build_.has_errors) return std::move(result_);
        make_search_data(department);
        make_former_addresses(department);
        if (known_ != nullptr) files_->remove_others(known_->files, record().files);
        for (std::size_t i = 0; i < record().documents.size(); ++i) record().documents[i].shown_across = shown_across(i);
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
        Department department = load_department(
            {files, record().slug, standards, build_.settings.groups, build_.settings.languages, sources_, findings});
        timer.leave_out(files.time_spent_reading());
        build_.timings.add(Stage::read, files.time_spent_reading());
        record().readings = files.log().readings;
        sort_by_path(record().readings);
        record().standards = standards.asked_for();
        record().findings = reported_of(findings);
        is_unsound_ = findings.has_errors();
        return department;
    }

    void translate(const Department& department) {
        Findings findings;
        for (const SiteBuild& build : build_.further) {
            const std::string& language = build.site.language;
            const auto in_language = [&](const Standard& standard) {
                return build_.standards_in_languages.find(standard, language);
            };
            TranslatedDepartment translated = translate_department(department, language, build_.settings.language, in_language);
            if (are_standards_sound()) find_translation_faults(department, language, translated, findings);
            const Department& named = translated.department;
            record().in_languages.push_back({named.slug, named.name, named.code, named.group, named.history, {}});
            for (std::size_t i = 0; i < department.documents.size(); ++i) {
                const std::vector<std::string>& of_standard =
                    build_.standards_in_languages.untranslated_in(*department.documents[i].standard, language);
                translated.missing[i].insert(of_standard.begin(), of_standard.end());
            }
            untranslated_.push_back(std::move(translated.missing));
            translated.department.task_changes =
                build_.histories.task_changes(department.slug, 1 + translated_.size(), build.theme.words);
            translated_.push_back(std::move(translated.department));
        }
        for (ReportedFinding& finding : reported_of(findings)) record().findings.push_back(std::move(finding));
    }

    // Documents of other standards are not there, so their texts seem to be missing.
    [[nodiscard]] bool are_standards_sound() {
        const auto is_sound = [this](const auto& asked_for) {
            const Standard* standard = build_.standards.find(asked_for.first).standard;
            return standard != nullptr && standard->is_sound;
        };
        return std::all_of(record().standards.begin(), record().standards.end(), is_sound);
    }

    [[nodiscard]] Digest shown_across(std::size_t i) {
        const Digest own = digest_across(record().documents[i].summary);
        if (record().in_languages.empty()) return own;
        Sha256 hash;
        hash.add(own);
        for (const DepartmentSummary& in_language : record().in_languages) hash.add(digest_across(in_language.documents[i]));
        return hash.digest();
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
        for (DepartmentSummary& in_language : record().in_languages) in_language.documents.resize(count);
        narratives_.assign(1 + build_.further.size(), std::vector<std::vector<RenderedSection>>(count));
        result_.charts_for_home.resize(1 + build_.further.size());
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

    // Makes document i and its files, in every language.
    std::vector<PublishedFile> make(const Department& department, std::size_t i) {
        Findings findings;
        const Document& document = department.documents[i];
        const bool is_latest = i + 1 == department.documents.size();
        const std::size_t charts = build_.is_only && is_latest ? charts_on_home : 0;
        FileWriter files(*files_, build_.timings, before_);
        MadeDocument made =
            make_document(*build_.site, {department, document, sources_, charts, build_.has_errors}, files, findings);
        headings_[i] = std::move(made.headings);
        record().documents[i] = {reported_of(findings), std::move(made.summary), {}, std::move(made.links)};
        // These errors do not stop the making of pages. If they did, it would depend on the threads which other ones are found.
        std::vector<ReportedFinding>& reported = record().documents[i].findings;
        reported.insert(reported.end(), made.dead_links.begin(), made.dead_links.end());
        if (is_latest) result_.charts_for_home.front() = std::move(made.charts_for_home);
        std::vector<PublishedFile> written = files.take();
        if (!build_.further.empty()) {
            const FilesBefore data(written);
            std::vector<PublishedFile> of_languages;
            for (std::size_t language = 0; language < build_.further.size(); ++language) {
                const OriginalDocument original{*build_.site, document, made, untranslated_[language][i]};
                for (PublishedFile& file : make_in_language(language, i, charts, original, data))
                    of_languages.push_back(std::move(file));
            }
            std::move(of_languages.begin(), of_languages.end(), std::back_inserter(written));
        }
        narratives_.front()[i] = std::move(made.narrative);
        report_long_paths(document, written, reported);
        return written;
    }

    // data: the files of the document in the first language.
    std::vector<PublishedFile> make_in_language(std::size_t language, std::size_t i, std::size_t charts,
                                                const OriginalDocument& original, const FilesBefore& data) {
        const SiteBuild& build = build_.further[language];
        const Department& department = translated_[language];
        Findings found;
        FileWriter files(*files_, build_.timings, before_, {build.site.folder, &data});
        MadeDocument made = make_document(
            build, {department, department.documents[i], sources_, charts, build_.has_errors, &original}, files, found);
        DocumentRecord& record_of_document = record().documents[i];
        Findings chosen = findings_about(made.pieces, found);
        // No page may be missing for a reason that nobody is told.
        if (found.has_errors() && !chosen.has_errors() && !build_.has_errors) chosen = found;
        for (ReportedFinding& finding : reported_of(chosen)) record_of_document.findings.push_back(std::move(finding));
        for (ReportedFinding& finding : made.dead_links) record_of_document.findings.push_back(std::move(finding));
        for (InternalLink& link : made.links) record_of_document.links.push_back(std::move(link));
        record().in_languages[language].documents[i] = std::move(made.summary);
        narratives_[1 + language][i] = std::move(made.narrative);
        if (i + 1 == department.documents.size()) result_.charts_for_home[1 + language] = std::move(made.charts_for_home);
        return files.take();
    }

    void report_long_paths(const Document& document, const std::vector<PublishedFile>& written,
                           std::vector<ReportedFinding>& reported) {
        Findings findings;
        const std::string path = find_long_path(written);
        if (path.empty()) return;
        findings.warning(
            rules::long_path, document.place,
            fmt::format("the document has files with paths of up to {} characters: {}", path.size(), path),
            "Some systems cannot unpack paths of more than 180. Give the department, the standard or its tables shorter ids.");
        for (ReportedFinding& finding : reported_of(findings)) reported.push_back(std::move(finding));
    }

    // A page at each address that a page of the department had, which leads to the present one.
    void make_former_addresses(const Department& department) {
        if (department.formerly.empty()) return;
        const StageTimer timer(build_.timings, Stage::page);
        std::vector<PublishedFile> written;
        for (const std::string& former : department.formerly) {
            if (!build_.claimed.claim(former)) continue;
            move_pages(*build_.site, department, former, written);
            for (std::size_t i = 0; i < build_.further.size(); ++i) move_pages(build_.further[i], translated_[i], former, written);
        }
        std::move(written.begin(), written.end(), std::back_inserter(record().files));
    }

    void move_pages(const SiteBuild& build, const Department& department, const std::string& former,
                    std::vector<PublishedFile>& written) {
        std::vector<std::string> pages = {department_path(department.slug)};
        const std::string folder = build.site.folder + department.slug + "/";
        for (const PublishedFile& file : record().files) {
            if (file.path.starts_with(folder) && file.path.ends_with(".html"))
                pages.push_back(file.path.substr(build.site.folder.size()));
        }
        FileWriter files(*files_, build_.timings, before_, {build.site.folder});
        for (const std::string& page : pages) {
            const std::string path = former + page.substr(department.slug.size());
            RootView view = frame_page(build, {path, "moved", build.theme.words.at("page-moved"), {}}, {});
            view.page.moved = LinkView{department.name, root_from(path) + page, false};
            view.page.structured_data.clear();
            if (!view.page.canonical_url.empty()) view.page.canonical_url = canonical_url(build.site, page);
            files.write(path, render_page(build, view));
        }
        for (PublishedFile& file : files.take()) written.push_back(std::move(file));
    }

    void make_search_data(const Department& department) {
        if (!build_.site->site.outputs.search) return;
        std::vector<const DocumentSummary*> summaries;
        for (const DocumentRecord& document : record().documents) summaries.push_back(&document.summary);
        auto [terms, numbers] = write_search_data(*build_.site, department, narratives_.front(), summaries);
        record().search_terms = std::move(terms);
        record().search_numbers = std::move(numbers);
        for (std::size_t i = 0; i < build_.further.size(); ++i) {
            DepartmentSummary& in_language = record().in_languages[i];
            summaries.clear();
            for (const DocumentSummary& document : in_language.documents) summaries.push_back(&document);
            std::tie(in_language.search_terms, in_language.search_numbers) =
                write_search_data(build_.further[i], translated_[i], narratives_[1 + i], summaries);
        }
    }

    // Returns the terms and the numbers.
    std::pair<std::string, std::string> write_search_data(const SiteBuild& build, const Department& department,
                                                          const std::vector<std::vector<RenderedSection>>& narratives,
                                                          const std::vector<const DocumentSummary*>& summaries) {
        StageTimer timer(build_.timings, Stage::search);
        DepartmentSearch search = search_department(department, narratives, summaries);
        FileWriter files(*files_, build_.timings, before_, {build.site.folder});
        const Timings::Clock::time_point started = Timings::Clock::now();
        files.write(search_data_path(record().slug), search.script);
        files.write(search_amounts_path(record().slug), search.amounts);
        timer.leave_out(Timings::Clock::now() - started);
        for (PublishedFile& file : files.take()) record().files.push_back(std::move(file));
        return {std::move(search.terms), std::move(search.numbers)};
    }

    const DepartmentBuild& build_;
    const DepartmentRecord* known_;
    SiteFiles* files_;
    FilesBefore before_;
    Sources sources_;
    bool is_unsound_ = false;             // it was loaded with errors
    std::vector<Department> translated_;  // into the further languages
    // In the further languages, of its documents: see OriginalDocument.
    std::vector<std::vector<std::set<std::string, std::less<>>>> untranslated_;
    // In each language, of its documents.
    std::vector<std::vector<std::vector<RenderedSection>>> narratives_;
    std::vector<std::vector<HeadingQuestion>> headings_;  // of its documents
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
        document.summary.department = moved.department;
        document.summary.stage_id = moved.stage_id;
        document.summary.names = std::move(moved.names);
    }
    return summary;
}

}  // namespace sitegen

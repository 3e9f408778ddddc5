#include "build/check_content.hpp"

#include <algorithm>
#include <iterator>

#include "across/overviews.hpp"
#include "build/across_checks.hpp"
#include "build/document_checks.hpp"
#include "build/parallel.hpp"
#include "build/site_resources.hpp"
#include "build/standards_in_languages.hpp"
#include "check/across_documents.hpp"
#include "check/departments.hpp"
#include "check/owners.hpp"
#include "derive/derive_document.hpp"
#include "export/check_reports.hpp"
#include "load/load_content.hpp"
#include "load/load_site.hpp"
#include "load/load_theme.hpp"
#include "load/static_files.hpp"
#include "render/narrative.hpp"
#include "translate/translation_faults.hpp"

namespace sitegen {

namespace {

// What is kept of a document after it has been checked and released.
struct DocumentChecks {
    DocumentNames names;
    bool is_checked = false;  // otherwise only its names matter, because another's tables may have its rows
    VerdictCounts counts;
    VerdictCounts literals;  // of these, the numbers that are typed in the prose
    std::vector<ReportedFinding> findings;
    std::string json;  // if the report wants it
    JunitSuite junit;
    std::vector<HeadingQuestion> headings;
};

struct DepartmentChecks {
    std::string slug;
    std::string name;
    DepartmentHistory history;
    std::vector<OpenQuestion> questions;
    std::vector<HeadingQuestion> headings;  // of its documents
    Report loading;
    std::vector<DocumentChecks> documents;
    std::vector<DocumentSummary> summaries;  // what checks over all documents need, of the documents whose standard has some
};

class Checker {
  public:
    explicit Checker(const CheckOptions& options)
        : options_(options),
          files_(options.content, sources_, findings_, FileReader::Log::none),
          standards_(options.content, standard_folders(options.standards), sources_, findings_, FileReader::Log::none) {}

    CheckResult run() {
        site_ = load_site(files_, sources_, findings_);
        standards_.translate_into(site_.languages);
        result_.departments = find_departments(files_, site_.languages, findings_);
        static_cast<void>(find_static_files(files_, result_.departments, site_, findings_));
        theme_ = load_theme(theme_folders(options_.themes), choose_theme({}, site_), required_words(), sources_, theme_findings_,
                            FileReader::Log::none)
                     .theme;
        find_faults_in_settings();
        is_sound_ = !findings_.has_errors() && !theme_findings_.has_errors();
        departments_.resize(result_.departments.size());
        for_each_in_parallel(departments_.size(),
                             [&](std::size_t i) { departments_[i] = check_department(result_.departments[i]); });
        findings_.add(standards_.address_faults());
        findings_.add(find_idle_primary_standard(site_, standards_.standards()));
        in_languages_.find_faults(standards_.standards(), site_.languages, findings_);
        result_.report = gather_report();
        count();
        const bool is_content_sound = !findings_.has_errors() && std::none_of(departments_.begin(), departments_.end(), has_errors);
        // If the theme or the content cannot be read, nothing could be checked, and the findings say so.
        result_.has_nothing_to_check = is_content_sound && !theme_findings_.has_errors() && result_.document_count == 0;
        if (!result_.has_nothing_to_check) result_.text = text();
        return std::move(result_);
    }

  private:
    static bool has_errors(const DepartmentChecks& department) { return department.loading.has_errors(); }

    void find_faults_in_settings() {
        for (const SiteLanguage& language : site_.languages) {
            if (!language.folder.empty()) find_translation_faults(site_, language, translate_site(site_, language).use, findings_);
        }
    }

    [[nodiscard]] DepartmentChecks check_department(const std::string& slug) {
        DepartmentChecks result;
        Sources sources(sources_);
        Findings loading;
        FileReader files(options_.content, sources, loading, FileReader::Log::none);
        StandardLookup standards(standards_);
        const Department department = load_department({files, slug, standards, site_.groups, site_.languages, sources, loading});
        result.loading.add(loading, sources);
        result.slug = slug;
        result.name = department.name;
        result.history = department.history;
        result.questions = department.questions;
        // Faults of structure come first: checks of tables that could not be read say nothing useful.
        if (!is_sound_ || loading.has_errors()) return result;
        result.documents.reserve(department.documents.size());
        for (const Document& document : department.documents) {
            const bool is_chosen =
                (options_.department.empty() || slug == options_.department) && (!options_.year || document.year == *options_.year);
            if (is_chosen) {
                result.documents.push_back(check_document(department, document, sources));
                std::vector<HeadingQuestion>& asked = result.documents.back().headings;
                std::move(asked.begin(), asked.end(), std::back_inserter(result.headings));
            } else {
                result.documents.emplace_back().names = document_names_of(department, document, {});
            }
            if (has_checks_across(*document.standard)) result.summaries.push_back(summary_for_checks(document));
        }
        for (const SiteLanguage& language : site_.languages) {
            if (!language.folder.empty()) check_in_language(department, language.tag, sources, result);
        }
        return result;
    }

    // Only what is said in that language: its translations and its narrative.
    void check_in_language(const Department& department, const std::string& language, const Sources& sources,
                           DepartmentChecks& result) {
        Findings faults;
        const auto in_language = [&](const Standard& standard) { return in_languages_.find(standard, language); };
        const TranslatedDepartment translated = translate_department(department, language, site_.language, in_language);
        find_translation_faults(department, language, translated, faults);
        result.loading.add(faults, sources);
        const Words& words = theme_.further_words.find(language)->second;
        ProseLexicons lexicons(words);
        for (std::size_t i = 0; i < result.documents.size(); ++i) {
            const Document& document = translated.department.documents[i];
            if (!result.documents[i].is_checked || document.translated_narrative.empty()) continue;
            Findings findings;
            const DerivedDocument derived = derive_document(translated.department, document, findings);
            const DocumentToCheck checked{
                *derived.department, document, derived.related, derived.figures, words, sources, lexicons};
            const std::vector<SectionPieces> narrative = split_narrative(checked, findings);
            for (const SectionPieces& text : narrative) lint_prose(sources, text.file, text.prose, findings);
            std::vector<Outcome> prose;
            if (document.standard->translations.contains(language)) prose = check_prose(checked, narrative, findings);
            static_cast<void>(run_checks(checked, std::move(prose), findings));
            Report report;
            report.add(findings_about(narrative, findings), sources);
            for (ReportedFinding& finding : report.list()) result.documents[i].findings.push_back(std::move(finding));
        }
    }

    [[nodiscard]] DocumentChecks check_document(const Department& department, const Document& document,
                                                const Sources& sources) const {
        Findings findings;
        const DerivedDocument derived = derive_document(department, document, findings);
        // Only for its findings: a build refuses a page of changes without exact sums.
        if (site_.outputs.changes && has_changes(derived)) find_changes_beyond_range(derived, site_, theme_.words, findings);
        const DocumentToCheck checked{*derived.department, document, derived.related, derived.figures,
                                      theme_.words,        sources,  lexicons_};
        const std::vector<SectionPieces> narrative = split_narrative(checked, findings);
        for (const SectionPieces& text : narrative) lint_prose(sources, text.file, text.prose, findings);
        const CheckReport report = run_checks(checked, check_prose(checked, narrative, findings), findings);
        DocumentChecks result{
            document_names_of(department, document, report), true, report.counts(), report.literal_counts(), {}, {}, {}, {}};
        Report reported;
        reported.add(findings, sources);
        result.findings = std::move(reported.list());
        result.headings = heading_questions_of(department, checked, narrative);
        if (options_.format == ReportFormat::json) result.json = json_for_tools({&document, &report});
        if (options_.format == ReportFormat::junit) result.junit = junit_suite({&document, &report});
        return result;
    }

    [[nodiscard]] static DocumentSummary summary_for_checks(const Document& document) {
        DocumentSummary summary;
        summary.operands = operand_values_of(document);
        summary.department = document.department;
        summary.year = document.year;
        summary.stage_id = document.stage;
        summary.standard = document.standard->id;
        summary.unit = document.unit;
        const auto power = document.standard->units.find(document.unit);
        if (power != document.standard->units.end()) summary.unit_power = power->second;
        return summary;
    }

    // Makes them for the years and stages of the selected documents. They need all departments, so all are loaded.
    void check_across_departments() {
        const StandardsById standards = standards_.standards();
        const bool has_any =
            std::any_of(standards.begin(), standards.end(), [](const auto& each) { return has_checks_across(*each.second); });
        const bool is_loaded = is_sound_ && std::none_of(departments_.begin(), departments_.end(), has_errors);
        if (!is_loaded || (!has_any && site_.acknowledgements.empty())) return;
        std::vector<DepartmentSummary> departments;
        for (DepartmentChecks& department : departments_) {
            DepartmentSummary& summary = departments.emplace_back();
            summary.slug = department.slug;
            summary.name = department.name;
            summary.history = department.history;
            summary.documents = std::move(department.summaries);
        }
        const bool is_part = !options_.department.empty() || options_.year;
        IsChosenGroup is_chosen;
        if (is_part) {
            is_chosen = [this](const AcrossGroup& group) {
                return (!options_.year || group.year == *options_.year) &&
                       (options_.department.empty() || group.find(options_.department) != nullptr);
            };
        }
        across_ = check_across(departments, standards, site_, theme_.words.language(), is_chosen);
    }

    [[nodiscard]] Report gather_report() {
        check_across_departments();
        std::vector<const DocumentNames*> names;
        std::vector<DepartmentToAsk> to_ask;
        for (const DepartmentChecks& department : departments_) {
            to_ask.push_back({department.slug, department.questions, department.headings});
            for (const DocumentChecks& document : department.documents) {
                names.push_back(&document.names);
                to_ask.back().years.push_back(document.names.year);
            }
        }
        Report report;
        report.add(findings_, sources_);
        report.add(across_.findings, sources_);
        for (ReportedFinding& finding : answer_questions(to_ask)) report.add(std::move(finding));
        // Exchanges can only be found with the names of all departments. Only those about the selected part are reported.
        for (ReportedFinding& finding : find_exchanges(names, {options_.department, options_.year})) report.add(std::move(finding));
        for (DepartmentChecks& department : departments_) {
            report.add(department.loading);
            for (DocumentChecks& document : department.documents) {
                name_owners(document.findings, document.names, names);
                for (ReportedFinding& finding : document.findings) report.add(std::move(finding));
            }
        }
        if (!report.has_errors()) report.add(theme_findings_, sources_);
        report.sort();
        return report;
    }

    void count() {
        for (const AcrossReport& report : across_.reports) result_.counts += report.report.counts();
        for (const DepartmentChecks& department : departments_) {
            for (const DocumentChecks& document : department.documents) {
                result_.counts += document.counts;
                result_.literals += document.literals;
                result_.document_count += document.is_checked ? 1 : 0;
            }
        }
    }

    // The report in the format for machines. Empty if it is for people.
    [[nodiscard]] std::string text() {
        std::vector<std::string> json;
        std::vector<JunitSuite> junit;
        for (DepartmentChecks& department : departments_) {
            for (DocumentChecks& document : department.documents) {
                if (document.is_checked && options_.format == ReportFormat::json) json.push_back(std::move(document.json));
                if (document.is_checked && options_.format == ReportFormat::junit) junit.push_back(std::move(document.junit));
            }
        }
        switch (options_.format) {
            case ReportFormat::text:
                break;
            case ReportFormat::json:
                return checks_and_findings_json(standards_.standards(), json, across_.reports, result_.report);
            case ReportFormat::sarif:
                return findings_sarif(result_.report);
            case ReportFormat::junit:
                return checks_junit(junit, result_.report);
        }
        return {};
    }

    const CheckOptions& options_;
    Sources sources_;
    Findings findings_;  // of the content's top level and the standards
    Findings theme_findings_;
    FileReader files_;
    StandardShelf standards_;
    SiteSettings site_;
    Theme theme_;
    mutable ProseLexicons lexicons_{theme_.words};  // safe to use from several threads
    StandardsInLanguages in_languages_;             // the same
    bool is_sound_ = false;                         // site.toml, theme and standards have no errors
    std::vector<DepartmentChecks> departments_;
    AcrossChecks across_;
    CheckResult result_;
};

}  // namespace

CheckResult check_content(const CheckOptions& options) { return Checker(options).run(); }

}  // namespace sitegen

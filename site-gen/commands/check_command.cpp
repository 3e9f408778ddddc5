#include "commands/check_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "build/document_checks.hpp"
#include "build/parallel.hpp"
#include "build/site_resources.hpp"
#include "check/departments.hpp"
#include "check/owners.hpp"
#include "commands/exit_status.hpp"
#include "commands/findings_text.hpp"
#include "derive/derive_figures.hpp"
#include "export/check_reports.hpp"
#include "load/load_content.hpp"
#include "load/load_theme.hpp"
#include "render/narrative.hpp"
#include "text/counted.hpp"

namespace sitegen {

namespace {

// What stays of a document that has been checked and let go.
struct DocumentChecks {
    DocumentNames names;
    bool is_checked = false;  // else only its names matter, as its rows may stand in another's tables
    VerdictCounts counts;
    std::vector<ReportedFinding> findings;
    std::string json;  // where the report wants it
    JunitSuite junit;
};

struct DepartmentChecks {
    std::string slug;
    std::vector<OpenQuestion> questions;
    Report loading;
    std::vector<DocumentChecks> documents;
};

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

class CheckCommand {
  public:
    explicit CheckCommand(const CheckOptions& options)
        : options_(options),
          files_(options.content, sources_, findings_),
          standards_(options.content, standard_folders(options.standards), sources_, findings_) {}

    int run() {
        const SiteSettings site = load_site(files_, sources_, findings_);
        const std::vector<std::string> slugs = find_departments(files_, findings_);
        theme_ =
            load_theme(theme_folders(options_.themes), choose_theme({}, site), required_words(), sources_, theme_findings_).theme;
        is_sound_ = !findings_.has_errors() && !theme_findings_.has_errors();
        departments_.resize(slugs.size());
        for_each_in_parallel(slugs.size(), [&](std::size_t i) { departments_[i] = check_department(slugs[i]); });
        const Report report = gather_report();
        const bool is_content_sound = !findings_.has_errors() && std::none_of(departments_.begin(), departments_.end(), has_errors);
        if (is_content_sound && count_checked() == 0) {
            report_nothing_to_check(slugs);
            return exit_status::wrong_command_line;
        }
        print_report(report);
        return report.has_errors() ? exit_status::content_errors : exit_status::done;
    }

  private:
    static bool has_errors(const DepartmentChecks& department) { return department.loading.has_errors(); }

    [[nodiscard]] DepartmentChecks check_department(const std::string& slug) {
        DepartmentChecks result;
        Sources sources(sources_);
        Findings loading;
        FileReader files(options_.content, sources, loading);
        StandardLookup standards(standards_);
        const Department department = load_department({files, slug, standards, sources, loading});
        result.loading.add(loading, sources);
        result.slug = slug;
        result.questions = department.questions;
        // Faults of structure come first: what checks would say of tables that could not be read is not worth reporting.
        if (!is_sound_ || loading.has_errors()) return result;
        for (const Document& document : department.documents) {
            const bool is_chosen =
                (options_.department.empty() || slug == options_.department) && (!options_.year || document.year == *options_.year);
            if (is_chosen) {
                result.documents.push_back(check_document(department, document, sources));
            } else {
                result.documents.emplace_back().names = document_names_of(department, document, {});
            }
        }
        return result;
    }

    [[nodiscard]] DocumentChecks check_document(const Department& department, const Document& document,
                                                const Sources& sources) const {
        Findings findings;
        const RelatedDocuments related = find_related(department, document);
        const Figures figures = derive_figures(document, related, findings);
        const DocumentToCheck checked{document, related, figures, theme_.words, sources, lexicons_};
        const std::vector<SectionPieces> narrative = split_narrative(checked, findings);
        for (const SectionPieces& text : narrative) lint_prose(sources, text.file, text.prose, findings);
        const CheckReport report = run_checks(checked, narrative, findings);
        DocumentChecks result{document_names_of(department, document, report), true, report.counts(), {}, {}, {}};
        Report reported;
        reported.add(findings, sources);
        result.findings = std::move(reported.list());
        if (options_.format == ReportFormat::json) result.json = json_for_tools({&document, &report});
        if (options_.format == ReportFormat::junit) result.junit = junit_suite({&document, &report});
        return result;
    }

    [[nodiscard]] Report gather_report() {
        std::vector<const DocumentNames*> names;
        std::vector<DepartmentToAsk> to_ask;
        for (const DepartmentChecks& department : departments_) {
            to_ask.push_back({department.slug, department.questions, {}});
            for (const DocumentChecks& document : department.documents) {
                names.push_back(&document.names);
                to_ask.back().years.push_back(document.names.year);
            }
        }
        Report report;
        report.add(findings_, sources_);
        for (ReportedFinding& finding : answer_questions(to_ask)) report.add(std::move(finding));
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

    [[nodiscard]] std::size_t count_checked() const {
        std::size_t count = 0;
        for (const DepartmentChecks& department : departments_) {
            count += static_cast<std::size_t>(std::count_if(department.documents.begin(), department.documents.end(),
                                                            [](const DocumentChecks& document) { return document.is_checked; }));
        }
        // Where the theme cannot be read nothing could be checked, and that is reported instead.
        return theme_findings_.has_errors() ? 1 : count;
    }

    // Says which departments or years there are, where the content has none that was asked for.
    void report_nothing_to_check(const std::vector<std::string>& slugs) const {
        const bool is_known = options_.department.empty() || std::binary_search(slugs.begin(), slugs.end(), options_.department);
        if (!is_known) {
            fmt::print(stderr, "site-gen: there is no department \"{}\"{}\n", options_.department,
                       nearest_hint(options_.department, slugs));
        } else {
            fmt::print(stderr, "site-gen: there is no document of {}\n", options_.year.value_or(FiscalYear()).text());
        }
    }

    void print_report(const Report& report) {
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
                print(format_report(report, colour_of(STDOUT_FILENO)));
                print(summary_of(report));
                break;
            case ReportFormat::json:
                print(checks_and_findings_json(standards_.standards(), json, report));
                break;
            case ReportFormat::sarif:
                print(findings_sarif(report));
                break;
            case ReportFormat::junit:
                print(checks_junit(junit, report));
                break;
        }
    }

    [[nodiscard]] std::string summary_of(const Report& report) const {
        VerdictCounts sum;
        std::size_t count = 0;
        for (const DepartmentChecks& department : departments_) {
            for (const DocumentChecks& document : department.documents) {
                sum += document.counts;
                count += document.is_checked ? 1 : 0;
            }
        }
        std::string text =
            fmt::format("{}, {}: {} exact, {} within rounding, {} acknowledged, {} broken", counted(count, "document"),
                        counted(sum.total(), "comparison"), sum.exact, sum.rounding, sum.acknowledged, sum.broken);
        if (sum.unknown > 0) text += fmt::format(", {} that cannot be compared", sum.unknown);
        return text + "; " + counted(report.count(Severity::error), "error") + ", " +
               counted(report.count(Severity::warning), "warning") + "\n";
    }

    const CheckOptions& options_;
    Sources sources_;
    Findings findings_;  // of the content's top level and the standards
    Findings theme_findings_;
    FileReader files_;
    StandardShelf standards_;
    Theme theme_;
    mutable ProseLexicons lexicons_{theme_.words};  // safe to be asked by several threads
    bool is_sound_ = false;                         // what all documents share
    std::vector<DepartmentChecks> departments_;
};

}  // namespace

int run_check(const CheckOptions& options) { return CheckCommand(options).run(); }

}  // namespace sitegen

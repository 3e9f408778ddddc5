#include "commands/check.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "commands/document_checks.hpp"
#include "commands/parallel.hpp"
#include "commands/report.hpp"
#include "commands/site_resources.hpp"
#include "derive/figures.hpp"
#include "export/check_reports.hpp"
#include "load/load_content.hpp"
#include "render/narrative.hpp"

namespace sitegen {

namespace {

constexpr int wrong_command_line = 2;

struct Work {
    const Department* department;
    const Document* document;
};

std::vector<Work> choose_documents(const Content& content, const CheckOptions& options) {
    std::vector<Work> work;
    for (const Department& department : content.departments) {
        if (!options.department.empty() && department.slug != options.department) continue;
        for (const Document& document : department.documents) {
            if (!options.year || document.year == *options.year) work.push_back({&department, &document});
        }
    }
    return work;
}

// Says which departments or years there are, where the content has none that was asked for.
void report_nothing_to_check(const Content& content, const CheckOptions& options) {
    std::vector<std::string> slugs;
    bool is_known = options.department.empty();
    for (const Department& department : content.departments) {
        slugs.push_back(department.slug);
        is_known = is_known || department.slug == options.department;
    }
    if (!is_known) {
        fmt::print(stderr, "site-gen: there is no department \"{}\"{}\n", options.department,
                   nearest_hint(options.department, slugs));
    } else {
        fmt::print(stderr, "site-gen: there is no document of {}\n", options.year.value_or(0));
    }
}

std::string summary_of(const std::vector<CheckReport>& reports, const Findings& findings) {
    VerdictCounts sum;
    for (const CheckReport& report : reports) sum += report.counts();
    std::string text = fmt::format("{} document{}, {} comparison{}: {} exact, {} within rounding, {} acknowledged, {} broken",
                                   reports.size(), reports.size() == 1 ? "" : "s", sum.total(), sum.total() == 1 ? "" : "s",
                                   sum.exact, sum.rounding, sum.acknowledged, sum.broken);
    if (sum.unknown > 0) text += fmt::format(", {} that cannot be told", sum.unknown);
    const std::size_t errors = findings.count(Severity::error);
    const std::size_t warnings = findings.count(Severity::warning);
    return text + fmt::format("; {} error{}, {} warning{}\n", errors, errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
}

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

}  // namespace

int check(const CheckOptions& options) {
    Sources sources;
    Findings findings;
    const Content content = load_content(options.content, standard_folders(options.standards), sources, findings);
    std::vector<Work> work;
    std::vector<CheckReport> reports;
    // Faults of structure come first: what checks would say of tables that could not be read is not worth telling.
    if (!findings.has_errors()) {
        const Theme theme =
            load_theme(theme_folders(options.themes), choose_theme({}, content.site), required_words(), sources, findings);
        work = choose_documents(content, options);
        if (work.empty()) {
            report_nothing_to_check(content, options);
            return wrong_command_line;
        }
        if (!findings.has_errors()) {
            reports.resize(work.size());
            std::vector<Findings> found(work.size());
            for_each_in_parallel(work.size(), [&](std::size_t i) {
                const Document& document = *work[i].document;
                const Figures figures = derive_figures(document, find_related(*work[i].department, document), found[i]);
                const DocumentToCheck checked{content, *work[i].department, document, figures, theme.words, sources};
                const std::vector<SectionPieces> narrative = split_narrative(checked, found[i]);
                const ProseSettings settings{&figures, &theme.words, {}, {}, 1};
                // For its findings: what Markdown would drop or refuse.
                for (const SectionPieces& text : narrative) (void)render_prose(sources, text.file, text.pieces, settings, found[i]);
                reports[i] = run_checks(checked, narrative, found[i]);
            });
            for (const Findings& list : found) {
                for (const Finding& finding : list.list()) findings.add(finding);
            }
        }
    }
    findings.sort(sources);
    std::vector<CheckedDocument> checked;
    for (std::size_t i = 0; i < reports.size(); ++i) checked.push_back({work[i].document, &reports[i]});
    switch (options.format) {
        case ReportFormat::text:
            print(format_findings(findings, sources, colour_of(STDOUT_FILENO)));
            print(summary_of(reports, findings));
            break;
        case ReportFormat::json:
            print(checks_and_findings_json(content, checked, findings, sources));
            break;
        case ReportFormat::sarif:
            print(findings_sarif(findings, sources));
            break;
        case ReportFormat::junit:
            print(checks_junit(checked, findings, sources));
            break;
    }
    return findings.has_errors() ? 1 : 0;
}

}  // namespace sitegen

#include "commands/diff_command.hpp"

#include <unistd.h>

#include <cstdio>

#include "build/site_resources.hpp"
#include "commands/exit_status.hpp"
#include "commands/findings_text.hpp"
#include "diff/difference_reports.hpp"

namespace sitegen {

namespace {

std::string report_of(const SiteDifferences& differences, const DiffOptions& options, const MessageLanguage& language) {
    switch (options.format) {
        case DifferenceFormat::text:
            return language.lines(differences_as_text(differences));
        case DifferenceFormat::json:
            return differences_as_json(differences);
        case DifferenceFormat::html:
            return differences_as_page(differences, options.before.string(), options.now.string(),
                                       {language.tag(), [&](std::string_view sentence) { return language.lines(sentence); }});
        case DifferenceFormat::versions:
            return differences_as_versions(differences);
    }
    return {};
}

}  // namespace

int run_diff(const DiffOptions& options, const MessageLanguage& language) {
    Sources sources;
    Findings findings;
    const std::vector<std::filesystem::path> folders = standard_folders(options.standards);
    const SiteState before = read_site_state(options.before, folders, sources, findings);
    const SiteState now = read_site_state(options.now, folders, sources, findings);
    if (findings.has_errors()) {
        Report report;
        report.add(findings, sources, Severity::error);
        report.sort();
        const std::string text = format_report(report, colour_of(STDERR_FILENO), language);
        std::fwrite(text.data(), 1, text.size(), stderr);
        return exit_status::content_errors;
    }
    const SiteDifferences differences = compare_sites(before, now);
    const std::string text = report_of(differences, options, language);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return differences.is_empty() ? exit_status::done : exit_status::content_errors;
}

}  // namespace sitegen

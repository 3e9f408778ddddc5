#include "commands/import_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "build/site_resources.hpp"
#include "commands/exit_status.hpp"
#include "commands/findings_text.hpp"
#include "disk/written_file.hpp"
#include "import/import_ledgers.hpp"
#include "text/counted.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

std::string summary_of(const ImportCommand& command, const ImportResult& result) {
    const auto errors = result.log.findings.count(Severity::error);
    const auto warnings = result.log.findings.count(Severity::warning);
    std::string text =
        fmt::format("{}, {}, {}: {}, {}, {}", counted(result.document_count, "document"), counted(result.table_count, "table"),
                    counted(result.amount_count, "amount"), counted(result.log.decisions.size(), "decision"),
                    counted(errors, "error"), counted(warnings, "warning"));
    if (command.options.is_check) {
        text += errors == 0 ? "; content agrees with its sources\n" : "; content differs from its sources\n";
    } else if (errors > 0) {
        text += "; nothing was written\n";
    } else if (result.written.empty()) {
        text += "; content has it all already\n";
    } else {
        text += "\n";
        for (const std::string& file : result.written)
            text += fmt::format("wrote {}\n", visible_text((command.options.content / file).string()));
    }
    return text;
}

}  // namespace

int run_import(ImportCommand command) {
    command.options.standard_folders = standard_folders(command.standards);
    const ImportResult result =
        is_ledger_import(command.options) ? import_ledgers(command.options) : import_document(command.options);
    Report shown;
    for (const ReportedFinding& finding : result.log.findings.list()) {
        if (finding.severity == Severity::note && command.verbosity != Verbosity::verbose) continue;
        if (finding.severity == Severity::warning && command.verbosity == Verbosity::quiet) continue;
        shown.add(finding);
    }
    std::string text = format_report(shown, colour_of(STDOUT_FILENO), command.language);
    if (command.verbosity == Verbosity::verbose) {
        for (const ImportLog::Decision& decision : result.log.decisions)
            text +=
                (decision.where.empty() ? "" : visible_text(decision.where) + ": ") + command.language.lines(decision.what) + "\n";
    }
    if (command.verbosity != Verbosity::quiet) text += command.language.lines(summary_of(command, result));
    if (!command.report.empty()) {
        FileReplacement file(command.report);
        file.write(result.report);
        file.finish();
        if (command.verbosity != Verbosity::quiet)
            text += command.language.lines(
                fmt::format("All decisions and findings are in {}.\n", visible_text(command.report.string())));
    }
    std::fwrite(text.data(), 1, text.size(), stdout);
    return result.log.findings.has_errors() ? exit_status::content_errors : exit_status::done;
}

}  // namespace sitegen

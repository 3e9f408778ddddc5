#include "commands/build_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "commands/exit_status.hpp"
#include "commands/findings_text.hpp"
#include "commands/progress.hpp"
#include "commands/summary_line.hpp"
#include "text/counted.hpp"

namespace sitegen {

namespace {

void print_findings(const Report& report, const MessageLanguage& language) {
    const std::string text = format_report(report, colour_of(STDERR_FILENO), language);
    std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace

int run_build(BuildCommand command) {
    const auto started = Timings::Clock::now();
    Progress progress(command.verbosity);
    command.options.least_severity = command.verbosity == Verbosity::verbose ? Severity::note : Severity::warning;
    command.options.progress = [&progress](std::size_t done, std::size_t total) { progress.show(done, total); };
    const BuildResult result = build(command.options);
    progress.clear();
    const std::string output = command.options.output.generic_string();
    if (!result.is_published || command.verbosity != Verbosity::quiet) print_findings(result.report, command.language);
    if (result.failure) std::rethrow_exception(result.failure);
    if (!result.is_published) {
        const std::string errors = counted(result.report.count(Severity::error), "error");
        const std::string last = fmt::format("site-gen: {}; nothing was published, and {} is unchanged\n", errors, output);
        fmt::print(stderr, "{}", command.language.lines(last));
        return exit_status::content_errors;
    }
    const Timings::Clock::duration elapsed = Timings::Clock::now() - started;
    if (command.verbosity != Verbosity::quiet) fmt::print("{}\n", command.language.lines(summary_line(output, result, elapsed)));
    if (command.has_timings) fmt::print("{}", result.timings->table(result.document_count, elapsed));
    if (result.record_failure.empty()) return exit_status::done;
    const std::string last = fmt::format(
        "site-gen: {} is published, but its record could not be written, so the next build will make everything again: {}\n",
        output, result.record_failure);
    fmt::print(stderr, "{}", command.language.lines(last));
    return exit_status::world_failed;
}

}  // namespace sitegen

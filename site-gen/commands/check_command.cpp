#include "commands/check_command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "commands/exit_status.hpp"
#include "commands/findings_text.hpp"
#include "text/counted.hpp"

namespace sitegen {

namespace {

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

// If the content does not have what was asked for, says which departments or years there are.
std::string nothing_to_check(const CheckOptions& options, const std::vector<std::string>& departments) {
    const bool is_known =
        options.department.empty() || std::binary_search(departments.begin(), departments.end(), options.department);
    if (!is_known) {
        return fmt::format("site-gen: there is no department \"{}\"{}\n", options.department,
                           nearest_hint(options.department, departments));
    }
    return fmt::format("site-gen: there is no document of {}\n", options.year.value_or(FiscalYear()).text());
}

const char* text_of(NotMade reason) {
    switch (reason) {
        case NotMade::table_absent:
            return "a table is missing";
        case NotMade::not_stated:
            return "the text does not state the value";
        case NotMade::forms_without_project:
            return "no performance form names its project";
        case NotMade::table_left_out:
            return "the document does without a table";
        case NotMade::cells_left_out:
            return "the document does without a row or column";
        case NotMade::no_forms:
            return "there are no performance forms";
        case NotMade::no_last_year:
            return "there are no figures of last year";
        case NotMade::no_stage:
            return "there is no document of the other stage";
        case NotMade::no_department:
            return "there is no document of a department";
        case NotMade::no_rows:
            return "there are no rows to compare";
        case NotMade::condition:
            return "the condition does not hold";
        case NotMade::blank:
            break;
    }
    return "the cells are blank";
}

// The declared checks that gave no comparison, by reason.
std::string not_made_of(const VerdictCounts& counts) {
    std::string reasons;
    std::size_t sum = 0;
    for (std::size_t i = 0; i < counts.not_made.size(); ++i) {
        if (counts.not_made[i] == 0) continue;
        sum += counts.not_made[i];
        reasons +=
            fmt::format("{}{} because {}", reasons.empty() ? "" : ", ", counts.not_made[i], text_of(static_cast<NotMade>(i)));
    }
    return sum == 0 ? std::string() : fmt::format("{} not made: {}\n", counted(sum, "check"), reasons);
}

std::string summary_of(const CheckResult& result) {
    const VerdictCounts& counts = result.counts;
    std::string text =
        fmt::format("{}, {}: {} exact, {} within rounding, {} acknowledged, {} broken", counted(result.document_count, "document"),
                    counted(counts.total(), "comparison"), counts.exact, counts.rounding, counts.acknowledged, counts.broken);
    if (counts.unknown > 0) text += fmt::format(", {} that cannot be compared", counts.unknown);
    return not_made_of(counts) + text +
           fmt::format("; {}, {}\n", counted(result.report.count(Severity::error), "error"),
                       counted(result.report.count(Severity::warning), "warning"));
}

// How much of the prose was checked: a number that matched nothing is neither right nor wrong.
std::string literals_of(const VerdictCounts& counts) {
    if (counts.total() == 0) return {};
    return fmt::format("{} in the prose: {} in agreement, {} in contradiction, {} not matched to anything\n",
                       counted(counts.total(), "typed number"), counts.exact + counts.rounding, counts.broken + counts.acknowledged,
                       counts.unknown);
}

}  // namespace

int run_check(const CheckOptions& options, const MessageLanguage& language) {
    const CheckResult result = check_content(options);
    if (result.has_nothing_to_check) {
        fmt::print(stderr, "{}", language.lines(nothing_to_check(options, result.departments)));
        return exit_status::wrong_command_line;
    }
    if (options.format == ReportFormat::text) {
        print(format_report(result.report, colour_of(STDOUT_FILENO), language));
        print(language.lines(summary_of(result) + literals_of(result.literals)));
    } else {
        print(result.text);
    }
    return result.report.has_errors() ? exit_status::content_errors : exit_status::done;
}

}  // namespace sitegen

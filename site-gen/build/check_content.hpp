// The results of the checks of the content, without making a page. Prints nothing and decides no exit status.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "model/check_report.hpp"
#include "model/finding.hpp"
#include "model/fiscal_year.hpp"

namespace sitegen {

enum class ReportFormat { text, json, sarif, junit };

struct CheckOptions {
    std::filesystem::path content = "content";
    std::filesystem::path standards;  // searched after the content's own; empty: the installed ones
    std::filesystem::path themes;     // empty: themes/ if it exists, otherwise the installed ones
    ReportFormat format = ReportFormat::text;
    std::string department;          // slug; empty: all
    std::optional<FiscalYear> year;  // nothing: all
};

struct CheckResult {
    Report report;  // sorted
    VerdictCounts counts;
    VerdictCounts literals;                // of these, the checks of numbers typed in the prose
    std::size_t document_count = 0;        // of the selected documents
    bool has_nothing_to_check = false;     // the content is sound, but has no such department or year
    std::vector<std::string> departments;  // slugs of all, sorted
    std::string text;                      // the whole report in a machine-readable format; empty if it is for people
};

// Throws Failure.
[[nodiscard]] CheckResult check_content(const CheckOptions& options);

}  // namespace sitegen

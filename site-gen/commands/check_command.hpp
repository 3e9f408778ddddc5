// site-gen check: what the checks of the content come to, without publishing.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "model/fiscal_year.hpp"

namespace sitegen {

enum class ReportFormat { text, json, sarif, junit };

struct CheckOptions {
    std::filesystem::path content = "content";
    std::filesystem::path standards;  // looked into after the content's own; empty: the installed ones
    std::filesystem::path themes;     // empty: themes/ where it is there, otherwise the installed ones
    ReportFormat format = ReportFormat::text;
    std::string department;          // slug; empty: all
    std::optional<FiscalYear> year;  // nothing: all
};

// Prints the report to standard output. The exit status: 0, 1 where a finding is an error, 2 where there is no such department or
// year. Throws Failure.
int run_check(const CheckOptions& options);

}  // namespace sitegen

// site-gen import: what people type and read.
#pragma once

#include <filesystem>

#include "commands/message_language.hpp"
#include "commands/verbosity.hpp"
#include "import/import_document.hpp"

namespace sitegen {

struct ImportCommand {
    ImportOptions options;
    std::filesystem::path standards;                     // searched after the content's own; empty: the installed ones
    std::filesystem::path report = "import-report.txt";  // empty: none is written
    MessageLanguage language;
    Verbosity verbosity = Verbosity::normal;
};

// Prints findings and, if asked to, decisions. Writes the report, which is English. Returns the exit status: 0;
// 1 if a finding is an error or, with
// --check, if content differs from its sources. Throws Failure.
[[nodiscard]] int run_import(ImportCommand command);

}  // namespace sitegen

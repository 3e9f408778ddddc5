// The records of ledgers → documents: a row for each amount becomes a table for each department, year and stage.
#pragma once

#include <filesystem>
#include <vector>

#include "import/imported.hpp"
#include "import/ledger_mapping.hpp"

namespace sitegen {

// folder: of the mapping file. The result is in the order of departments, years and stages.
[[nodiscard]] std::vector<ImportedDocument> read_ledgers(const LedgerMapping& mapping, const Standard& standard,
                                                         const std::filesystem::path& folder, ImportLog& log);

}  // namespace sitegen

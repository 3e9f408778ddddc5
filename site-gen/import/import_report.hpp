// Everything that an import read, decided and found, as a text to keep.
#pragma once

#include <optional>
#include <string>

#include "import/import_document.hpp"

namespace sitegen {

// result: with its log; its own report is not looked at. document: nothing if none was made.
[[nodiscard]] std::string import_report(const ImportOptions& options, const std::optional<ImportedDocument>& document,
                                        const ImportResult& result);

}  // namespace sitegen

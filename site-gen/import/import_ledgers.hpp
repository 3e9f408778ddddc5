// site-gen import of a mapping file for ledgers: long files → the documents of many departments and years. Prints nothing.
#pragma once

#include "import/import_document.hpp"

namespace sitegen {

// Whether the only source is a mapping file for ledgers.
[[nodiscard]] bool is_ledger_import(const ImportOptions& options);

// As import_document(), with the mapping file as the only source. department and year of the options choose documents, if they are
// given.
[[nodiscard]] ImportResult import_ledgers(const ImportOptions& options);

}  // namespace sitegen

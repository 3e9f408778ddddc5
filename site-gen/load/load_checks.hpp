// Checks: what a standard or a document promises of its numbers, and what a document acknowledges.
#pragma once

#include <vector>

#include "load/table_reader.hpp"
#include "model/document.hpp"
#include "model/standard.hpp"

namespace sitegen {

// The [[check]] declarations of a standard, whose tables are loaded, and of a document beyond them. One whose formula has faults is
// left out.
[[nodiscard]] std::vector<CheckForm> load_checks(TableReader& reader, const Standard& standard);
[[nodiscard]] std::vector<CheckForm> load_checks(TableReader& reader, const Document& document);

// The [[acknowledge]] declarations of a document, whose checks are loaded.
[[nodiscard]] std::vector<Acknowledgement> load_acknowledgements(TableReader& reader, const Document& document);

}  // namespace sitegen

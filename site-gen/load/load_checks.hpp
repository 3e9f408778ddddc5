// The checks that a standard or a document declares for its numbers, and the broken checks that a document acknowledges.
#pragma once

#include <vector>

#include "load/table_reader.hpp"
#include "model/document.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Reads the [[check]] declarations of a standard whose tables are loaded, or those that a document adds. A check with a faulty
// formula is left out.
[[nodiscard]] std::vector<CheckForm> load_checks(TableReader& reader, const Standard& standard);
[[nodiscard]] std::vector<CheckForm> load_checks(TableReader& reader, const Document& document);

// Reads the [[acknowledge]] declarations of a document whose checks are loaded.
[[nodiscard]] std::vector<Acknowledgement> load_acknowledgements(TableReader& reader, const Document& document);

}  // namespace sitegen

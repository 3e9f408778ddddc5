// Codes that a document prints although its standard's list does not have them.
#pragma once

#include <string>
#include <vector>

#include "load/table_reader.hpp"
#include "model/document.hpp"

namespace sitegen {

// Reads the [[code]] declarations of a document whose standard is set. Each one is a warning that names the nearest codes of the
// list. A code is an error if the list has it, if its length is none of the list's, or if it is declared twice.
void load_declared_codes(TableReader& reader, Document& document);

// The list's codes of the same length, sorted.
[[nodiscard]] std::vector<std::string> codes_as_long_as(std::string_view code, const Classification& classification);

}  // namespace sitegen

// The codes that a document prints and its standard's list does not have.
#pragma once

#include <string>
#include <vector>

#include "load/table_reader.hpp"
#include "model/document.hpp"

namespace sitegen {

// The [[code]] declarations of a document whose standard is set: a warning for each, with the nearest codes of the list; a finding
// for one that the list has, that has none of its lengths or that is declared twice.
void load_declared_codes(TableReader& reader, Document& document);

// The codes of the same length, sorted.
[[nodiscard]] std::vector<std::string> codes_as_long_as(std::string_view code, const Classification& classification);

}  // namespace sitegen

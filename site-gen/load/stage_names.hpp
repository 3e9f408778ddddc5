// The stages that a part of a standard is for.
#pragma once

#include <string>
#include <vector>

#include "load/table_reader.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Reads the optional "stages" of a table, column, section or check. Returns none if it is for all stages. Adds a finding for each
// stage that the standard does not have. The standard's stages are already loaded.
[[nodiscard]] std::vector<std::string> load_stage_names(TableReader& reader, const Standard& standard);

}  // namespace sitegen

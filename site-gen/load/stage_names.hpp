// The stages that a part of a standard is for.
#pragma once

#include <string>
#include <vector>

#include "load/table_reader.hpp"
#include "model/standard.hpp"

namespace sitegen {

// The optional "stages" of a table, column, row, section, figure, chart or check; none where it is for all. A finding for one that
// the standard, whose stages are loaded, does not have.
[[nodiscard]] std::vector<std::string> load_stage_names(TableReader& reader, const Standard& standard);

}  // namespace sitegen

// Figures and charts: declarations that hold expressions.
#pragma once

#include <string>
#include <vector>

#include "load/table_reader.hpp"
#include "model/standard.hpp"

namespace sitegen {

// The [[figure]] declarations of a standard or a document. taken: figures whose ids may not be used again.
[[nodiscard]] std::vector<FigureForm> load_figures(TableReader& reader, const Standard& standard, const std::vector<FigureForm>& taken);

// Adds the [[chart]] declarations to the standard, whose tables are loaded.
void load_charts(TableReader& reader, Standard& standard);

// One cell reference under a key, resolved against the standard's tables; nothing with a finding where it names none.
[[nodiscard]] std::optional<CellReference> load_reference(TableReader& reader, std::string_view key, const Standard& standard);

}  // namespace sitegen

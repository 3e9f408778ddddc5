// Loads the sentences at the head of pages.
#pragma once

#include <vector>

#include "load/table_reader.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Reads the [[answer]] declarations of a standard whose figures, charts and outline are loaded.
[[nodiscard]] std::vector<AnswerForm> load_answers(TableReader& reader, const Standard& standard);

// Reads the [[overview.answer]] declarations of a standard whose overview is loaded. They are about sums.
[[nodiscard]] std::vector<AnswerForm> load_overview_answers(TableReader& overview, const Standard& standard);

}  // namespace sitegen

// A mapping file → what it says about the sheets of a document.
#pragma once

#include <filesystem>
#include <optional>

#include "import/mapping.hpp"
#include "model/finding.hpp"
#include "model/standard.hpp"

namespace sitegen {

// Faults of the file are findings. standard: whose tables, columns and units it names.
[[nodiscard]] DocumentMapping load_mapping(const std::filesystem::path& file, const Standard& standard, Sources& sources,
                                           Findings& findings);

// The column of a sheet that letters name, from 0: "A" is 0, "AA" is 26. Nothing if they name none.
[[nodiscard]] std::optional<std::size_t> column_of_letters(std::string_view letters);

}  // namespace sitegen

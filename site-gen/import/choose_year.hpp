// The year of a document, as the titles of its sources tell it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "import/read_sources.hpp"
#include "model/fiscal_year.hpp"

namespace sitegen {

struct ChosenYear {
    std::optional<FiscalYear> year;  // nothing: fault says why
    std::size_t title_count = 0;     // of those that name it
    std::string fault;
};

// A title that names several years tells nothing, and neither do headings of columns, unless all of them name the same year.
// content: whether its documents are of calendar years, or of years that span two, tells what FY25 means, and that 2024 alone may
// be either.
[[nodiscard]] ChosenYear choose_year_of(const std::vector<ReadSource>& sources, const std::filesystem::path& content,
                                        const std::string& department);

}  // namespace sitegen

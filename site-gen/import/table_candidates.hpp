// Which tables of a standard a region may be, by its title, its number and its headings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "import/headings.hpp"
#include "import/sheet_region.hpp"
#include "model/standard.hpp"

namespace sitegen {

struct TableCandidate {
    const TableForm* form = nullptr;
    double score = 0;                       // of title, headings and number together: only for comparison
    double title = 0;                       // likeness of the title, from 0 to 1
    std::optional<TableHeadings> headings;  // nothing if the region has none of the form
    bool is_transposed = false;             // the headings are those of the turned region

    // Whether the region is this table, if it is no other.
    [[nodiscard]] bool is_likely() const;
};

// All tables of the document's stage, the best first. title: of the region; the name of its sheet counts, too.
[[nodiscard]] std::vector<TableCandidate> candidates_for(const SheetRegion& region, const std::string& title,
                                                         const Standard& standard, const HeadingContext& context);

}  // namespace sitegen

// Which columns of a region are those of a table's form, by their headings.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "import/headings.hpp"
#include "model/standard.hpp"

namespace sitegen {

struct AlignedColumns {
    // For each side of the form, for each of its columns: the column of the region; nothing: not there.
    std::vector<std::vector<std::optional<std::size_t>>> amounts;
    std::vector<OtherYearsColumn> other_years;
    double score = 0;  // one for each column with exactly the form's title, less for others
};

// The columns of all sides, in their order, are matched with those of the sheet, so that the sum of the scores is largest. If a
// single side has more matches in another order, its columns were moved. A column never has a heading that names another year: what
// a year tells apart is often called the same. paths: for each column of the region its headings from the
// top.
[[nodiscard]] AlignedColumns align_columns(const TableForm& form, const std::vector<std::vector<std::string>>& paths,
                                           const HeadingContext& context);

}  // namespace sitegen

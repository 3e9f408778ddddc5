// CSV on the Web (https://www.w3.org/TR/tabular-metadata/): descriptions of CSV files, beside which they lie.
#pragma once

#include <string>
#include <vector>

#include "export/table_field.hpp"
#include "model/content.hpp"
#include "model/overview.hpp"
#include "text/words.hpp"

namespace sitegen {

struct DescribedCsv {
    std::string url;  // relative to the description
    std::string title;
    std::string description;
    std::vector<TableField> fields;
};

// One description of several files.
[[nodiscard]] std::string csvw_of_files(const std::vector<DescribedCsv>& files, const SiteSettings& site);

// That of an overview's table.
[[nodiscard]] std::string csvw_of_overview(const OverviewTable& table, const std::string& file_name, const SiteSettings& site,
                                           const Words& words);

}  // namespace sitegen

// A department's data for the search, made of all its documents.
#pragma once

#include <string>
#include <vector>

#include "build/build_record.hpp"
#include "build/document_job.hpp"

namespace sitegen {

// Paths below the site's root.
[[nodiscard]] std::string search_data_path(const std::string& department);
[[nodiscard]] std::string search_amounts_path(const std::string& department);

struct DepartmentSearch {
    std::string script;
    std::string amounts;  // the script with every amount
    std::string terms;    // encoded
    std::string numbers;  // encoded
};

// narratives and summaries: one for each of the department's documents.
[[nodiscard]] DepartmentSearch search_department(const Department& department,
                                                 const std::vector<std::vector<RenderedSection>>& narratives,
                                                 const std::vector<const DocumentSummary*>& summaries);

}  // namespace sitegen

// A department's data for the search, made of all its documents.
#pragma once

#include <string>
#include <vector>

#include "build/build_record.hpp"
#include "build/document_job.hpp"

namespace sitegen {

// The path below the site's root.
[[nodiscard]] std::string search_data_path(const std::string& department);

struct DepartmentSearch {
    std::string script;
    std::string terms;  // encoded
};

// narratives and records: one for each of the department's documents.
[[nodiscard]] DepartmentSearch search_department(const Department& department,
                                                 const std::vector<std::vector<RenderedSection>>& narratives,
                                                 const std::vector<DocumentRecord>& records);

}  // namespace sitegen

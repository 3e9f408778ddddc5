// A department's data for the search: made of all its documents, also of those whose pages stay as they are.
#pragma once

#include <string>
#include <vector>

#include "build/build_record.hpp"
#include "build/document_job.hpp"

namespace sitegen {

// The narrative of a document's page, rendered again where the page itself is not made. What there is to find has been told when it
// was.
[[nodiscard]] std::vector<RenderedSection> narrative_of(const SiteBuild& build, const DocumentInput& input);

// What the data are made of: nothing else than the documents' pages are. documents: whose units have their keys.
[[nodiscard]] Digest search_key(const std::string& department, const std::vector<DocumentRecord>& documents);

// Below the site's root.
[[nodiscard]] std::string search_data_path(const std::string& department);

struct DepartmentSearch {
    std::string script;
    std::string terms;  // encoded
};

// narratives: of each of the department's documents. records: of these, in any order, by folders of the content.
[[nodiscard]] DepartmentSearch search_department(const Department& department,
                                                 const std::vector<std::vector<RenderedSection>>& narratives,
                                                 const std::vector<DocumentRecord>& records);

}  // namespace sitegen

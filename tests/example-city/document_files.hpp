// The files of a department and of a document, as an editor would write them.
#pragma once

#include <string>

#include "departments.hpp"

namespace example_city {

[[nodiscard]] std::string department_file(const Department& department);
[[nodiscard]] std::string document_file(const Department& department, const DocumentKey& document);
[[nodiscard]] std::string tables_file(const Department& department, const DocumentKey& document);
// The forms of its largest projects; empty where the document has none.
[[nodiscard]] std::string performance_file(const Department& department, const DocumentKey& document);

[[nodiscard]] Budget budget_of_department(const Department& department, const DocumentKey& document);
[[nodiscard]] std::string quoted(const std::string& text);

// Sections of narrative, in the order of the standard's outline.
struct Section {
    std::string id;
    std::string text;
};
[[nodiscard]] std::vector<Section> narrative(const Department& department, const DocumentKey& document);

[[nodiscard]] std::string stage_id(Stage stage);

}  // namespace example_city

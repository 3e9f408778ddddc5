// The titles, names and texts of a published document, read from its file for programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// What it is of: "title", the document's; "projects", a table's; "projects.amount", a column's; "projects[gate]", a row's with its
// codes; "projects[gate].remark", a cell's.
struct DocumentText {
    std::string of;
    std::string text;
};

// Each once, in printed order. json: as append_document_json() writes it. Of anything else, as much as can be found.
[[nodiscard]] std::vector<DocumentText> read_document_texts(std::string_view json);

}  // namespace sitegen

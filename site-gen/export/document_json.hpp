// A document, and the list of all documents, as JSON for programs. Their schemas are published beside the list. Names and addresses
// of files do not depend on a standard's table numbers.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/content.hpp"
#include "model/printed_table.hpp"
#include "model/summary.hpp"

namespace sitegen {

struct DocumentJson {
    const SiteSettings& site;
    const Department& department;
    const Document& document;
    const PrintedDocument& printed;
    std::string schema;  // the address of its schema, relative to the file
};

// Appends data/document.json: what the document says of itself, and its tables with their rows. Amounts are texts, so that no
// program rounds them; a blank cell is null, and a cell without an amount for another reason is an object with its state.
void append_document_json(std::string& out, const DocumentJson& input);

// The department whose document contains a document's budget; those that none contains are not in it.
using Containers = std::map<const DocumentSummary*, const DepartmentSummary*>;

// data/site.json: every document with the addresses of its files, relative to the file. Which document contains another one is
// known only here, where all of them are.
[[nodiscard]] std::string site_json(const SiteSettings& site, const std::vector<DepartmentSummary>& departments,
                                    const Containers& containers);

// JSON Schema (draft 2020-12) of the two.
[[nodiscard]] std::string document_json_schema();
[[nodiscard]] std::string site_json_schema();

}  // namespace sitegen

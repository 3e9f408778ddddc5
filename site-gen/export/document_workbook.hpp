// A document as a workbook for people: a cover, a sheet for each table as it is printed, the checks, and the facts.
#pragma once

#include <string>
#include <vector>

#include "model/check_report.hpp"
#include "model/content.hpp"
#include "model/printed_table.hpp"
#include "text/words.hpp"

namespace sitegen {

struct DocumentWorkbook {
    const SiteSettings& site;
    const Department& department;
    const Document& document;
    const PrintedDocument& printed;
    const CheckReport& report;
    const Words& words;
    std::string address;  // of the document's page on the web; empty if it is not known
};

// Writes it to the path. work_folder: for files on the way, which are gone afterwards. Throws Failure if the file cannot be
// written.
void write_document_workbook(const std::string& path, const std::string& work_folder, const DocumentWorkbook& input);

[[nodiscard]] const std::vector<std::string>& workbook_words();

}  // namespace sitegen

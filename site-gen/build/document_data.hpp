// The files with the data of a document: its tables in all formats, the workbook, the document as JSON, and their description.
#pragma once

#include <functional>
#include <string>

#include "build/document_job.hpp"
#include "model/check_report.hpp"
#include "model/printed_table.hpp"

namespace sitegen {

struct DocumentData {
    const SiteBuild& build;
    const Department& department;
    const Document& document;
    const PrintedDocument& printed;
    const CheckReport& report;
    const std::string& folder;  // the document's
    const std::string& root;    // from there to the site's
    std::string work_folder;    // for what a library writes on the way
};

// The bytes of a file. They are valid until the next call.
using MakeBytes = std::function<const std::string&()>;

// write: writes a file of the document, or finds it if it has been written; its path is relative to the document's folder.
void write_document_data(const DocumentData& data,
                         const std::function<DataFile(const std::string& path, const MakeBytes& make)>& write,
                         DocumentFiles& files);

// The sizes of the files, for the summary.
void note_downloads(const DocumentFiles& files, DocumentDownloads& downloads);

}  // namespace sitegen

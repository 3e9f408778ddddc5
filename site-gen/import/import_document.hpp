// site-gen import: workbooks and delimited files → a document of content. Prints nothing and decides no exit status.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "import/imported.hpp"
#include "model/fiscal_year.hpp"

namespace sitegen {

struct ImportOptions {
    std::vector<std::filesystem::path> sources;  // workbooks and delimited files, or one mapping file for ledgers
    std::filesystem::path content = "content";
    std::vector<std::filesystem::path> standard_folders;  // searched after the content's own
    std::filesystem::path mapping;                        // empty: none
    std::string department;                               // its folder
    std::optional<FiscalYear> year;                       // nothing: the year that the titles name
    std::string stage;                                    // empty: that of the standard, if it has one
    std::string standard;                                 // empty: that of the document, or of the site
    std::string name;                                     // of the department, for department.toml where there is none yet
    std::string title;         // of the document, where there is none yet; empty: made of name, year and stage
    std::string unit;          // of tables that state none; empty: that of the others
    bool is_check = false;     // only compares content with its sources
    bool may_replace = false;  // figures that were typed by hand are replaced, too
};

struct ImportResult {
    ImportLog log;
    std::vector<std::string> written;  // the files that were written, as readers know them
    std::size_t table_count = 0;
    std::size_t amount_count = 0;
    std::size_t document_count = 0;
    std::size_t unchanged_count = 0;  // tables that content has already, exactly
    std::string report;               // everything above as text, for a file
};

// Reads the sources, and writes into content unless a finding is an error or only a check was asked for. Throws Failure.
[[nodiscard]] ImportResult import_document(const ImportOptions& options);

}  // namespace sitegen

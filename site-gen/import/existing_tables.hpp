// The tables of a document that content already has, as they are written there: what an import compares with and writes into.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "import/imported.hpp"
#include "model/place.hpp"

namespace sitegen {

// One block of rows: a table of one side, or one side of a table.
struct ExistingBlock {
    std::vector<std::string> columns;            // with the key columns
    std::vector<std::vector<std::string>> rows;  // the values of each row, without quotes
    std::string digest;                          // of the rows when they were imported; empty if they were typed by hand
    Place place;                                 // of its rows
};

struct ExistingFile {
    std::string path;
    std::string text;
};

struct ExistingTables {
    std::vector<ExistingFile> files;                           // those with tables
    std::map<std::string, ExistingBlock, std::less<>> blocks;  // by "projects" or "summary.revenue"
    std::map<std::string, std::string, std::less<>> units;     // of tables that declare one
    bool has_faults = false;                                   // a file could not be read; its faults are findings

    // The rows as they were imported, and nobody has changed them since.
    [[nodiscard]] bool is_as_imported(std::string_view block) const;
};

// The files of a document's folder that may hold tables, with their whole paths, in the order of their names: each *.toml but
// document.toml and performance.toml. None if there is no such folder. Throws Failure.
[[nodiscard]] std::vector<ExistingFile> files_with_tables(const std::filesystem::path& folder);

// files: each *.toml of the document but document.toml and performance.toml, in the order of their names.
[[nodiscard]] ExistingTables read_existing_tables(std::vector<ExistingFile> files, Sources& sources, Findings& findings);

// A digest of columns and rows, for is_as_imported(): 16 digits.
[[nodiscard]] std::string digest_of_rows(const std::vector<std::string>& columns,
                                         const std::vector<std::vector<std::string>>& rows);

// The columns and the rows of an imported side as their block has them.
[[nodiscard]] std::vector<std::string> columns_of(const ImportedSide& side);
[[nodiscard]] std::vector<std::vector<std::string>> rows_of(const ImportedSide& side);
// "projects", or "summary.revenue".
[[nodiscard]] std::string block_name(const TableForm& table, const SideForm& side);

}  // namespace sitegen

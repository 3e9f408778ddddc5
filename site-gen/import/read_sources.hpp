// The files that an import is given, as workbooks.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "grid/workbook.hpp"
#include "import/imported.hpp"
#include "import/mapping.hpp"

namespace sitegen {

struct ReadSource {
    std::string name;    // of the file, without folders
    std::string sha256;  // of its bytes
    Workbook workbook;
};

// Reads a workbook or a delimited file, told apart by its bytes. Nothing, after a finding, if it cannot be read. Throws Failure if
// there is no such file.
[[nodiscard]] std::optional<ReadSource> read_source(const std::filesystem::path& file, const DocumentMapping& mapping,
                                                    ImportLog& log);

}  // namespace sitegen

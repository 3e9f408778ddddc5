// What a file is by its bytes, for the formats that people take for workbooks.
#pragma once

#include <string>
#include <string_view>

#include "grid/read_workbook.hpp"
#include "grid/zip_parts.hpp"

namespace sitegen {

struct FormatJudgement {
    WorkbookFormat format = WorkbookFormat::none;
    std::string message;  // if it is none: what it is instead
    std::string remedy;
};

// Of a file that is no ZIP archive.
[[nodiscard]] FormatJudgement judge_file(std::string_view bytes);
// Of a ZIP archive.
[[nodiscard]] FormatJudgement judge_archive(ZipParts& parts, const GridLimits& limits);

}  // namespace sitegen

// The formats of the cells of an Office Open XML workbook.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grid/number_format.hpp"
#include "grid/zip_parts.hpp"

namespace sitegen {

// By the index that cells name. path: empty if the workbook has none. fault: unchanged if nothing is wrong.
[[nodiscard]] std::vector<CellFormat> read_xlsx_styles(ZipParts& parts, std::string_view path, const GridLimits& limits,
                                                       std::string& fault);

}  // namespace sitegen

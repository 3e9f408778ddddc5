// Reads Office Open XML workbooks.
#pragma once

#include "grid/workbook.hpp"
#include "grid/zip_parts.hpp"

namespace sitegen {

[[nodiscard]] GridReading read_xlsx(ZipParts& parts, const GridLimits& limits);

}  // namespace sitegen

// Reads OpenDocument spreadsheets.
#pragma once

#include "grid/workbook.hpp"
#include "grid/zip_parts.hpp"

namespace sitegen {

[[nodiscard]] GridReading read_ods(ZipParts& parts, const GridLimits& limits);

}  // namespace sitegen

// The cells of a sheet of an Office Open XML workbook.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "grid/number_format.hpp"
#include "grid/sheet_builder.hpp"
#include "grid/zip_parts.hpp"

namespace sitegen {

// What the sheets of a workbook share.
struct XlsxShared {
    std::vector<std::string> strings;
    std::vector<CellFormat> formats;
    bool is_1904 = false;
    bool wants_calculation = false;
};

// path: of the sheet's part. Faults go to the builder.
void read_xlsx_sheet(ZipParts& parts, std::string_view path, const XlsxShared& shared, const GridLimits& limits,
                     SheetBuilder& builder);

}  // namespace sitegen

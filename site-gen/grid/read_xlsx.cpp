#include "grid/read_xlsx.hpp"

#include "grid/sheet_builder.hpp"
#include "grid/xlsx_package.hpp"
#include "grid/xlsx_sheet.hpp"
#include "grid/xlsx_styles.hpp"
#include "grid/xlsx_text.hpp"

namespace sitegen {

GridReading read_xlsx(ZipParts& parts, const GridLimits& limits) {
    GridReading reading;
    const auto refuse = [&](const std::string& message) { reading.faults.push_back({true, "", "", message, save_again}); };
    XlsxPackage package = read_xlsx_package(parts, limits);
    if (package.fault.empty() && package.sheets.size() > limits.sheets)
        package.fault = "it has more than " + std::to_string(limits.sheets) + " sheets";
    XlsxShared shared;
    shared.is_1904 = package.is_1904;
    shared.wants_calculation = package.wants_calculation;
    if (package.fault.empty()) shared.strings = read_shared_strings(parts, package.strings_path, limits, package.fault);
    if (package.fault.empty()) shared.formats = read_xlsx_styles(parts, package.styles_path, limits, package.fault);
    if (!package.fault.empty()) {
        refuse(package.fault);
        return reading;
    }
    GridBudget budget;
    for (const XlsxSheetEntry& entry : package.sheets) {
        Sheet& sheet = reading.workbook.sheets.emplace_back();
        sheet.name = entry.name;
        sheet.is_hidden = entry.is_hidden;
        SheetBuilder builder(sheet, budget, limits, reading.faults);
        read_xlsx_sheet(parts, entry.path, shared, limits, builder);
    }
    return reading;
}

}  // namespace sitegen

// The parts of an Office Open XML package, found by its relationships: no path is taken for granted.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "grid/zip_parts.hpp"

namespace sitegen {

struct Relationship {
    std::string
        type;  // the last word of its address, such as "worksheet", which is the same in the transitional and the strict form
    std::string path;          // of the part that it leads to
    bool is_external = false;  // it leads out of the package; never followed
};

// The relationships of a part, by their ids. None if it has none. path: empty for those of the package itself.
// fault: what is wrong with them; unchanged if nothing is.
[[nodiscard]] std::map<std::string, Relationship> relationships_of(ZipParts& parts, std::string_view path, const GridLimits& limits,
                                                                   std::string& fault);

// The path of the part that the package is about; empty if there is none.
[[nodiscard]] std::string main_part_of(ZipParts& parts, const GridLimits& limits, std::string& fault);

// The content type of a part, which says what kind of document it is. Empty if the package does not say.
[[nodiscard]] std::string content_type_of(ZipParts& parts, std::string_view path, const GridLimits& limits, std::string& fault);

struct XlsxSheetEntry {
    std::string name;
    std::string path;  // empty: its part is not named, or leads out of the package
    bool is_hidden = false;
};

// What the main part of a workbook says.
struct XlsxPackage {
    std::vector<XlsxSheetEntry> sheets;  // those with cells: no sheets of charts, dialogs or macros
    std::string strings_path;            // empty: there are none
    std::string styles_path;
    bool is_1904 = false;            // days are counted from 1904
    bool wants_calculation = false;  // its writer has not calculated its formulas
    std::string fault;               // nothing else is known then
};

[[nodiscard]] XlsxPackage read_xlsx_package(ZipParts& parts, const GridLimits& limits);

}  // namespace sitegen

#include "grid/xlsx_styles.hpp"

#include <algorithm>
#include <map>

#include "grid/xlsx_text.hpp"
#include "grid/xml_part.hpp"

namespace sitegen {

std::vector<CellFormat> read_xlsx_styles(ZipParts& parts, std::string_view path, const GridLimits& limits, std::string& fault) {
    std::vector<CellFormat> formats;
    if (path.empty()) return formats;
    XmlPart part(parts, path, limits);
    const pugi::xml_node root = part.parse_whole();
    // A workbook may give a number of its own choice, even one of those without a code, another meaning.
    std::map<std::size_t, CellFormat> by_number;
    for (const pugi::xml_node each : child_of(root, "numFmts").children()) {
        if (!is_named(each, "numFmt")) continue;
        const std::size_t number = count_in(each.attribute("numFmtId").value(), 0);
        by_number[number] = format_of_code(plain_text(each.attribute("formatCode").value()));
    }
    constexpr std::size_t largest_indent = 250;
    for (const pugi::xml_node each : child_of(root, "cellXfs").children()) {
        if (!is_named(each, "xf")) continue;
        const std::size_t number = count_in(each.attribute("numFmtId").value(), 0);
        const auto own = by_number.find(number);
        CellFormat format = own != by_number.end() ? own->second : format_of_number(static_cast<unsigned>(number));
        const std::size_t indent = count_in(child_of(each, "alignment").attribute("indent").value(), 0);
        format.indent = static_cast<int>(std::min(indent, largest_indent));
        formats.push_back(format);
    }
    if (fault.empty()) fault = part.fault();
    return formats;
}

}  // namespace sitegen

#include "grid/xlsx_package.hpp"

#include <algorithm>
#include <charconv>

#include "grid/xlsx_text.hpp"
#include "grid/xml_part.hpp"

namespace sitegen {

namespace {

std::string_view after_last(std::string_view text, char separator) {
    const std::size_t found = text.rfind(separator);
    return found == std::string_view::npos ? text : text.substr(found + 1);
}

std::string_view folder_of(std::string_view path) { return path.substr(0, path.size() - after_last(path, '/').size()); }

std::string relationships_path(std::string_view path) {
    return std::string(folder_of(path)) + "_rels/" + std::string(after_last(path, '/')) + ".rels";
}

// %20 and the like.
std::string decoded_address(std::string_view address) {
    std::string text;
    for (std::size_t at = 0; at < address.size(); ++at) {
        unsigned value = 0;
        const char* const digits = address.data() + at + 1;
        if (address[at] == '%' && at + 2 < address.size() && std::from_chars(digits, digits + 2, value, 16).ptr == digits + 2) {
            text += static_cast<char>(value);
            at += 2;
        } else {
            text += address[at];
        }
    }
    return text;
}

// Of a target that is relative to the folder of its source, as most programs write it, or to the root of the package, as openpyxl
// does with a slash in front and a few others do without.
std::string path_of_target(const ZipParts& parts, std::string_view source, std::string_view target) {
    const std::string decoded = decoded_address(target.substr(0, target.find('#')));
    if (decoded.starts_with('/') || decoded.starts_with('\\')) return part_path(decoded);
    const std::string relative = part_path(std::string(folder_of(source)) + decoded);
    return !parts.has(relative) && parts.has(decoded) ? part_path(decoded) : relative;
}

void keep_first(std::string& fault, const std::string& next) {
    if (fault.empty()) fault = next;
}

void read_sheets(ZipParts& parts, pugi::xml_node sheets, const std::map<std::string, Relationship>& relationships,
                 XlsxPackage& package) {
    for (const pugi::xml_node sheet : sheets.children()) {
        if (!is_named(sheet, "sheet")) continue;
        XlsxSheetEntry entry;
        entry.name = plain_text(sheet.attribute("name").value());
        const std::string_view state = sheet.attribute("state").value();
        entry.is_hidden = state == "hidden" || state == "veryHidden";
        const auto found = relationships.find(std::string(value_of(sheet, "id")));
        if (found != relationships.end()) {
            if (found->second.type != "worksheet" && parts.has(found->second.path)) continue;
            if (!found->second.is_external) entry.path = found->second.path;
        }
        package.sheets.push_back(std::move(entry));
    }
}

}  // namespace

std::map<std::string, Relationship> relationships_of(ZipParts& parts, std::string_view path, const GridLimits& limits,
                                                     std::string& fault) {
    std::map<std::string, Relationship> relationships;
    const std::string relationships_part = relationships_path(path);
    if (!parts.has(relationships_part)) return relationships;
    XmlPart part(parts, relationships_part, limits);
    for (const pugi::xml_node each : part.parse_whole().children()) {
        if (!is_named(each, "Relationship")) continue;
        Relationship relationship;
        relationship.type = after_last(each.attribute("Type").value(), '/');
        relationship.is_external = std::string_view(each.attribute("TargetMode").value()) == "External";
        if (!relationship.is_external) relationship.path = path_of_target(parts, path, each.attribute("Target").value());
        relationships.emplace(each.attribute("Id").value(), std::move(relationship));
    }
    keep_first(fault, part.fault());
    return relationships;
}

std::string main_part_of(ZipParts& parts, const GridLimits& limits, std::string& fault) {
    for (const auto& [id, relationship] : relationships_of(parts, "", limits, fault)) {
        if (relationship.type == "officeDocument" && !relationship.is_external) return relationship.path;
    }
    return "";
}

std::string content_type_of(ZipParts& parts, std::string_view path, const GridLimits& limits, std::string& fault) {
    if (!parts.has("[Content_Types].xml")) return "";
    XmlPart part(parts, "[Content_Types].xml", limits);
    const std::string_view extension = after_last(path, '.');
    std::string of_extension;
    std::string of_part;
    for (const pugi::xml_node each : part.parse_whole().children()) {
        const char* const type = each.attribute("ContentType").value();
        if (is_named(each, "Default") && extension == each.attribute("Extension").value()) of_extension = type;
        if (is_named(each, "Override") && part_path(each.attribute("PartName").value()) == path) of_part = type;
    }
    keep_first(fault, part.fault());
    return of_part.empty() ? of_extension : of_part;
}

XlsxPackage read_xlsx_package(ZipParts& parts, const GridLimits& limits) {
    XlsxPackage package;
    const std::string path = main_part_of(parts, limits, package.fault);
    if (path.empty()) keep_first(package.fault, "it does not name the part that holds its workbook");
    if (!package.fault.empty()) return package;
    const std::map<std::string, Relationship> relationships = relationships_of(parts, path, limits, package.fault);
    for (const auto& [id, relationship] : relationships) {
        if (relationship.is_external) continue;
        if (relationship.type == "sharedStrings") package.strings_path = relationship.path;
        if (relationship.type == "styles") package.styles_path = relationship.path;
    }
    XmlPart part(parts, path, limits);
    const pugi::xml_node workbook = part.parse_whole();
    package.is_1904 = is_true(child_of(workbook, "workbookPr").attribute("date1904").value());
    package.wants_calculation = is_true(child_of(workbook, "calcPr").attribute("fullCalcOnLoad").value());
    read_sheets(parts, child_of(workbook, "sheets"), relationships, package);
    keep_first(package.fault, part.fault());
    if (package.sheets.empty()) keep_first(package.fault, "it has no sheet with cells");
    return package;
}

}  // namespace sitegen

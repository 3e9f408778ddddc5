#include "grid_sources.hpp"

#include <zip.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <cstdlib>

using namespace sitegen;

std::string archive_of(const Parts& parts) {
    zip_source_t* const source = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    BOOST_REQUIRE(source != nullptr);
    zip_source_keep(source);
    zip_t* const archive = zip_open_from_source(source, ZIP_TRUNCATE, nullptr);
    BOOST_REQUIRE(archive != nullptr);
    for (const auto& [path, bytes] : parts) {
        zip_source_t* const part = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        BOOST_REQUIRE(zip_file_add(archive, path.c_str(), part, ZIP_FL_ENC_UTF_8) >= 0);
    }
    BOOST_REQUIRE(zip_close(archive) == 0);
    zip_stat_t status;
    zip_stat_init(&status);
    BOOST_REQUIRE(zip_source_stat(source, &status) == 0);
    std::string result(status.size, '\0');
    BOOST_REQUIRE(zip_source_open(source) == 0);
    BOOST_REQUIRE(zip_source_read(source, result.data(), result.size()) == static_cast<zip_int64_t>(result.size()));
    zip_source_close(source);
    zip_source_free(source);
    return result;
}

std::string with_replaced(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) text.replace(at, from.size(), to);
    return text;
}

namespace {

const std::string xml_declaration = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
const std::string main_space = R"( xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main")";
const std::string relationship_types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

}  // namespace

Parts xlsx_parts(const XlsxSource& source) {
    const std::string type = R"(<Relationship Type=")" + relationship_types;
    const std::string space = R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)";
    const std::string kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    return {
        {"[Content_Types].xml",
         xml_declaration + R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)" +
             R"(<Default Extension="xml" ContentType="application/xml"/>)" +
             R"(<Override PartName="/xl/workbook.xml" ContentType=")" + kind + R"(sheet.main+xml"/></Types>)"},
        {"_rels/.rels",
         xml_declaration + space + type + R"(/officeDocument" Id="rId1" Target="xl/workbook.xml"/></Relationships>)"},
        {"xl/workbook.xml", xml_declaration + "<workbook" + main_space + R"( xmlns:r=")" + relationship_types + R"(">)" +
                                source.workbook + R"(<sheets><sheet name="Budget" sheetId="1" r:id="rId1"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels", xml_declaration + space + type +
                                           R"(/worksheet" Id="rId1" Target="worksheets/sheet1.xml"/>)" + type +
                                           R"(/sharedStrings" Id="rId2" Target="sharedStrings.xml"/>)" + type +
                                           R"(/styles" Id="rId3" Target="styles.xml"/></Relationships>)"},
        {"xl/worksheets/sheet1.xml", xml_declaration + "<worksheet" + main_space + ">" + source.sheet + "</worksheet>"},
        {"xl/sharedStrings.xml", xml_declaration + "<sst" + main_space + ">" + source.strings + "</sst>"},
        {"xl/styles.xml", xml_declaration + "<styleSheet" + main_space + ">" + source.styles + "</styleSheet>"},
    };
}

std::string xlsx_of(const XlsxSource& source) { return archive_of(xlsx_parts(source)); }

std::string xlsx_of_rows(const std::string& rows) { return xlsx_of({.sheet = "<sheetData>" + rows + "</sheetData>"}); }

std::string ods_of(const std::string& tables, const std::string& styles) {
    const std::string spaces =
        R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
        R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0")"
        R"( xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")"
        R"( xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0")";
    return archive_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                       {"content.xml", xml_declaration + "<office:document-content" + spaces + "><office:automatic-styles>" +
                                           styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
                                           "</office:spreadsheet></office:body></office:document-content>"}});
}

std::string described(const Sheet& sheet) {
    constexpr std::array<const char*, 7> kinds = {"blank", "text", "number", "date", "boolean", "error", "uncalculated"};
    std::string result;
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        for (std::size_t column = 0; column < sheet.rows[row].cells.size(); ++column) {
            const GridCell& cell = sheet.at(row, column);
            if (cell.is_blank()) continue;
            result += cell_name(row, column) + " " + kinds.at(static_cast<std::size_t>(cell.kind)) + " " + cell.text;
            if (cell.decimals) result += " ." + std::to_string(*cell.decimals);
            if (cell.is_percentage) result += " %";
            if (cell.shown_power != 0) result += " ^" + std::to_string(cell.shown_power);
            if (cell.indent != 0) result += " >" + std::to_string(cell.indent);
            if (cell.is_formula) result += " =";
            result += "\n";
        }
    }
    return result;
}

std::string described(const std::vector<GridFault>& faults) {
    std::string result;
    for (const GridFault& fault : faults) {
        result += fault.is_error ? "error" : "warning";
        if (!fault.sheet.empty()) result += " " + fault.sheet;
        if (!fault.cell.empty()) result += "!" + fault.cell;
        result += ": " + fault.message + " | " + fault.remedy + "\n";
    }
    return result;
}

std::string described(const GridReading& reading) {
    if (!reading.faults.empty()) return described(reading.faults);
    return reading.workbook.sheets.size() == 1 ? described(reading.workbook.sheets.front())
                                               : std::to_string(reading.workbook.sheets.size()) + " sheets\n";
}

// Sources that are damaged, attack the reader, or are something else than a workbook: each is refused with a reason.

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <vector>

#include "grid/read_delimited.hpp"
#include "grid/read_workbook.hpp"
#include "grid/zip_parts.hpp"
#include "grid_sources.hpp"
#include "this_build.hpp"

using namespace sitegen;
using namespace std::string_literals;

namespace {

const std::string to_save_again = " | Open the file in a spreadsheet program and save it again.\n";

Parts parts_with_sheet(const std::string& bytes) {
    Parts parts = xlsx_parts({});
    parts[4].second = bytes;
    return parts;
}

std::string read_sheet_part(const std::string& bytes, const GridLimits& limits = {}) {
    return described(read_workbook(archive_of(parts_with_sheet(bytes)), limits));
}

std::string in_utf16(const std::string& text) {
    std::string result;
    for (const char c : text) result += c + "\0"s;
    return result + "\0\0"s;
}

std::string nested_elements(std::size_t depth, const std::string& element) {
    std::string result;
    for (std::size_t i = 0; i < depth; ++i) result += "<" + element + ">";
    for (std::size_t i = 0; i < depth; ++i) result += "</" + element + ">";
    return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(grid_hostile)

BOOST_AUTO_TEST_CASE(says_what_a_file_is_instead) {
    const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(500, '\0');
    const std::string as_xlsx = " Open it in a spreadsheet program and save it as XLSX or ODS.";
    const std::string ask = " Ask for the workbook from which it was made, as XLSX, ODS or CSV.";
    const std::vector<std::pair<std::string, std::string>> cases = {
        {compound + in_utf16("Workbook"), "it is a workbook of Excel 97-2003 or WPS (XLS, ET)." + as_xlsx},
        {compound + in_utf16("EncryptedPackage"),
         "it is protected by a password. Open it with the password and save it without one."},
        {compound + in_utf16("WordDocument"), "it is a document of Word (DOC)." + ask},
        {compound, "it is a document of an old office program." + as_xlsx},
        {"\x09\x08\x10\0\0\x06\x05\0"s, "it is a workbook of an old Excel (XLS)." + as_xlsx},
        {"%PDF-1.7\n", "it is a PDF." + ask},
        {"\xFF\xD8\xFF\xE0", "it is a picture." + ask},
        {"\n <!DOCTYPE html>\n<HTML>", "it is a page of HTML, whatever its name says." + as_xlsx},
        {"\xEF\xBB\xBF<table><tr><td>1</td></tr></table>", "it is a page of HTML, whatever its name says." + as_xlsx},
        {"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
         "it is a workbook as XML of Excel 2003." + as_xlsx},
        {"<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"><table:table>",
         "it is an OpenDocument file in one piece (flat XML)." + as_xlsx},
        {"MIME-Version: 1.0\n", "it is a saved web page (MHTML)." + as_xlsx},
        {"\x1F\x8B\x08", "it is a compressed file (gzip). Unpack it first."},
        {"", "it is empty. Copy or download it again."},
        {"a\0b"s, "it is no workbook." + as_xlsx},
        {archive_of({{"a.xlsx", "x"}}), "it is a ZIP archive, but no workbook. If it holds workbooks, unpack it first."},
        {archive_of({{"Index/Document.iwa", "x"}}), "it is a spreadsheet of Numbers. Export it as XLSX."},
        {archive_of({{"mimetype", "application/vnd.oasis.opendocument.text"}}),
         "it is an OpenDocument file, but no spreadsheet: text." + ask},
    };
    for (const std::string& text : {"urn:schemas-microsoft-com:office:spreadsheet,1"s, "a,b\n1,2\n"s, "\xFF\xFE" + "a\0,\0b\0"s}) {
        BOOST_TEST((format_of(text) == WorkbookFormat::text));
        BOOST_TEST(message_of_format(text) == "");
    }
    for (const auto& [bytes, message] : cases) {
        BOOST_TEST(message_of_format(bytes) == message);
        BOOST_TEST((format_of(bytes) == WorkbookFormat::none), message);
        const GridReading reading = read_workbook(bytes);
        BOOST_REQUIRE(reading.faults.size() == 1U);
        BOOST_TEST(reading.faults[0].message + ". " + reading.faults[0].remedy == message);
    }
    for (const auto& [type, message] : std::vector<std::pair<std::string, std::string>>{
             {"application/vnd.ms-excel.sheet.binary.macroEnabled.main", "it is a binary workbook (XLSB)." + as_xlsx},
             {"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
              "it is a document of Word (DOCX)." + ask},
             {"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
              "it is a presentation (PPTX)." + ask},
             {"application/vnd.ms-excel.sheet.macroEnabled.main+xml", ""}}) {
        Parts parts = xlsx_parts({});
        parts[0].second = "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type + "\"/></Types>";
        BOOST_TEST(message_of_format(archive_of(parts)) == message);
    }
}

BOOST_AUTO_TEST_CASE(refuses_what_unpacks_to_too_much) {
    const std::string sheet = "<worksheet>" + std::string(8'000'000, ' ') + "</worksheet>";
    GridLimits limits;
    limits.unpacked_ratio = 100;
    BOOST_TEST(
        read_sheet_part(sheet, limits) ==
        "error Budget: its part \"xl/worksheets/sheet1.xml\" is more than 100 times larger when it is unpacked, as no workbook "
        "is" +
            to_save_again);
    limits = {};
    limits.unpacked_bytes = 1'048'576;
    BOOST_TEST(read_sheet_part(sheet, limits) ==
               "error Budget: its part \"xl/worksheets/sheet1.xml\" is larger than 1 MB when it is unpacked" + to_save_again);
    limits = {};
    limits.all_unpacked_bytes = 1'048'576;
    BOOST_TEST(
        read_sheet_part(sheet, limits) ==
        "error Budget: its part \"xl/worksheets/sheet1.xml\" is, together with the parts before it, larger than 1 MB when it is "
        "unpacked" +
            to_save_again);
    // The archive says in both of its places that the part is small.
    const std::string liar = with_replaced(archive_of(parts_with_sheet(sheet)), "\x17\x12\x7A\0"s, "\x17\x12\0\0"s);
    limits = {};
    limits.unpacked_bytes = 1'048'576;
    BOOST_TEST(described(read_workbook(liar, limits)).starts_with("error Budget: its part \"xl/worksheets/sheet1.xml\" is "));
}

BOOST_AUTO_TEST_CASE(refuses_document_types_and_entities) {
    const std::string fault =
        "error Budget: its part \"xl/worksheets/sheet1.xml\" declares a document type or entities, which no workbook needs";
    BOOST_TEST(read_sheet_part("<!DOCTYPE worksheet [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet>&a;</worksheet>") ==
               fault + to_save_again);
    BOOST_TEST(read_sheet_part("<worksheet><sheetData><row><c><v><!ENTITY a 'b'></v></c></row></sheetData></worksheet>") ==
               fault + to_save_again);
    // In a comment or as text it declares nothing.
    BOOST_TEST(read_sheet_part(
                   "<!-- <!DOCTYPE a> --><worksheet><sheetData><row><c t='inlineStr'><is><t><![CDATA[<!DOCTYPE a>]]></t></is></c>"
                   "</row></sheetData></worksheet>") == "A1 text <!DOCTYPE a>\n");
    for (const char* path : {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                             "xl/sharedStrings.xml", "xl/styles.xml"}) {
        Parts parts = xlsx_parts({.sheet = "<sheetData/>"});
        for (auto& part : parts) {
            if (part.first == path) part.second = "<!DOCTYPE a [<!ENTITY b 'c'>]>" + part.second.substr(part.second.find("?>") + 2);
        }
        const GridReading reading = read_workbook(archive_of(parts));
        BOOST_REQUIRE(reading.faults.size() == 1U);
        BOOST_TEST(reading.faults[0].message ==
                   "its part \"" + std::string(path) + "\" declares a document type or entities, which no workbook needs");
    }
}

BOOST_AUTO_TEST_CASE(refuses_elements_that_lie_too_deep) {
    const std::string fault = "error Budget: its part \"xl/worksheets/sheet1.xml\" has elements within each other deeper than 64";
    BOOST_TEST(read_sheet_part("<worksheet>" + nested_elements(63, "a") + "</worksheet>") == "");
    BOOST_TEST(read_sheet_part("<worksheet>" + nested_elements(64, "a") + "</worksheet>") == fault + to_save_again);
    BOOST_TEST(read_sheet_part("<worksheet><sheetData><row>" + nested_elements(200'000, "c") + "</row></sheetData></worksheet>") ==
               fault + to_save_again);
    BOOST_TEST(described(read_workbook(ods_of("<table:table><table:table-row><table:table-cell><text:p>" +
                                              nested_elements(100'000, "text:span") +
                                              "</text:p></table:table-cell></table:table-row></table:table>"))) ==
               "error: its part \"content.xml\" has elements within each other deeper than 64" + to_save_again);
}

BOOST_AUTO_TEST_CASE(refuses_damaged_archives) {
    const std::string good = archive_of(xlsx_parts({.sheet = "<sheetData><row><c><v>1</v></c></row></sheetData>"}));
    BOOST_TEST(described(read_workbook(good)) == "A1 number 1\n");
    const std::string cut_off =
        "error: its ZIP archive is cut off or damaged (Not a zip archive) | Copy or download it again, or open it in a "
        "spreadsheet program and save it.\n";
    for (const std::size_t size : {good.size() - 30, good.size() / 2, std::size_t{40}})
        BOOST_TEST(described(read_workbook(good.substr(0, size))) == cut_off);
    // With the flag of encryption in both places of every part.
    std::string locked = good;
    for (const auto& [mark, offset] : {std::pair("PK\x01\x02", 8), std::pair("PK\x03\x04", 6)}) {
        for (std::size_t at = 0; (at = locked.find(mark, at)) != std::string::npos; ++at)
            locked[at + static_cast<std::size_t>(offset)] |= 1;
    }
    BOOST_TEST(
        described(read_workbook(locked)) ==
        "error: its part \"_rels/.rels\" is protected by a password | Open it in a spreadsheet program and save it as XLSX or "
        "ODS.\n");
    const std::string twice =
        with_replaced(archive_of({{"mimetype", "a"}, {"content.xml", "b"}, {"contant.xml", "c"}}), "contant.xml", "content.xml");
    BOOST_TEST(
        described(read_workbook(twice)) ==
        "error: it holds two parts named \"content.xml\" | Copy or download it again, or open it in a spreadsheet program and "
        "save it.\n");
    const std::string alike =
        with_replaced(archive_of({{"mimetype", "a"}, {"content.xml", "b"}, {"contant.xml", "c"}}), "contant.xml", "Content.XML");
    BOOST_TEST(described(read_workbook(alike)).starts_with("error: it holds two parts named"));
}

BOOST_AUTO_TEST_CASE(paths_stay_within_the_archive) {
    BOOST_TEST(part_path("/xl/workbook.xml") == "xl/workbook.xml");
    BOOST_TEST(part_path("xl/../../../etc/passwd") == "etc/passwd");
    BOOST_TEST(part_path("a\\.\\b//c/") == "a/b/c");
    BOOST_TEST(part_path("") == "");
    Parts parts = xlsx_parts({.sheet = "<sheetData><row><c><v>1</v></c></row></sheetData>"});
    parts.emplace_back("../../../../tmp/site-gen-escaped", "x");
    parts.emplace_back("xl/vbaProject.bin", "macro");
    parts.emplace_back("xl/externalLinks/externalLink1.xml", "<!DOCTYPE a>");
    BOOST_TEST(described(read_workbook(archive_of(parts))) == "A1 number 1\n");
}

BOOST_AUTO_TEST_CASE(keeps_to_the_limits_of_sheets) {
    GridLimits limits;
    limits.cells = 1000;
    const std::string smaller = " | Divide it into several files, or delete what is not needed.\n";
    const auto rows = [](const std::string& text) { return "<worksheet><sheetData>" + text + "</sheetData></worksheet>"; };
    // A cell in the last row costs the rows before it.
    BOOST_TEST(read_sheet_part(rows("<row r=\"1001\"><c><v>1</v></c></row>"), limits) ==
               "error Budget: it has more than 1000 cells, together with the sheets before it" + smaller);
    BOOST_TEST(read_sheet_part(rows("<row><c r=\"XFD1\"><v>1</v></c></row>"), limits) ==
               "error Budget: it has more than 1000 cells, together with the sheets before it" + smaller);
    BOOST_TEST(read_sheet_part(rows("<row r=\"99999999\"><c><v>1</v></c></row>")) ==
               "error Budget: it has more than 1100000 rows" + smaller);
    BOOST_TEST(read_sheet_part(rows("<row><c r=\"ZZZZ1\"><v>1</v></c></row>")) ==
               "error Budget: it has more than 16384 columns" + smaller);
    BOOST_TEST(read_sheet_part(rows("<row r=\"99999999999999999999\"><c><v>1</v></c></row>")) ==
               "error Budget: it has more than 1100000 rows" + smaller);
    BOOST_TEST(read_sheet_part(rows("<row><c r=\"A99999999999999999999\"><v>1</v></c></row>")) ==
               "error Budget: a cell in row 1 says that it is at \"A99999999999999999999\"" + to_save_again);

    // One long text that many cells name.
    XlsxSource source = {.sheet = "<sheetData><row>", .strings = "<si><t>" + std::string(1000, 'x') + "</t></si>"};
    for (int i = 0; i < 100; ++i) source.sheet += "<c t=\"s\"><v>0</v></c>";
    source.sheet += "</row></sheetData>";
    limits = {};
    limits.text_bytes = 50'000;
    BOOST_TEST(described(read_workbook(xlsx_of(source), limits)) ==
               "error Budget: the texts of its cells are longer than 0 MB, together with the sheets before it" + smaller);

    limits = {};
    limits.sheets = 0;
    BOOST_TEST(described(read_workbook(xlsx_of(source), limits)) == "error: it has more than 0 sheets" + to_save_again);
    BOOST_TEST(described(read_workbook(ods_of("<table:table/>"), limits)) ==
               "error: it has more than 0 sheets | Divide it into several files.\n");

    // Merged cells that lie over each other a thousand times.
    source = {.sheet = "<sheetData>"};
    for (int i = 0; i < 100; ++i) source.sheet += "<row><c><v>1</v></c></row>";
    source.sheet += "</sheetData><mergeCells>";
    for (int i = 0; i < 1000; ++i) source.sheet += "<mergeCell ref=\"A1:B1048576\"/>";
    source.sheet += "</mergeCells>";
    limits = {};
    limits.cells = 10'000;
    BOOST_TEST(described(read_workbook(xlsx_of(source), limits)) ==
               "error Budget: its merged cells overlap or are too many | Divide merged cells that lie over others.\n");
}

// Whatever is changed in a file, it is read or refused, and nothing else happens; the sanitizers look on.
BOOST_AUTO_TEST_CASE(survives_damage_at_random) {
    const std::string rows =
        R"(<cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c r="A1" t="s"><v>0</v></c><c s="1"><f>A1</f><v>1.5E3</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>)";
    const Parts xlsx = xlsx_parts(
        {.sheet = rows,
         .strings = "<si><r><t>a_x000D_&amp;</t></r></si>",
         .styles =
             R"(<numFmts><numFmt numFmtId="164" formatCode="[h]:0.0,;&quot;x"/></numFmts><cellXfs><xf/><xf numFmtId="164"/></cellXfs>)"});
    const std::string damaged_table =
        R"(<table:table table:name="a"><table:table-column table:number-columns-repeated="3"/><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="1.5" table:number-columns-spanned="2"/><table:table-cell table:formula="of:=1"><text:p>a<text:s text:c="3"/></text:p></table:table-cell></table:table-row></table:table>)";
    const std::string ods = ods_of(damaged_table, R"(<style:style style:name="s" style:parent-style-name="s"/>)");
    const std::string csv = "sep=;\na;\"b\"\"c\nd\";e\r\n\"f\";\xF1\n";
    std::mt19937 random(1);
    const auto damage = [&](std::string bytes) {
        const std::size_t count = 1 + random() % 4;
        for (std::size_t i = 0; i < count && !bytes.empty(); ++i) {
            const std::size_t at = random() % bytes.size();
            switch (random() % 4) {
                case 0:
                    bytes[at] = static_cast<char>(random());
                    break;
                case 1:
                    bytes.erase(at, 1 + random() % 8);
                    break;
                case 2:
                    bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 32));
                    break;
                default:
                    bytes.insert(at, 1, "<>\"'&=/9-;\0:"[random() % 12]);
            }
        }
        return bytes;
    };
    GridLimits limits;
    limits.cells = 100'000;
    std::size_t refused = 0;
    for (int i = 0; i < (is_sanitized ? 300 : 3000); ++i) {
        Parts parts = xlsx;
        std::string& bytes = parts[random() % parts.size()].second;
        bytes = damage(bytes);
        refused += read_workbook(archive_of(parts), limits).has_errors() ? 1U : 0U;
        refused += read_workbook(damage(archive_of(xlsx)), limits).has_errors() ? 1U : 0U;
        refused += read_workbook(ods_of(damage(damaged_table)), limits).has_errors() ? 1U : 0U;
        refused += read_workbook(damage(ods), limits).has_errors() ? 1U : 0U;
        refused += read_delimited(damage(csv), {}, limits).has_errors() ? 1U : 0U;
    }
    BOOST_TEST(refused > 100U);
}

BOOST_AUTO_TEST_SUITE_END()

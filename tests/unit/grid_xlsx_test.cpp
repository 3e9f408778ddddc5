// XLSX workbooks, by the habits of the programs that write them.

#include <xlsxwriter.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "disk/read_file.hpp"
#include "grid/number_format.hpp"
#include "grid/read_workbook.hpp"
#include "grid/xlsx_text.hpp"
#include "grid_sources.hpp"
#include "sandbox.hpp"

using namespace sitegen;

namespace {

const std::string xlsx_styles =
    R"x(<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00_);[Red]\(#,##0.00\)"/>)x"
    R"(<numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>)"
    R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>)"
    R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="165"/><xf numFmtId="10"/>)"
    R"(<xf numFmtId="0"><alignment horizontal="left" indent="2"/></xf></cellXfs>)";

std::string read_xlsx_rows(const std::string& rows, const std::string& workbook = "") {
    const std::string strings =
        R"(<si><t>plain</t></si><si><r><rPr><b/></rPr><t xml:space="preserve">rich </t></r><r><t>text</t></r>)"
        R"(<rPh sb="0" eb="1"><t>フリガナ</t></rPh><phoneticPr/></si><si><t/></si>)";
    return described(read_workbook(xlsx_of(
        {.sheet = "<sheetData>" + rows + "</sheetData>", .strings = strings, .styles = xlsx_styles, .workbook = workbook})));
}

// One part of a package, as another writer has it.
std::string read_with_part(Parts parts, const std::string& path, const std::string& bytes) {
    for (auto& part : parts) {
        if (part.first == path) part.second = bytes;
    }
    return described(read_workbook(archive_of(parts)));
}

std::string format_described(const std::string& code) {
    const CellFormat format = format_of_code(code);
    std::string result = format.has_day ? "day" : "";
    if (format.has_time) result += format.is_elapsed ? "span" : "time";
    if (format.decimals) result += "." + std::to_string(*format.decimals);
    if (format.is_percentage) result += "%";
    if (format.shown_power != 0) result += "^" + std::to_string(format.shown_power);
    return result;
}

std::string date_described(const std::string& number, const std::string& code, bool is_1904 = false) {
    const GridCell cell = number_cell(number, format_of_code(code), is_1904);
    return cell.kind == GridCellKind::date ? cell.text : "number " + cell.text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(grid_xlsx)

BOOST_AUTO_TEST_CASE(reads_what_libxlsxwriter_writes) {
    const Sandbox sandbox;
    lxw_workbook* const workbook = workbook_new("budget.xlsx");
    lxw_worksheet* const sheet = workbook_add_worksheet(workbook, "收入 & 支出");
    lxw_format* const money = workbook_add_format(workbook);
    format_set_num_format(money, "#,##0.00");
    lxw_format* const day = workbook_add_format(workbook);
    format_set_num_format(day, "yyyy-mm-dd");
    lxw_format* const percent = workbook_add_format(workbook);
    format_set_num_format(percent, "0.0%");
    lxw_format* const indented = workbook_add_format(workbook);
    format_set_indent(indented, 2);
    worksheet_merge_range(sheet, 0, 0, 0, 3, "2024年预算", nullptr);
    worksheet_write_string(sheet, 1, 0, "一般公共服务", indented);
    worksheet_write_number(sheet, 1, 1, 2737.68, money);
    worksheet_write_number(sheet, 1, 2, 0.1 + 0.2, money);
    lxw_datetime date = {2024, 3, 1, 14, 30, 0};
    worksheet_write_datetime(sheet, 2, 0, &date, day);
    worksheet_write_number(sheet, 2, 1, 0.125, percent);
    worksheet_write_formula(sheet, 2, 2, "=B2+C2", money);
    worksheet_write_boolean(sheet, 3, 0, 1, nullptr);
    worksheet_write_string(sheet, 3, 1, "line 1\nline 2", nullptr);
    worksheet_write_blank(sheet, 9, 9, money);
    lxw_row_col_options hidden{};
    hidden.hidden = 1;
    worksheet_set_row_opt(sheet, 3, 15, nullptr, &hidden);
    worksheet_set_column_opt(sheet, 5, 6, 8, nullptr, &hidden);
    lxw_worksheet* const other = workbook_add_worksheet(workbook, "notes");
    worksheet_hide(other);
    workbook_add_chartsheet(workbook, "chart");
    BOOST_REQUIRE(workbook_close(workbook) == LXW_NO_ERROR);

    const std::string bytes = read_whole_file("budget.xlsx");
    BOOST_TEST((format_of(bytes) == WorkbookFormat::xlsx));
    BOOST_TEST(message_of_format(bytes) == "");
    const GridReading reading = read_workbook(bytes);
    BOOST_TEST(described(reading.faults) == "");
    BOOST_REQUIRE(reading.workbook.sheets.size() == 2U);  // a chart is no sheet of cells
    const Sheet& read = reading.workbook.sheets[0];
    BOOST_TEST(read.name == "收入 & 支出");
    BOOST_TEST(!read.is_hidden);
    BOOST_TEST(described(read) ==
               "A1 text 2024年预算\nA2 text 一般公共服务 >2\nB2 number 2737.68 .2\nC2 number 0.3 .2\nA3 date 2024-03-01 14:30:00\n"
               "B3 number 0.125 .1 %\nC3 uncalculated B2+C2 =\nA4 boolean TRUE\nB4 text line 1\nline 2\n");
    BOOST_REQUIRE(read.merged.size() == 1U);
    BOOST_TEST(cell_name(read.merged[0].last_row, read.merged[0].last_column) == "D1");
    BOOST_TEST(read.rows.size() == 4U);
    BOOST_TEST(read.rows[3].is_hidden);
    BOOST_TEST(!read.rows[2].is_hidden);
    BOOST_TEST(read.hidden_columns == (std::vector<std::uint32_t>{5, 6}), boost::test_tools::per_element());
    BOOST_TEST(reading.workbook.sheets[1].is_hidden);
    BOOST_TEST(reading.workbook.sheets[1].rows.empty());
}

BOOST_AUTO_TEST_CASE(reads_every_kind_of_cell) {
    const std::vector<std::vector<std::string>> cases = {
        {R"(<c r="A1"><v>2737.6799999999998</v></c>)", "A1 number 2737.6799999999998\n"},
        {R"(<c r="A1" s="1"><v> 1.23E+05
</v></c>)",
         "A1 number 1.23E+05 .2\n"},
        {R"(<c r="A1" t="n" s="4"><v>0.125</v></c>)", "A1 number 0.125 .2 %\n"},
        {R"(<c r="A1" t="s"><v>0</v></c><c r="B1" t="s" s="5"><v>1</v></c><c r="C1" t="s"><v>2</v></c>)",
         "A1 text plain\nB1 text rich text >2\n"},
        {R"(<c r="A1" t="inlineStr"><is><t>in line</t></is></c>)", "A1 text in line\n"},
        {R"(<c r="A1" t="inlineStr"><is><r><t xml:space="preserve">a </t></r><r><t> b </t></r></is></c>)", "A1 text a b\n"},
        {R"(<c r="A1" t="str"><f>A2&amp;"x"</f><v>x</v></c>)", "A1 text x =\n"},
        {R"(<c r="A1" t="str"><f>T(A2)</f><v></v></c>)", ""},
        {R"(<c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c>)", "A1 boolean TRUE\nB1 boolean FALSE\n"},
        {R"(<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>)", "A1 error #DIV/0! =\n"},
        {R"(<c r="A1" t="d"><v>2024-03-01T00:00:00Z</v></c><c r="B1" t="d"><v>2024-03-01T14:30:00.000</v></c>)",
         "A1 date 2024-03-01\nB1 date 2024-03-01 14:30:00\n"},
        {R"(<c r="A1" s="2"><v>45352</v></c><c r="B1" s="3"><v>45352.5</v></c>)",
         "A1 date 2024-03-01\nB1 date 2024-03-01 12:00:00\n"},
        {R"(<c r="A1"><f>SUM(B1:B2)</f></c><c r="B1"><f>C1</f><v/></c>)", "A1 uncalculated SUM(B1:B2) =\nB1 uncalculated C1 =\n"},
        {R"(<c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>4</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>6</v></c>)",
         "A1 number 4 =\nA2 number 6 =\n"},
        {R"(<c r="A1"><f t="shared" ref="A1:B1" si="0">A2*2</f></c><c r="B1"><f t="shared" si="0"/></c>)",
         "A1 uncalculated A2*2 =\nB1 uncalculated A2*2 (filled from another cell) =\n"},
        {R"(<c r="A1" t="inlineStr"><is><t>a_x000D_
b_x0041__x005F_x0041__xD83D__xDE00__x0000_</t></is></c>)",
         "A1 text a\nbA_x0041_😀_x0000_\n"},
        {R"(<c r="A1" t="inlineStr"><is><t>  spaces  </t></is></c><c r="B1" t="inlineStr"><is><t xml:space="preserve"> </t></is></c>)",
         "A1 text spaces\nB1 text  \n"},
        {R"(<c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c>)",
         "A1 number 1\nD1 number 2\nE1 number 3\nA2 number 4\n"},
        {R"(<c r="A1" s="1"/><c r="B1"></c><c r="C1"><v></v></c>)", ""},
        {R"(<c r="A1"><v><![CDATA[12]]></v></c><!-- <c r="B1"><v>1</v></c> -->)", "A1 number 12\n"},
        {R"(<c r="A1"><v>1&#50;</v></c><c r="B1" t="inlineStr"><is><t>R&amp;D &lt;x></t></is></c>)",
         "A1 number 12\nB1 text R&D <x>\n"},
    };
    for (const auto& each : cases) BOOST_TEST(read_xlsx_rows("<row r=\"1\">" + each[0] + "</row>") == each[1], each[0]);
}

BOOST_AUTO_TEST_CASE(says_what_of_a_cell_cannot_be_read) {
    const std::string remedy = " | Open the file in a spreadsheet program and save it again.\n";
    const std::vector<std::vector<std::string>> cases = {
        {R"(<c r="B7"><v>1</v></c>)", "error Budget: a cell in row 1 says that it is at \"B7\""},
        {R"(<c r="7B"><v>1</v></c>)", "error Budget: a cell in row 1 says that it is at \"7B\""},
        {R"(<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>)", "error Budget!A1: it holds two cells at one place"},
        {R"(<c r="A1" t="s"><v>3</v></c>)", "error Budget!A1: it names the text 3 of the workbook, which is not there"},
        {R"(<c r="A1" t="s"><v>-1</v></c>)", "error Budget!A1: it names the text -1 of the workbook, which is not there"},
        {R"(<c r="C1" s="99"><v>3</v></c>)", "error Budget!C1: it has the format 99, which the workbook does not have"},
        {R"(<c r="A1"><v>1.234,5</v></c><c r="B1" t="n"><v>n/a</v></c>)",
         "warning Budget!A1: a cell is of a kind that its value is not; it was read as text (and so 1 more)"},
        {R"(</row><row r="0"><c><v>1</v></c>)", "error Budget: a row has the number \"0\""},
    };
    for (const auto& each : cases) BOOST_TEST(read_xlsx_rows("<row r=\"1\">" + each[0] + "</row>") == each[1] + remedy, each[0]);
}

BOOST_AUTO_TEST_CASE(does_not_take_results_that_nobody_calculated) {
    const std::string calculation = R"(<calcPr calcId="124519" fullCalcOnLoad="1"/>)";
    BOOST_TEST(read_xlsx_rows(R"(<row><c><f>A2</f><v>0</v></c><c><v>0</v></c></row>)", calculation) ==
               "A1 uncalculated A2 =\nB1 number 0\n");
    BOOST_TEST(read_xlsx_rows(R"(<row><c><f>A2</f><v>0</v></c></row>)", R"(<calcPr calcId="124519"/>)") == "A1 number 0 =\n");
    BOOST_TEST(
        read_xlsx_rows(R"(<row><c><f>A2</f><v>5</v></c><c><f>A3</f><v>6</v></c></row>)", calculation) ==
        "warning Budget!A1: the program that wrote the workbook has not calculated its formulas: their stored results may be old "
        "(and so 1 more) | Open the workbook in a spreadsheet program, which calculates them, and save it.\n");
}

BOOST_AUTO_TEST_CASE(reads_sheets_rows_columns_and_merged_cells) {
    const GridReading reading = read_workbook(xlsx_of(
        {.sheet = R"(<sheetViews/><cols><col min="2" max="3" hidden="1"/><col min="9" max="9"/></cols><sheetData>)"
                  R"(<row r="2" hidden="true"><c r="A2" t="inlineStr"><is><t>total</t></is></c><c r="C2"><v>5</v></c></row>)"
                  R"(<row r="4" ht="0"><c r="$B$4"><v>1</v></c></row><row r="900000"><c r="A900000" s="0"/></row></sheetData>)"
                  R"(<mergeCells><mergeCell ref="A2:C3"/><mergeCell ref="E1"/><mergeCell ref="rubbish"/></mergeCells>)"}));
    BOOST_TEST(
        described(reading.faults) ==
        "warning Budget!C2: the cell is covered by merged cells, and what it holds is ignored | Divide the merged cells to see "
        "it, and delete what should not be there.\n");
    const Sheet& sheet = reading.workbook.sheets.at(0);
    BOOST_TEST(described(sheet) == "A2 text total\nB4 number 1\n");
    BOOST_TEST(sheet.rows.size() == 4U);
    BOOST_TEST(sheet.rows[1].cells.size() == 1U);
    BOOST_TEST(sheet.rows[1].is_hidden);
    BOOST_TEST(sheet.rows[3].is_hidden);
    BOOST_TEST(!sheet.rows[0].is_hidden);
    BOOST_TEST(sheet.hidden_columns == (std::vector<std::uint32_t>{1, 2}), boost::test_tools::per_element());
    BOOST_REQUIRE(sheet.merged.size() == 1U);
    BOOST_TEST(sheet.merged[0].last_row == 2U);
    BOOST_TEST(sheet.at(1'000'000, 5).is_blank());
}

BOOST_AUTO_TEST_CASE(finds_the_parts_of_every_writer) {
    const std::string rows = R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>7.5</v></c></row>)";
    const XlsxSource source = {
        .sheet = "<sheetData>" + rows + "</sheetData>", .strings = "<si><t>Parks</t></si>", .styles = xlsx_styles};
    const std::string expected = "A1 text Parks\nB1 number 7.5 .2\n";
    const Parts parts = xlsx_parts(source);
    BOOST_TEST(described(read_workbook(archive_of(parts))) == expected);

    // openpyxl and the .NET libraries: targets from the root of the package.
    Parts absolute = parts;
    for (auto& part : absolute) {
        part.second = with_replaced(part.second, "Target=\"worksheets/", "Target=\"/xl/worksheets/");
        part.second = with_replaced(part.second, "Target=\"xl/", "Target=\"/xl/");
    }
    BOOST_TEST(described(read_workbook(archive_of(absolute))) == expected);

    // From the root without a slash, as a few write; through "..", percent signs and backslashes; other names; large letters.
    for (const char* target : {"xl/worksheets/sheet1.xml", "../xl/./worksheets/sheet1.xml", "worksheets/sheet%31.xml",
                               "worksheets\\sheet1.xml", "worksheets/Sheet1.xml"}) {
        Parts other = parts;
        for (auto& part : other) part.second = with_replaced(part.second, "worksheets/sheet1.xml", target);
        BOOST_TEST(described(read_workbook(archive_of(other))) == expected, target);
    }
    Parts renamed = parts;
    for (auto& part : renamed) {
        part.first = with_replaced(part.first, "xl/", "book/");
        part.first = with_replaced(part.first, "workbook.xml", "main.xml");
        part.second = with_replaced(part.second, "xl/workbook.xml", "book/main.xml");
    }
    BOOST_TEST(described(read_workbook(archive_of(renamed))) == expected);
    Parts backslashes = parts;
    for (auto& part : backslashes) part.first = with_replaced(part.first, "/", "\\");
    BOOST_TEST(described(read_workbook(archive_of(backslashes))) == expected);

    // Prefixes for everything, as programs on Microsoft's own library write, and the strict form.
    Parts prefixed = parts;
    for (auto& part : prefixed) {
        for (const char* name : {"workbook", "sheets", "sheet", "worksheet", "sheetData", "row", "c", "v", "sst", "si", "t",
                                 "styleSheet", "numFmts", "numFmt", "cellXfs", "xf", "Relationships", "Relationship"}) {
            for (const char* end : {">", " ", "/>"}) {
                part.second = with_replaced(part.second, "<" + std::string(name) + end, "<x:" + std::string(name) + end);
                part.second = with_replaced(part.second, "</" + std::string(name) + end, "</x:" + std::string(name) + end);
            }
        }
        part.second = with_replaced(part.second, "xmlns=", "xmlns:x=");
        part.second = with_replaced(part.second, "<x:t>", "<x:t xml:space='preserve'>");
    }
    BOOST_TEST(described(read_workbook(archive_of(prefixed))) == expected);
    Parts strict = parts;
    for (auto& part : strict) {
        part.second = with_replaced(part.second, "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                                    "http://purl.oclc.org/ooxml/spreadsheetml/main");
        part.second = with_replaced(part.second, "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                    "http://purl.oclc.org/ooxml/officeDocument/relationships");
    }
    BOOST_TEST(described(read_workbook(archive_of(strict))) == expected);

    // Apache POI streams without a table of texts, Google writes no styles for plain sheets, WPS adds parts of its own.
    Parts few = xlsx_parts({.sheet = R"(<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c></row></sheetData>)"});
    few.resize(5);
    few[3].second = with_replaced(few[3].second, "sharedStrings.xml\"", "none.xml\" TargetMode=\"External\"");
    few[3].second = with_replaced(few[3].second, "styles.xml\"", "http://example.org/\" TargetMode=\"External\"");
    few.emplace_back("xl/wpsAttributes.bin", "\x01\x02");
    BOOST_TEST(described(read_workbook(archive_of(few))) == "A1 text a\n");

    // In UTF-16 and in an encoding that its declaration names.
    std::string wide = "\xFF\xFE";
    for (const char c : "<worksheet><sheetData><row><c><v>3</v></c></row></sheetData></worksheet>") {
        if (c == '\0') break;
        wide += c;
        wide += '\0';
    }
    BOOST_TEST(read_with_part(parts, "xl/worksheets/sheet1.xml", wide) == "A1 number 3\n");
    BOOST_TEST(read_with_part(parts, "xl/sharedStrings.xml",
                              "<?xml version='1.0' encoding='GBK'?><sst><si><t>\xBF\xC6\xC4\xBF</t></si></sst>") ==
               "A1 text 科目\nB1 number 7.5 .2\n");
}

BOOST_AUTO_TEST_CASE(a_sheet_that_cannot_be_read_is_a_fault) {
    const Parts parts = xlsx_parts({.sheet = "<sheetData/>"});
    const std::string remedy = " | Open the file in a spreadsheet program and save it again.\n";
    BOOST_TEST(described(read_workbook(archive_of(parts))) == "");  // a sheet may be empty
    BOOST_TEST(read_with_part(parts, "xl/worksheets/sheet1.xml",
                              "<worksheet><other><row><c><v>1</v></c><c><v>2</v></c></row></other></worksheet>") ==
               "error Budget: its part holds 2 cells, but 0 of them could be read" + remedy);
    BOOST_TEST(read_with_part(parts, "xl/worksheets/sheet1.xml",
                              "<worksheet><sheetData><row><c><v>1</v></c></row><choice><row><c><v>2</v></c></row></choice></"
                              "sheetData></worksheet>") ==
               "error Budget: its part holds 2 cells, but 1 of them could be read" + remedy);
    BOOST_TEST(read_with_part(parts, "xl/worksheets/sheet1.xml", "<chartsheet/>") ==
               "error Budget: its part is no sheet of cells" + remedy);
    BOOST_TEST(read_with_part(parts, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>") ==
               "error Budget: its part \"xl/worksheets/sheet1.xml\" is cut off within the element \"row\"" + remedy);
    BOOST_TEST(
        read_with_part(parts, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row a='1' a=2></row></sheetData></worksheet>") ==
        "error Budget: its part \"xl/worksheets/sheet1.xml\" is not well-formed XML: Error parsing element attribute at byte "
        "35" +
            remedy);
    Parts missing = parts;
    missing[4].first = "xl/worksheets/sheet2.xml";
    BOOST_TEST(described(read_workbook(archive_of(missing))) ==
               "error Budget: its part \"xl/worksheets/sheet1.xml\" is missing" + remedy);
    Parts elsewhere = parts;
    elsewhere[3].second =
        with_replaced(elsewhere[3].second, "worksheets/sheet1.xml\"", "http://example.org/x.xml\" TargetMode=\"External\"");
    BOOST_TEST(described(read_workbook(archive_of(elsewhere))) == "error Budget: the workbook does not name its part" + remedy);
    Parts unnamed = parts;
    unnamed[1].second = with_replaced(unnamed[1].second, "officeDocument\"", "other\"");
    BOOST_TEST(described(read_workbook(archive_of(unnamed))) ==
               "error: it does not name the part that holds its workbook | Open it in a spreadsheet program and save it as XLSX or "
               "ODS.\n");
    BOOST_TEST(read_with_part(parts, "xl/workbook.xml", "<workbook/>") == "error: it has no sheet with cells" + remedy);
}

BOOST_AUTO_TEST_CASE(counts_days_as_the_workbook_does) {
    const std::vector<std::vector<std::string>> dates = {
        {"1", "d", "1900-01-01"},
        {"59", "d", "1900-02-28"},
        {"60", "d", "number 60"},
        {"61", "d", "1900-03-01"},
        {"45352", "m/d/yy", "2024-03-01"},
        {"45352.0", "m/d/yy", "2024-03-01"},
        {"4.5352E4", "m/d/yy", "2024-03-01"},
        {"45351.999999999", "m/d/yy", "2024-03-01"},
        {"45352.604166666664", "m/d/yy h:mm", "2024-03-01 14:30:00"},
        {"45352.604166666664", "h:mm", "2024-03-01 14:30:00"},
        {"0.50347222222222221", "h:mm", "12:05:00"},
        {"5.0347222222222221E-1", "h:mm", "12:05:00"},
        {"1.5", "[h]:mm", "36:00:00"},
        {"0", "d", "number 0"},
        {"-1", "d", "number -1"},
        {"2958465", "d", "9999-12-31"},
        {"2958466", "d", "number 2958466"},
        {"1E+300", "d", "number 1E+300"},
        {"1E+99999999999", "d", "number 1E+99999999999"},
    };
    for (const auto& date : dates) BOOST_TEST(date_described(date[0], date[1]) == date[2], date[0]);
    BOOST_TEST(date_described("43890", "d", true) == "2024-03-01");
    BOOST_TEST(date_described("0", "d", true) == "1904-01-01");
    BOOST_TEST(read_xlsx_rows(R"(<row><c s="2"><v>43890</v></c></row>)", R"(<workbookPr date1904="1"/>)") ==
               "A1 date 2024-03-01\n");
}

BOOST_AUTO_TEST_CASE(reads_number_formats) {
    const std::vector<std::vector<std::string>> formats = {
        {"General", ""},
        {"", ""},
        {"@", ""},
        {"0", ".0"},
        {"0.00", ".2"},
        {"#,##0.00_);(#,##0.00)", ".2"},
        {"#,##0.00_ ;[Red]\\-#,##0.00\\ ", ".2"},
        {R"(_ * #,##0.0_ ;_ * \-#,##0.0_ ;_ * "-"??_ ;_ @_ )", ".1"},
        {R"("$"#,##0.000)", ".3"},
        {R"([$¥-804]#,##0.00)", ".2"},
        {"0.0###", ".4"},
        {"0;0.00", ".0"},
        {"0.0%", ".1%"},
        {"0%", ".0%"},
        {"0.00E+00", ""},
        {"# ?/?", ""},
        {"#,##0,", ".0^3"},
        {"0.0,,\"M\"", ".1^6"},
        {"0\\.0,", ".1^4"},
        {"0!.00,", ".2^5"},
        {"#\\.##0", ".0"},
        {R"("year" 0)", ".0"},
        {R"("mdyhs")", ""},
        {"[Red]0.0", ".1"},
        {"[>=100]0.0;0", ".1"},
        {"[DBNum1][$-804]General", ""},
        {"yyyy-mm-dd", "day"},
        {R"([$-409]d\-mmm\-yy;@)", "day"},
        {R"([$-804]yyyy"年"m"月"d"日")", "day"},
        {"mmm", "day"},
        {"h:mm AM/PM", "time"},
        {"mm:ss.0", "time"},
        {"[h]:mm:ss", "span"},
        {"[MM]:ss", "span"},
        {"m/d/yy h:mm", "daytime"},
        {"\"unclosed", ""},
        {"0.0\\", ".1"},
        {"[Red", ""},
    };
    for (const auto& format : formats) BOOST_TEST(format_described(format[0]) == format[1], format[0]);
    BOOST_TEST(format_of_number(4).decimals.value() == 2);
    BOOST_TEST(format_of_number(44).decimals.value() == 2);
    BOOST_TEST(format_of_number(41).decimals.value() == 0);
    BOOST_TEST(format_of_number(57).has_day);
    BOOST_TEST(!format_of_number(49).is_date());
    BOOST_TEST(!format_of_number(4'000'000'000).is_date());
}

BOOST_AUTO_TEST_CASE(tells_decimals) {
    for (const char* text : {"0", "-1", "12.50", ".5", "5.", "1e5", "1.23E+05", "-1.5e-3", "+2"})
        BOOST_TEST(is_decimal(text), text);
    for (const char* text : {"", "-", ".", "1e", "1,5", "1 000", "0x1", "inf", "NaN", "1.2.3", "--1", "1e+", "12a"})
        BOOST_TEST(!is_decimal(text), text);
}

BOOST_AUTO_TEST_CASE(names_cells) {
    BOOST_TEST(cell_name(0, 0) == "A1");
    BOOST_TEST(cell_name(9, 26) == "AA10");
    BOOST_TEST(column_name(25) == "Z");
    BOOST_TEST(column_name(701) == "ZZ");
    BOOST_TEST(column_name(702) == "AAA");
    BOOST_TEST(column_name(16'383) == "XFD");
}

BOOST_AUTO_TEST_SUITE_END()

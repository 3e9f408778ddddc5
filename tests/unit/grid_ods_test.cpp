// OpenDocument spreadsheets, as LibreOffice and others write them.

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "disk/read_file.hpp"
#include "grid/read_workbook.hpp"
#include "grid_sources.hpp"
#include "sandbox.hpp"

using namespace sitegen;

namespace {

const std::string ods_styles =
    R"(<number:number-style style:name="N2"><number:number number:decimal-places="2" number:min-decimal-places="2" number:grouping="true"/></number:number-style>)"
    R"(<number:currency-style style:name="N3P0"><number:number number:decimal-places="1"/></number:currency-style>)"
    R"(<number:currency-style style:name="N3"><number:text>-</number:text><style:map style:condition="value()&gt;=0" style:apply-style-name="N3P0"/></number:currency-style>)"
    R"(<number:percentage-style style:name="N4"><number:number number:decimal-places="1"/><number:text>%</number:text></number:percentage-style>)"
    R"(<number:number-style style:name="N5"><number:number number:decimal-places="0" number:display-factor="1000"/></number:number-style>)"
    R"(<number:number-style style:name="N0"><number:number number:min-integer-digits="1"/></number:number-style>)"
    R"(<style:style style:name="two" style:family="table-cell" style:data-style-name="N2"/>)"
    R"(<style:style style:name="below" style:family="table-cell" style:parent-style-name="two"><style:paragraph-properties fo:margin-left="0.706cm"/></style:style>)"
    R"(<style:style style:name="map" style:family="table-cell" style:data-style-name="N3"/>)"
    R"(<style:style style:name="percent" style:family="table-cell" style:data-style-name="N4"/>)"
    R"(<style:style style:name="thousands" style:family="table-cell" style:data-style-name="N5"/>)"
    R"(<style:style style:name="general" style:family="table-cell" style:data-style-name="N0"/>)"
    R"(<style:style style:name="circle" style:family="table-cell" style:parent-style-name="circle"/>)"
    R"(<style:style style:name="away" style:family="table"><style:table-properties table:display="false"/></style:style>)";

std::string ods_table(const std::string& rows) { return "<table:table table:name=\"Budget\">" + rows + "</table:table>"; }

std::string ods_row(const std::string& cells) { return "<table:table-row>" + cells + "</table:table-row>"; }

std::string read_ods_cells(const std::string& cells) {
    return described(read_workbook(ods_of(ods_table(ods_row(cells)), ods_styles)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(grid_ods)

BOOST_AUTO_TEST_CASE(reads_every_kind_of_cell) {
    const std::vector<std::vector<std::string>> cases = {
        {R"(<table:table-cell office:value-type="float" office:value="2737.6799999999998" calcext:value-type="float"><text:p>2.737,68</text:p></table:table-cell>)",
         "A1 number 2737.6799999999998\n"},
        {R"(<table:table-cell table:style-name="two" office:value-type="float" office:value="5"/>)", "A1 number 5 .2\n"},
        {R"(<table:table-cell table:style-name="below" office:value-type="float" office:value="5"/>)", "A1 number 5 .2 >2\n"},
        {R"(<table:table-cell table:style-name="map" office:value-type="currency" office:currency="EUR" office:value="-5"/>)",
         "A1 number -5 .1\n"},
        {R"(<table:table-cell table:style-name="percent" office:value-type="percentage" office:value="0.125"/>)",
         "A1 number 0.125 .1 %\n"},
        {R"(<table:table-cell table:style-name="thousands" office:value-type="float" office:value="5000"/>)",
         "A1 number 5000 .0 ^3\n"},
        {R"(<table:table-cell table:style-name="general" office:value-type="float" office:value="1E+020"/>)", "A1 number 1E+020\n"},
        {R"(<table:table-cell table:style-name="circle" office:value-type="float" office:value="1"/>)", "A1 number 1\n"},
        {R"(<table:table-cell office:value-type="date" office:date-value="2024-03-01"><text:p>1 March</text:p></table:table-cell>)",
         "A1 date 2024-03-01\n"},
        {R"(<table:table-cell office:value-type="date" office:date-value="2024-03-01T14:30:00"/>)",
         "A1 date 2024-03-01 14:30:00\n"},
        {R"(<table:table-cell office:value-type="time" office:time-value="PT36H05M00.5S"/>)", "A1 date 36:05:00\n"},
        {R"(<table:table-cell office:value-type="boolean" office:boolean-value="true"/>)", "A1 boolean TRUE\n"},
        {R"(<table:table-cell office:value-type="string" calcext:value-type="string"><text:p>a  <text:s text:c="2"/>b<text:tab/>c<text:line-break/>d</text:p><text:p>e <text:span>f<text:a>g</text:a></text:span>
 </text:p></table:table-cell>)",
         "A1 text a   b\tc\nd\ne fg\n"},
        {R"(<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>x<text:ruby><text:ruby-base>y</text:ruby-base><text:ruby-text>z</text:ruby-text></text:ruby></text:p></table:table-cell>)",
         "A1 text xy\n"},
        {R"(<table:table-cell office:value-type="string" office:string-value="stored"><text:p>shown</text:p></table:table-cell>)",
         "A1 text stored\n"},
        {R"(<table:table-cell><text:p>untyped</text:p></table:table-cell>)", "A1 text untyped\n"},
        {R"(<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>)",
         "A1 error #DIV/0! =\n"},
        {R"x(<table:table-cell table:formula="of:=SUM([.B1:.B2])" office:value-type="float" office:value="3"/>)x",
         "A1 number 3 =\n"},
        {R"x(<table:table-cell table:formula="of:=SUM([.B1:.B2])"/>)x", "A1 uncalculated SUM([.B1:.B2]) =\n"},
        {R"(<table:table-cell table:formula="of:=[.B1]" office:value-type="float"/>)", "A1 uncalculated [.B1] =\n"},
        {R"x(<table:table-cell table:formula="of:=T([.B1])" office:value-type="string" office:string-value=""/>)x", ""},
        {R"(<table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="1"/><table:table-cell/><table:table-cell office:value-type="float" office:value="2"/>)",
         "A1 number 1\nB1 number 1\nC1 number 1\nE1 number 2\n"},
        {R"(<table:table-cell office:value-type="float" office:value="1,5"><text:p>1,5</text:p></table:table-cell>)",
         "warning Budget!A1: a cell is of a kind that its value is not; it was read as text | Open the file in a spreadsheet "
         "program "
         "and save it again.\n"},
    };
    for (const auto& each : cases) BOOST_TEST(read_ods_cells(each[0]) == each[1], each[0]);
}

BOOST_AUTO_TEST_CASE(reads_rows_columns_groups_and_merged_cells) {
    const std::string one = R"(<table:table-cell office:value-type="float" office:value="1"/>)";
    const std::string two = R"(<table:table-cell office:value-type="float" office:value="2"/>)";
    const GridReading reading = read_workbook(ods_of(
        R"(<table:tracked-changes><table:cell-content-change><table:previous><table:change-track-table-cell/></table:previous></table:cell-content-change></table:tracked-changes>)" +
            ods_table(
                R"(<table:shapes/><table:table-column table:number-columns-repeated="2" table:default-cell-style-name="two"/>)"
                R"(<table:table-column-group table:display="false"><table:table-column table:number-columns-repeated="2"/></table:table-column-group>)"
                R"(<table:table-column table:visibility="collapse" table:number-columns-repeated="16380"/>)"
                R"(<table:table-header-rows>)" +
                ods_row(
                    R"(<table:table-cell table:number-columns-spanned="3" table:number-rows-spanned="2" office:value-type="string"><text:p>head</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/>)" +
                    one) +
                R"(</table:table-header-rows><table:table-row-group table:display="false"><table:table-row-group>)" + ods_row("") +
                ods_row(one) + R"(</table:table-row-group></table:table-row-group>)" +
                R"(<table:table-row table:number-rows-repeated="2" table:visibility="filter">)" + one + two +
                R"(</table:table-row><table:table-row table:default-cell-style-name="percent">)" + two +
                R"(</table:table-row><table:table-row table:number-rows-repeated="1048500"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>)") +
            R"(<table:table table:name="R&amp;D" table:style-name="away"><office:forms/></table:table><table:named-expressions/>)"
            R"(<table:table table:name="'file:///home/a/b.ods'#$Sheet1"><table:table-row><table:table-cell office:value-type="float" office:value="9"/></table:table-row></table:table>)",
        ods_styles));
    BOOST_TEST(described(reading.faults) == "");
    BOOST_REQUIRE(reading.workbook.sheets.size() == 2U);
    const Sheet& sheet = reading.workbook.sheets[0];
    BOOST_TEST(sheet.name == "Budget");
    BOOST_TEST(
        described(sheet) ==
        "A1 text head\nD1 number 1\nA3 number 1 .2\nA4 number 1 .2\nB4 number 2 .2\nA5 number 1 .2\nB5 number 2 .2\nA6 number 2 "
        ".1 %\n");
    BOOST_REQUIRE(sheet.rows.size() == 6U);
    for (std::size_t i = 0; i < 6; ++i) BOOST_TEST(sheet.rows[i].is_hidden == (i >= 1 && i <= 4), i);
    BOOST_TEST(sheet.hidden_columns.size() == 16'382U);
    BOOST_TEST(sheet.hidden_columns.front() == 2U);
    BOOST_REQUIRE(sheet.merged.size() == 1U);
    BOOST_TEST(cell_name(sheet.merged[0].last_row, sheet.merged[0].last_column) == "C2");
    BOOST_TEST(reading.workbook.sheets[1].name == "R&D");
    BOOST_TEST(reading.workbook.sheets[1].is_hidden);
}

// Gnumeric keeps its formats of numbers with the common styles, LibreOffice the styles that others stand on.
BOOST_AUTO_TEST_CASE(finds_formats_among_the_common_styles) {
    const std::string common =
        R"(<office:document-styles><office:styles><number:number-style style:name="N2"><number:number number:decimal-places="2"/></number:number-style>)"
        R"(<number:number-style style:name="N1"><number:number number:decimal-places="9"/></number:number-style>)"
        R"(<style:style style:name="Money" style:family="table-cell" style:data-style-name="N2"/>)"
        R"(<style:style style:name="Money" style:family="graphic"/></office:styles>)"
        R"(<office:automatic-styles><style:style style:name="a" style:family="table-cell" style:data-style-name="N1"/></office:automatic-styles></office:document-styles>)";
    const std::string content =
        R"(<office:document-content><office:automatic-styles><number:number-style style:name="N1"><number:number number:decimal-places="1"/></number:number-style>)"
        R"(<style:style style:name="a" style:family="table-cell" style:data-style-name="N2"/>)"
        R"(<style:style style:name="b" style:family="table-cell" style:data-style-name="N1"/>)"
        R"(<style:style style:name="c" style:family="table-cell" style:parent-style-name="Money"/></office:automatic-styles><office:body><office:spreadsheet>)";
    std::string cells;
    for (const char* style : {"a", "b", "c", "Money", "none"})
        cells +=
            "<table:table-cell office:value-type=\"float\" office:value=\"1\" table:style-name=\"" + std::string(style) + "\"/>";
    BOOST_TEST(
        described(read_workbook(archive_of(
            {{"content.xml", content + ods_table(ods_row(cells)) + "</office:spreadsheet></office:body></office:document-content>"},
             {"styles.xml", common}}))) == "A1 number 1 .2\nB1 number 1 .1\nC1 number 1 .2\nD1 number 1 .2\nE1 number 1\n");
}

BOOST_AUTO_TEST_CASE(says_what_cannot_be_read) {
    const std::string remedy = " | Open the file in a spreadsheet program and save it again.\n";
    BOOST_TEST(described(read_workbook(ods_of(""))) == "error: it has no sheet with cells" + remedy);
    BOOST_TEST(described(read_workbook(ods_of(ods_table("<other>" + ods_row("<table:table-cell/>") + "</other>")))) ==
               "error Budget: it holds 1 cells, but 0 of them could be read" + remedy);
    BOOST_TEST(described(read_workbook(ods_of(ods_table("<table:table-row>")))) ==
               "error: its part \"content.xml\" is not well-formed XML: \"table:table\" ends where another element does" + remedy);
    BOOST_TEST(described(read_workbook(archive_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}))) ==
               "error: its part \"content.xml\" is missing" + remedy);
    BOOST_TEST(described(read_workbook(archive_of(
                   {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                    {"content.xml", "\x8F\x01"},
                    {"META-INF/manifest.xml", "<manifest:manifest><manifest:encryption-data/></manifest:manifest>"}}))) ==
               "error: it is protected by a password | Save it without a password.\n");
}

BOOST_AUTO_TEST_CASE(repetitions_keep_to_the_limits) {
    const std::string one =
        R"(<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="16384"/>)";
    const std::string many = R"(<table:table-row table:number-rows-repeated="1048576">)" + one + "</table:table-row>";
    GridLimits limits;
    limits.cells = 100'000;
    BOOST_TEST(described(read_workbook(ods_of(ods_table(many)), limits)) ==
               "error Budget: it has more than 100000 cells, together with the sheets before it | Divide it into several files, or "
               "delete what is not needed.\n");
    const std::string far_away =
        R"(<table:table-row table:number-rows-repeated="999999999"/><table:table-row table:number-rows-repeated="99999999999999999999"/>)" +
        ods_row(R"(<table:table-cell office:value-type="float" office:value="1"/>)");
    BOOST_TEST(described(read_workbook(ods_of(ods_table(far_away)))) ==
               "error Budget: it has more than 1100000 rows | Divide it into several files, or delete what is not needed.\n");
    const std::string spaces =
        R"(<table:table-cell office:value-type="string"><text:p><text:s text:c="999999999999"/></text:p></table:table-cell>)";
    BOOST_TEST(described(read_workbook(ods_of(ods_table(ods_row(spaces))))) ==
               "error Budget!A1: the text of a cell is longer than 131068 bytes | Shorten it, or look for a quotation mark that is "
               "missing.\n");
}

// Where LibreOffice is installed, which no test needs.
BOOST_AUTO_TEST_CASE(reads_what_libreoffice_writes) {
    if (std::system("command -v soffice >/dev/null 2>&1") != 0) return;
    const Sandbox sandbox;
    put("budget.csv", "name,amount,share,day\nParks,2737.68,12.5%,2024-03-01\n\"two\nlines\",=1+2,,\n");
    const std::string convert =
        "HOME=. soffice --headless --infilter=CSV:44,34,76,1,,0,false,true,false,true --convert-to ods budget.csv >/dev/null 2>&1";
    if (std::system(convert.c_str()) != 0) return;
    BOOST_TEST(described(read_workbook(read_whole_file("budget.ods"))).starts_with("A1 text name\nB1 text amount\n"));
}

BOOST_AUTO_TEST_SUITE_END()

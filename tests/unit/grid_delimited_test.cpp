// Delimited files: encodings, delimiters, quotes, line ends.

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "grid/read_delimited.hpp"
#include "grid_sources.hpp"

using namespace sitegen;
using namespace std::string_literals;

namespace {

// Fields between bars, delimited_records on lines.
std::string delimited_records(std::string_view text, char delimiter = ',') {
    std::string result;
    std::vector<std::string_view> fields;
    DelimitedReader reader(text, delimiter);
    while (reader.next(fields)) {
        result += std::to_string(reader.line()) + ":";
        for (const std::string_view field : fields) result += std::string(field) + "|";
        result += "\n";
    }
    if (reader.broken_quote()) result += "broken on line " + std::to_string(*reader.broken_quote()) + "\n";
    return result;
}

// Only of the characters that the tests spell out.
std::string in_gb18030(std::string text) {
    static const std::vector<std::pair<std::string, std::string>> gbk = {
        {"科", "\xBF\xC6"}, {"目", "\xC4\xBF"}, {"金", "\xBD\xF0"}, {"额", "\xB6\xEE"}, {"预", "\xD4\xA4"},
        {"算", "\xCB\xE3"}, {"支", "\xD6\xA7"}, {"出", "\xB3\xF6"}, {"一", "\xD2\xBB"}, {"般", "\xB0\xE3"},
        {"公", "\xB9\xAB"}, {"共", "\xB9\xB2"}, {"（", "\xA3\xA8"}, {"）", "\xA3\xA9"}, {"元", "\xD4\xAA"},
    };
    for (const auto& [character, bytes] : gbk) text = with_replaced(std::move(text), character, bytes);
    return text;
}

std::string name_of_encoding(std::string_view bytes) { return encoding_of(bytes).value_or("unknown"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(grid_delimited)

BOOST_AUTO_TEST_CASE(reads_records_as_programs_write_them) {
    BOOST_TEST(delimited_records("") == "");
    BOOST_TEST(delimited_records("a,b\n1,2\n") == "1:a|b|\n2:1|2|\n");
    BOOST_TEST(delimited_records("a,b\r\n1,2") == "1:a|b|\n2:1|2|\n");
    BOOST_TEST(delimited_records("a,b\r1,2\r") == "1:a|b|\n2:1|2|\n");
    BOOST_TEST(delimited_records("a,\n,\n,,b") == "1:a||\n2:||\n3:||b|\n");
    BOOST_TEST(delimited_records("a\n\n\nb") == "1:a|\n2:|\n3:|\n4:b|\n");
    BOOST_TEST(delimited_records("a,") == "1:a||\n");
    BOOST_TEST(delimited_records("a;b,c\n", ';') == "1:a|b,c|\n");
}

BOOST_AUTO_TEST_CASE(reads_quoted_fields) {
    BOOST_TEST(delimited_records("\"a,b\",\"c\"\n") == "1:a,b|c|\n");
    BOOST_TEST(delimited_records("\"\",\"\"\n") == "1:||\n");
    BOOST_TEST(delimited_records("\"a \"\"b\"\" c\",\"\"\"\",\"x\"\"\"\n") == "1:a \"b\" c|\"|x\"|\n");
    BOOST_TEST(delimited_records("\"a\nb\",c\nd,\"e\r\nf\"\ng") == "1:a\nb|c|\n3:d|e\r\nf|\n5:g|\n");
    BOOST_TEST(delimited_records("a \"b\",c") == "1:a \"b\"|c|\n");  // a quotation mark within a field is one
    BOOST_TEST(delimited_records("\"last\"") == "1:last|\n");
    std::string many;
    std::string expected = "1:";
    for (int i = 0; i < 200; ++i) {
        many += (i > 0 ? "," : "") + "\""s + std::to_string(i) + "\"\"\"";
        expected += std::to_string(i) + "\"|";
    }
    BOOST_TEST(delimited_records(many) == expected + "\n");
}

BOOST_AUTO_TEST_CASE(says_where_quotations_are_broken) {
    BOOST_TEST(delimited_records("a\n\"b\nc,d\n") == "1:a|\n2:b\nc,d\n|\nbroken on line 2\n");
    BOOST_TEST(delimited_records("a\n\"b\"\"") == "1:a|\n2:b\"|\nbroken on line 2\n");
    BOOST_TEST(delimited_records("a\n\"b\" c,d\ne") == "1:a|\n2:\"b\" c|d|\n3:e|\nbroken on line 2\n");
    BOOST_TEST(delimited_records("\"") == "1:|\nbroken on line 1\n");
    BOOST_TEST(
        described(read_delimited("a,b\n\"x,y\n")) ==
        "error: a quotation on line 2 does not end where its field does, so that it is unclear what belongs to it | Double the "
        "quotation marks within quoted fields, or name another quotation mark.\n");
    BOOST_TEST(described(read_delimited("a,b\n\"x,y\n", {"utf-8", ',', '\''})) == "A1 text a\nB1 text b\nA2 text \"x\nB2 text y\n");
}

BOOST_AUTO_TEST_CASE(tells_encodings_or_nothing) {
    BOOST_TEST(name_of_encoding("") == "utf-8");
    BOOST_TEST(name_of_encoding("plain") == "utf-8");
    BOOST_TEST(name_of_encoding("科目,金额") == "utf-8");
    BOOST_TEST(name_of_encoding("\xEF\xBB\xBFx") == "utf-8");
    BOOST_TEST(name_of_encoding("\xFF\xFEx\0"s) == "utf-16le");
    BOOST_TEST(name_of_encoding("\xFE\xFF\0x"s) == "utf-16be");
    BOOST_TEST(name_of_encoding("x\0y\0"s) == "unknown");
    BOOST_TEST(name_of_encoding(in_gb18030("科目,预算金额（元）\n一般公共预算支出,12\n")) == "gb18030");
    // Spanish, French, German, Portuguese, with typographic signs of Windows.
    BOOST_TEST(name_of_encoding("A\xF1o;Descripci\xF3n;Org\xE1nica\nN\xBA 1;Educaci\xF3n p\xFA"
                                "blica;12,5 \x80\n") == "windows-1252");
    BOOST_TEST(name_of_encoding("D\xE9penses de l\x92\xC9tat \x96 \xE0 venir\nR\xE9gion,\xCEle\n") == "windows-1252");
    BOOST_TEST(name_of_encoding("Stra\xDF"
                                "en und Gr\xFCnfl\xE4"
                                "chen\n") == "windows-1252");
    BOOST_TEST(name_of_encoding("Fun\xE7\xF5"
                                "es,Educa\xE7\xE3o\n") == "windows-1252");
    // Polish and Czech in windows-1250, Russian in windows-1251, Hungarian, Turkish, DOS, Macintosh, Korean, Japanese, Big5.
    BOOST_TEST(name_of_encoding("Za\xBF\xF3\xB3\xE6 g\xEA\x9Cl\xB9\n") == "unknown");
    BOOST_TEST(name_of_encoding("Rozpo\xE8"
                                "et \x9Akolstv\xED \x9E"
                                "ivot\n") == "unknown");
    BOOST_TEST(name_of_encoding("\xC1\xFE\xE4\xE6\xE5\xF2\n") == "unknown");
    BOOST_TEST(name_of_encoding("k\xF6lts\xE9gvet\xE9s id\xF5\n") == "unknown");
    BOOST_TEST(name_of_encoding("b\xFCt\xE7"
                                "e y\xFDl\xFD\n") == "unknown");
    BOOST_TEST(name_of_encoding("Educaci\xA2n\n") == "unknown");
    BOOST_TEST(name_of_encoding("Educaci\x97n\n") == "unknown");
    BOOST_TEST(name_of_encoding("\xBF\xB9\xBB\xEA \xB1\xB3\xC0\xB0 \xC1\xF6\xC3\xE2\n") == "unknown");
    BOOST_TEST(name_of_encoding("\xA4\xCB\xA4\xDB\xA4\xF3\xCD\xBD\xBB\xBB\xA4\xCE\xA4\xEB\n") == "unknown");
    BOOST_TEST(name_of_encoding("\xB9w\xBA\xE2\xA4\xE4\xA5X\xAA\xF7\xC3\x42\n") == "unknown");
    // Two characters of GB18030 that are valid UTF-8, too.
    BOOST_TEST(name_of_encoding(in_gb18030("预支,12\n")) == "unknown");
}

BOOST_AUTO_TEST_CASE(converts_or_says_where_it_cannot) {
    std::string message;
    BOOST_TEST(in_utf8("\xEF\xBB\xBF"
                       "a",
                       "UTF-8", message)
                   .value() == "a");
    BOOST_TEST(in_utf8("\xFF\xFE"s + "a\0\xD1\x79"s, "utf-16le", message).value() == "a科");
    BOOST_TEST(in_utf8("\x82\x30\x81\x30"s, "gb18030", message).has_value());
    BOOST_TEST(in_utf8("\x95\x32\x82\x36\xA2\xE3", "gb18030", message).value() == "𠀀€");
    BOOST_TEST(in_utf8("\x80 \xF1", "windows-1252", message).value() == "€ ñ");
    BOOST_TEST(in_utf8("\xF1", "ISO-8859-1", message).value() == "ñ");
    const std::vector<std::vector<std::string>> faults = {
        {"a\nb\xFF", "utf-8", "a byte is not valid UTF-8 on line 2"},
        {"a\n\nb\0"s, "utf-8", "it holds a NUL byte on line 3"},
        {"a\n\x81\x20", "gb18030", "a byte is not of the encoding gb18030 on line 2"},
        {"a\x81", "gb18030", "a byte is not of the encoding gb18030 on line 1"},
        {"\x81", "windows-1252", "a byte is not of the encoding windows-1252 on line 1"},
        {"a", "latin-x", "there is no encoding \"latin-x\""},
        {"a", "", "there is no encoding \"\""},
        {"a", "utf-16//IGNORE", "there is no encoding \"utf-16//IGNORE\""},
        {"a\0\0\0"s, "utf-16le", "it holds a NUL byte on line 1"},
        {"abc", "utf-16le", "a byte is not of the encoding utf-16le on line 1"},
    };
    for (const auto& fault : faults) {
        message.clear();
        BOOST_TEST(!in_utf8(fault[0], fault[1], message).has_value(), fault[1]);
        BOOST_TEST(message == fault[2]);
    }
}

BOOST_AUTO_TEST_CASE(finds_the_delimiter) {
    const auto found = [](std::string_view text) { return delimiter_of(text).value_or('?'); };
    BOOST_TEST(found("a,b,c\n1,2,3\n") == ',');
    BOOST_TEST(found("name;amount\nParks;1.234,50\nRoads;7,00\n") == ';');
    BOOST_TEST(found("Budget of 2024, in thousands\na\tb\n1,5\t2\n1,5\t3\n") == '\t');
    BOOST_TEST(found("a|b|c\n1|2|3\n") == '|');
    BOOST_TEST(found("\"a;b\",c\n\"d;e\",f\n") == ',');
    BOOST_TEST(found("one\ntwo\n") == '?');
    BOOST_TEST(found("") == '?');
    BOOST_TEST(found("sep=|\na,b,c\n") == '|');
    std::string_view names = "a;b\n";
    std::string long_text;
    while (long_text.size() < 300'000) long_text += names;
    BOOST_TEST(found(long_text + "c,c,c,c\n") == ';');
}

BOOST_AUTO_TEST_CASE(takes_the_line_for_excel_as_no_record) {
    BOOST_TEST(delimited_records("sep=;\r\na;b\r\n", ';') == "2:a|b|\n");
    BOOST_TEST(delimited_records("sep=;\na,b\n", ',') == "1:sep=;|\n2:a|b|\n");
    BOOST_TEST(delimited_records("sep=;x\n", ';') == "1:sep=|x|\n");
    BOOST_TEST(described(read_delimited("\xEF\xBB\xBFsep=;\n1,5;2\n")) == "A1 text 1,5\nB1 text 2\n");
}

BOOST_AUTO_TEST_CASE(reads_whole_files) {
    BOOST_TEST(described(read_delimited("a,,b\n\n,\"x\r\ny\"\n,,\n")) == "A1 text a\nC1 text b\nB3 text x\ny\n");
    BOOST_TEST(described(read_delimited(in_gb18030("科目;金额（元）\n一般公共支出;12\n"))) ==
               "A1 text 科目\nB1 text 金额（元）\nA2 text 一般公共支出\nB2 text 12\n");
    BOOST_TEST(described(read_delimited("\xFF\xFE"s + "a\0\t\0b\0\n\0"s)) == "A1 text a\nB1 text b\n");
    BOOST_TEST(described(read_delimited("one\ntwo\n")) == "A1 text one\nA2 text two\n");
    BOOST_TEST(described(read_delimited("")) == "");
    BOOST_TEST(
        described(read_delimited("a\0b"s)) ==
        "error: it holds NUL bytes, so it is no text in a common encoding | Save it as CSV in UTF-8, or name its encoding, such "
        "as utf-16le.\n");
    BOOST_TEST(
        described(read_delimited("Za\xBF\xF3\xB3\xE6")) ==
        "error: its encoding cannot be told: its bytes are valid in several | Name the encoding, such as gb18030, windows-1252 "
        "or windows-1250, or save the file as CSV in UTF-8.\n");
    BOOST_TEST(
        described(read_delimited("a\n\x81", {.encoding = "windows-1252"})) ==
        "error: a byte is not of the encoding windows-1252 on line 2 | Name the encoding in which the file was saved, or save it "
        "as CSV in UTF-8.\n");
}

BOOST_AUTO_TEST_CASE(keeps_to_the_limits) {
    GridLimits limits;
    limits.rows = 2;
    BOOST_TEST(described(read_delimited("a\nb\nc\n", {}, limits)) ==
               "error: it has more than 2 rows | Divide it into several files, or delete what is not needed.\n");
    limits = {};
    limits.columns = 2;
    BOOST_TEST(described(read_delimited("a,b,c\n", {}, limits)) ==
               "error: it has more than 2 columns | Divide it into several files, or delete what is not needed.\n");
    limits = {};
    limits.cell_bytes = 3;
    BOOST_TEST(described(read_delimited("a,bbbb\n", {}, limits)) ==
               "error!B1: the text of a cell is longer than 3 bytes | Shorten it, or look for a quotation mark that is missing.\n");
}

BOOST_AUTO_TEST_CASE(reads_many_rows_right) {
    std::string text = "id,name,amount\r\n";
    for (int i = 0; i < 100'000; ++i)
        text += std::to_string(i) + (i % 7 == 0 ? ",\"a \"\"quoted\"\"\r\nname\"," : ",plain name,") + std::to_string(i * 3) +
                ".50\r\n";
    DelimitedReader reader(text, ',');
    std::vector<std::string_view> fields;
    BOOST_REQUIRE(reader.next(fields));
    std::size_t line = 2;
    std::size_t wrong = 0;
    int count = 0;
    for (; reader.next(fields); ++count) {
        const bool is_quoted = count % 7 == 0;
        const bool is_right = fields.size() == 3 && fields[0] == std::to_string(count) && reader.line() == line &&
                              fields[1] == (is_quoted ? "a \"quoted\"\r\nname" : "plain name") &&
                              fields[2] == std::to_string(count * 3) + ".50";
        if (!is_right) ++wrong;
        line += is_quoted ? 2 : 1;
    }
    BOOST_TEST(count == 100'000);
    BOOST_TEST(wrong == 0U);
    BOOST_TEST(!reader.broken_quote().has_value());
    const GridReading reading = read_delimited(text);
    BOOST_TEST(reading.faults.empty());
    BOOST_TEST(reading.workbook.sheets.at(0).rows.size() == 100'001U);
    BOOST_TEST(reading.workbook.sheets.at(0).at(7, 1).text == "plain name");
    BOOST_TEST(reading.workbook.sheets.at(0).at(8, 1).text == "a \"quoted\"\nname");
}

BOOST_AUTO_TEST_SUITE_END()

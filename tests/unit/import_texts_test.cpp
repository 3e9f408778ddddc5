// How an import reads the texts of sources: numbers, titles, ordinals, and what it leaves out.

#include <boost/test/unit_test.hpp>
#include <tuple>

#include "import/import_narrative.hpp"
#include "import/matching.hpp"
#include "import/misread_text.hpp"
#include "import/private_words.hpp"
#include "import/read_number.hpp"
#include "import/read_rows.hpp"
#include "import/stated_unit.hpp"
#include "import/table_titles.hpp"
#include "import/write_tables.hpp"
#include "sandbox.hpp"

using namespace sitegen;

namespace {

GridCell typed(const std::string& text) {
    GridCell cell;
    cell.kind = GridCellKind::text;
    cell.text = text;
    return cell;
}

GridCell stored(const std::string& text, std::optional<int> decimals = std::nullopt, bool is_percentage = false) {
    GridCell cell;
    cell.kind = GridCellKind::number;
    cell.text = text;
    cell.decimals = decimals;
    cell.is_percentage = is_percentage;
    return cell;
}

std::string read_as(const GridCell& cell, char decimal = '.') {
    SourceMarks marks;
    marks.decimal = decimal;
    const AmountReading reading = read_number(cell, marks, {{"n.v.", "not published"}});
    if (reading.fault != NumberFault::none) return "fault " + std::to_string(static_cast<int>(reading.fault));
    std::string text = reading.cell.kind == ImportedCell::Kind::number ? reading.cell.value : "(" + reading.cell.value + ")";
    if (!reading.mark.empty()) text += " mark " + reading.mark;
    if (reading.is_percentage) text += " %";
    return text;
}

std::string fault(NumberFault fault) { return "fault " + std::to_string(static_cast<int>(fault)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(import_texts)

BOOST_AUTO_TEST_CASE(typed_numbers_are_read_with_their_marks) {
    const std::vector<std::tuple<std::string, char, std::string>> cases = {
        {"1,234.50", '.', "1234.50"},
        {"1.234,50", ',', "1234.50"},
        {"14 200 000", '.', "14200000"},
        {"1’234.5", '.', "1234.5"},
        {"１，２３４．５", '.', "1234.5"},
        {"¥1,234.00", '.', "1234.00"},
        {"$ -12.5", '.', "-12.5"},
        {"-$12.5", '.', "-12.5"},
        {"(1,234)", '.', "-1234"},
        {"1,234-", '.', "-1234"},
        {"−3.2", '.', "-3.2"},
        {"+7", '.', "7"},
        {"0", '.', "0"},
        {"-0.00", '.', "0.00"},
        {"007", '.', "7"},
        {".5", '.', "0.5"},
        {"12,34,567.00", '.', "1234567.00"},
        {"12.5%", '.', "12.5 %"},
        {"1,234*", '.', "1234 mark *"},
        {"1,234 (a)", '.', "1234 mark (a)"},
        {"1,234 1)", '.', "1234 mark 1)"},
        {"63,250.50 12)", '.', "63250.50 mark 12)"},
        {"5¹", '.', "5 mark ¹"},
        {"", '.', "()"},
        {" ", '.', "()"},
        {"-", '.', "(not applicable)"},
        {"——", '.', "(not applicable)"},
        {"N/A", '.', "(not applicable)"},
        {"..", '.', "(not published)"},
        {"N.V.", '.', "(not published)"},
        {"84.719.000,00", '.', fault(NumberFault::wrong_marks)},
        {"84,719,000.00", ',', fault(NumberFault::wrong_marks)},
        {"0,5", '.', fault(NumberFault::wrong_marks)},
        {"12.00 / 15.00", '.', fault(NumberFault::two_numbers)},
        {"12.00\n15.00", '.', fault(NumberFault::two_numbers)},
        {"1.23E+05", '.', fault(NumberFault::exponent)},
        {"see note", '.', fault(NumberFault::not_a_number)},
        {"12345678901234567890", '.', fault(NumberFault::too_long)},
    };
    for (const auto& [text, decimal, expected] : cases)
        BOOST_TEST(read_as(typed(text), decimal) == expected, text << " is read as " << read_as(typed(text), decimal));
}

BOOST_AUTO_TEST_CASE(stored_numbers_are_what_was_meant_and_shown) {
    BOOST_TEST(read_as(stored("2737.6799999999998")) == "2737.68");
    BOOST_TEST(read_as(stored("0.30000000000000004")) == "0.3");
    BOOST_TEST(read_as(stored("0.30000000000000004", 2)) == "0.30");
    BOOST_TEST(read_as(stored("1234.5678", 2)) == "1234.57");
    BOOST_TEST(read_as(stored("2178", 2)) == "2178.00");
    BOOST_TEST(read_as(stored("-0.004", 2)) == "0.00");
    BOOST_TEST(read_as(stored("1.23E+05")) == "123000");
    BOOST_TEST(read_as(stored("1.5E-3")) == "0.0015");
    BOOST_TEST(read_as(stored("0.125", 1, true)) == "12.5 %");
    BOOST_TEST(read_as(stored("99999999999999.99")) == "100000000000000");  // sixteen digits are more than a double holds
    GridCell thousands = stored("663000");
    thousands.shown_power = 3;
    BOOST_TEST(read_as(thousands) == "663");
    const auto shown_in_thousands = [](const std::string& text, int decimals) {
        GridCell cell = stored(text, decimals);
        cell.shown_power = 3;
        return read_as(cell);
    };
    BOOST_TEST(shown_in_thousands("12876553.37", 0) == "12877");
    BOOST_TEST(shown_in_thousands("12876500", 0) == "12877");
    BOOST_TEST(shown_in_thousands("-12876500", 0) == "-12877");
    BOOST_TEST(shown_in_thousands("12876499.99", 0) == "12876");
    BOOST_TEST(shown_in_thousands("12876553.37", 1) == "12876.6");
    BOOST_TEST(shown_in_thousands("12876550", 1) == "12876.6");
    BOOST_TEST(shown_in_thousands("499", 0) == "0");
    BOOST_TEST(shown_in_thousands("5000", 2) == "5.00");
    BOOST_TEST(read_as(stored("2.345", 2)) == "2.35");
    BOOST_TEST(read_as(stored("-2.345", 2)) == "-2.35");
}

BOOST_AUTO_TEST_CASE(marks_before_negatives_are_read_where_they_are_known) {
    SourceMarks marks;
    const auto read = [&](const std::string& text) {
        GridCell cell;
        cell.kind = GridCellKind::text;
        cell.text = text;
        const AmountReading reading = read_number(cell, marks, {});
        return reading.fault == NumberFault::none ? reading.cell.value : message_of(reading.fault, cell);
    };
    BOOST_TEST(read("(-)1,234.50") == "-1234.50");
    BOOST_TEST(read("(-) 1,234.50") == "-1234.50");
    BOOST_TEST(read("Nil") == "not applicable");
    BOOST_TEST(read("NIL") == "not applicable");
    // An arrow that points up means something else in many forms.
    BOOST_TEST(read("▲1,234") == "nothing tells whether the mark of “▲1,234” is a minus sign");
    marks.minus_signs = {"△", "▲"};
    BOOST_TEST(read("△1,234") == "-1234");
    BOOST_TEST(read("▲ 1,234") == "-1234");
    BOOST_TEST(read("△１，２３４") == "-1234");
    BOOST_TEST(read("△0") == "0");
    BOOST_TEST(read("△(1,234)") == "nothing tells whether the mark of “△(1,234)” is a minus sign");
}

BOOST_AUTO_TEST_CASE(decimal_texts_are_rounded_half_up) {
    BOOST_TEST(rounded_to_decimals("0.995", 2) == "1.00");
    BOOST_TEST(rounded_to_decimals("-9.995", 2) == "-10.00");
    BOOST_TEST(rounded_to_decimals("0.4", 0) == "0");
    BOOST_TEST(rounded_to_decimals("0.5", 0) == "1");
    BOOST_TEST(rounded_to_decimals("12", 3) == "12.000");
    BOOST_TEST(rounded_to_significant("123456789012345678", 15) == "123456789012346000");
    BOOST_TEST(without_exponent("1E99").has_value() == false);
    BOOST_TEST(without_exponent("12.50E1").value() == "125.0");
    BOOST_TEST(without_exponent("x").has_value() == false);
}

BOOST_AUTO_TEST_CASE(texts_in_a_wrong_encoding_are_told_from_words) {
    for (const char* text : {"AdministraciÃ³n", "MÃ¼ller", "Ã©tÃ©", "â‚¬", "20 Â°C", "ÊÕÈëÔ¤Ëã", "锟斤拷", "鏀跺叆", "鏀跺叆棰勭畻",
                             "caf\uFFFD", "Ñåðãåé"})
        BOOST_TEST(looks_misread(text), text);
    for (const char* text :
         {"Administración", "Straße",   "IRMÃ", "“SÃO JOÃO”", "IRMÃ» e",          "Œuvre", "Ærø",
          "naïve",          "aéroport", "AÉÉN", "收入预算",   "一般公共服务支出", "联通",  "机关事业单位基本养老保险缴费支出",
          "Müller & Söhne", "20 °C",    "Åre",  "créée",      "Plain text",       ""})
        BOOST_TEST(!looks_misread(text), text);
}

BOOST_AUTO_TEST_CASE(the_marks_of_a_column_are_found_out) {
    const auto weighed = [](const std::vector<std::string>& texts) {
        MarkEvidence evidence;
        for (const std::string& text : texts) weigh(text, evidence);
        return std::to_string(evidence.point_is_decimal) + " " + std::to_string(evidence.comma_is_decimal) + " " +
               std::to_string(evidence.ambiguous_points + evidence.ambiguous_commas);
    };
    BOOST_TEST(weighed({"1,234.50", "0.5", "12"}) == "2 0 0");
    BOOST_TEST(weighed({"1.234,50", "0,5", "12,25"}) == "0 3 0");
    BOOST_TEST(weighed({"1,234", "1.234", "12"}) == "0 0 2");
    BOOST_TEST(weighed({"1,234,567", "1.234.567"}) == "1 1 0");
    BOOST_TEST(weighed({"-", "n/a", ""}) == "0 0 0");
}

BOOST_AUTO_TEST_CASE(ordinals_do_not_matter) {
    const std::string bare = match_form("基本支出");
    for (const char* text : {"一、基本支出", "（一）基本支出", "(1) 基本支出", "1. 基本支出", "1、基本支出", "①基本支出",
                             "第一部分 基本支出", "第二章　一、基本支出", "  基本支出 ", "其中：基本支出", "一、其中：基本支出"})
        BOOST_TEST(match_form_without_ordinal(text) == bare, text);
    BOOST_TEST(match_form_without_ordinal("a) Staff costs") == match_form("Staff costs"));
    BOOST_TEST(match_form_without_ordinal("三公经费") == match_form("三公经费"));
    BOOST_TEST(match_form_without_ordinal("2023年收入") == match_form("2023年收入"));
    BOOST_TEST(match_form_without_ordinal("一般公共预算") == match_form("一般公共预算"));
    BOOST_TEST(match_form_without_ordinal("减税降费") == match_form("减税降费"));
}

BOOST_AUTO_TEST_CASE(titles_are_alike_whatever_their_year) {
    BOOST_TEST(match_form_of_title("{{year}}年预算收支总表") == match_form_of_title("2023年预算收支总表"));
    BOOST_TEST(likeness("abcd", "abcd") == 1.0);
    BOOST_TEST(likeness("abcd", "wxyz") == 0.0);
    BOOST_TEST(names_another_year("2022年预算收支总表", FiscalYear(2023)));
    BOOST_TEST(!names_another_year("预算收支总表", FiscalYear(2023)));
    BOOST_TEST(!names_another_year("Budget 2022-2023", FiscalYear(2022, true)));
    BOOST_TEST(!names_another_year("文号20221234", FiscalYear(2023)));
}

BOOST_AUTO_TEST_CASE(ids_of_names_are_the_same_in_every_year) {
    BOOST_TEST(id_of_name("Streets & Sanitation, Dept. of") == "streets-sanitation-dept-of");
    BOOST_TEST(id_of_name("Économie générale") == "economie-generale");
    BOOST_TEST(id_of_name("水电费") == id_of_name(" 水电费 "));
    BOOST_TEST(id_of_name("水电费") != id_of_name("物业费"));
    BOOST_TEST(id_of_name("水电费").starts_with("row-"));
    BOOST_TEST(id_of_name(std::string(200, 'a')).size() <= 64U);
}

BOOST_AUTO_TEST_CASE(persons_and_telephone_numbers_are_left_out) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"联系人：张三 联系电话：0352-1234567", ""},
        {"预算公开联系人: 李四，地址：某路1号", "预算公开，地址：某路1号"},
        {"Contact: Jane Doe, 2nd floor", ", 2nd floor"},
        {"Tel: +49 (30) 123 456; room 5", "; room 5"},
        {"增加12万元（填报人：王五，电话：13912345678），主要", "增加12万元，主要"},
        {"[Form](), Contact: Jane Doe", "[Form](), "},
        {"负责人民生事务", "负责人民生事务"},
        {"电话费12.34万元", "电话费12.34万元"},
        {"The officer in charge spent $5.", "The officer in charge spent $5."},
        {"TEL: 12 34", ""},
        {"Hotel: 500 €", "Hotel: 500 €"},
        {"Teléfono: 91 123 45 67, planta 2", ", planta 2"},
        {"Исполнитель: Иванов; всего", "; всего"},
        {"担当者：山田、予算", "、予算"},
        {"总负责人：赵六", "总"},
    };
    for (const auto& [line, expected] : cases) {
        std::string text = line;
        BOOST_TEST(leave_out_private(text, {}) == (line != expected), line);
        BOOST_TEST(text == expected);
    }
    std::string text = "Yhteyshenkilö: Maija Malli, huone 3";
    BOOST_TEST(leave_out_private(text, {"Yhteyshenkilö"}));
    BOOST_TEST(text == ", huone 3");
}

BOOST_AUTO_TEST_CASE(units_are_stated_in_the_words_of_forms) {
    Standard standard;
    standard.units = {{"€", 0}, {"miles de euros", 3}, {"тыс. руб.", 3}, {"T€", 3}, {"百万円", 6}, {"万元", 4}};
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"Unidad: miles de euros", "miles de euros"},
        {"en miles de euros", "miles de euros"},
        {"в тыс. руб.", "тыс. руб."},
        {"Angaben in T€", "T€"},
        {"（単位：百万円）", "百万円"},
        {"单位：人民币万元", "万元"},
        {"Unidad ejecutora: Hacienda", ""},
        {"单位：市商务局", ""},
    };
    for (const auto& [text, unit] : cases) BOOST_TEST(unit_stated_in(text, standard).unit == unit, text);
}

// The unit, or "no " and what is stated and not declared.
BOOST_AUTO_TEST_CASE(a_scale_beside_a_unit_makes_another_unit) {
    Standard standard;
    standard.units = {{"€", 0}, {"T€", 3}, {"£", 0}, {"$", 0}, {"$ thousand", 3}, {"元", 0}, {"万元", 4}};
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"in € thousand", "T€"},
        {"(€ thousands)", "T€"},
        {"Amounts in € (thousands)", "T€"},
        {"in Tausend €", "T€"},
        {"in thousands of €", "T€"},
        {"in k€", "T€"},
        {"€'000", "T€"},
        {"in 1.000 €", "T€"},
        {"€ thousand", "T€"},
        {"单位：人民币万元", "万元"},
        {"(in $ thousands)", "$ thousand"},
        {"in £ million", "no £ million"},
        {"in £ (millions)", "no £ (millions)"},
        {"in £'000", "no £'000"},
        {"in $ millions", "no $ millions"},
        {"in $ mil", "no $ mil"},  // thousands in one language, and millions in another
        {"in € bn", "no € bn"},
        {"in €m", "no €m"},
        {"in Mio. €", "no Mio. €"},
        {"单位：千元", "no 千元"},
        {"单位：百万元", "no 百万元"},
        {"in millions", "no millions"},
        // No scale.
        {"in €", "€"},
        {"in €, rounded", "€"},
        {"in € (2024)", "€"},
        {"Alle Beträge in €", "€"},
        {"in € k. A.", "€"},
        {"单位：元", "元"},
        {"单位：万人", ""},
        {"in miles travelled", ""},
        {"TH (Mitte)", ""},
        {"Spending of €5 million", ""},
    };
    for (const auto& [text, expected] : cases) {
        const StatedUnit stated = unit_stated_in(text, standard);
        BOOST_TEST((stated.undeclared.empty() ? stated.unit : "no " + stated.undeclared) == expected, text);
    }
}

// A unit is never taken for the part of its line that was understood.
BOOST_AUTO_TEST_CASE(a_unit_with_a_word_that_is_not_known_is_not_declared) {
    Standard standard;
    standard.currency = "INR";
    standard.units = {{"₹", 0}, {"₹ thousand", 3}, {"₹ lakh", 5}, {"₹ crore", 7}};
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"(₹ in lakh)", "₹ lakh"},
        {"(₹ in lakhs)", "₹ lakh"},
        {"(₹ lakhs)", "₹ lakh"},
        {"₹ in crore", "₹ crore"},
        {"(₹ Cr.)", "₹ crore"},
        {"(₹ in crores)", "₹ crore"},
        {"Amount (₹ in lakh)", "₹ lakh"},
        {"(in lakhs of ₹)", "₹ lakh"},
        {"(in lakh ₹)", "₹ lakh"},
        {"₹ (in lakh)", "₹ lakh"},
        {"(₹ in Lacs)", "₹ lakh"},
        {"(₹, lakh)", "₹ lakh"},
        {"Expenditure, lakhs (₹)", "₹ lakh"},
        {"(₹) lakhs", "₹ lakh"},
        {"All figures are in lakhs of rupees (₹)", "₹ lakh"},
        {"(Rs. in Lakhs)", "₹ lakh"},
        {"(INR lakhs)", "₹ lakh"},
        {"(₹ thousands ('000))", "₹ thousand"},
        {"(₹ lakh, growth in %)", "₹ lakh"},
        {"(₹ in hundreds)", "no ₹ in hundreds"},
        {"(₹ in dozens)", "no ₹ in dozens"},
        {"Amounts in ₹ dozens", "no ₹ dozens"},
        {"(dozens of ₹)", "no dozens of ₹"},
        {"₹ dozens", "no ₹ dozens"},
        {"(₹ to the nearest thousand)", "no ₹ to the nearest thousand"},
        {"(₹, ₹ lakh)", "no ₹, ₹ lakh"},
        {"(in thousands of €)", "no thousands of €"},
        {"(€ lakh)", "no € lakh"},
        {"(USD lakh)", "no USD lakh"},
        {"(in lakhs of USD)", "no lakhs of USD"},
        {"(₹)", "₹"},
        {"(Amounts in ₹)", "₹"},
        {"₹ (2024-25)", "₹"},
        {"Expenditure in ₹ by department", "₹"},
        // No line about a unit.
        {"Grants of ₹5 lakh to clubs", ""},
        {"Loans (see note)", ""},
        {"Hundreds of villages", ""},
    };
    for (const auto& [text, expected] : cases) {
        const StatedUnit stated = unit_stated_in(text, standard);
        BOOST_TEST((stated.undeclared.empty() ? stated.unit : "no " + stated.undeclared) == expected,
                   text << ": " << stated.unit << "/" << stated.undeclared);
    }
}

BOOST_AUTO_TEST_CASE(units_of_other_languages_are_read_as_a_whole) {
    Standard standard;
    standard.units = {{"£", 0},    {"£ thousand", 3}, {"€", 0},    {"T€", 3},          {"€ million", 6},
                      {"R", 0},    {"R thousand", 3}, {"KES", 0},  {"KES million", 6}, {"元", 0},
                      {"千元", 3}, {"万元", 4},       {"千円", 3}, {"百万円", 6},      {"円", 0}};
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"£000s", "£ thousand"},
        {"£000", "£ thousand"},
        {"in £'000", "£ thousand"},
        {"(£’000)", "£ thousand"},
        {"€ million", "€ million"},
        {"R'000", "R thousand"},
        {"k€", "T€"},
        {"in Mio. €", "€ million"},
        {"KES (thousands)", "no KES (thousands)"},
        {"KES, millions", "KES million"},
        {"(en milliers d'€)", "T€"},
        {"€ (en milliers)", "T€"},
        {"单位：千元", "千元"},
        {"单位：人民币 万 元", "万元"},
        {"单位：万元人民币", "万元"},
        {"单位：十万元", "no 十万元"},
        {"单位：元、万元", "no 元、万元"},
        {"单位：万元、人", "万元"},
        {"单位:元(万)", "万元"},
        {"（単位：百万円）", "百万円"},
        {"(単位:円、千円)", "no 円、千円"},
        {"（単位 千円、％）", "千円"},
    };
    for (const auto& [text, expected] : cases) {
        const StatedUnit stated = unit_stated_in(text, standard);
        BOOST_TEST((stated.undeclared.empty() ? stated.unit : "no " + stated.undeclared) == expected,
                   text << ": " << stated.unit << "/" << stated.undeclared);
    }
}

BOOST_AUTO_TEST_CASE(tables_are_numbered_in_the_words_of_forms) {
    const std::vector<std::pair<std::string, std::optional<int>>> cases = {
        {"附表3 支出总表", 3}, {"Tabelle 4: Ausgaben", 4}, {"CUADRO 12", 12},
        {"Таблица 2", 2},      {"Stable 5", {}},           {"Expenditure", {}},
    };
    for (const auto& [text, number] : cases) BOOST_TEST((number_before_title(text) == number), text);
}

BOOST_AUTO_TEST_CASE(rows_are_listed_as_ranges) {
    BOOST_TEST(number_ranges({5, 6, 7, 9, 12, 13}) == "5-7, 9, 12-13");
    BOOST_TEST(number_ranges({}) == "");
    BOOST_TEST(number_ranges({7, 6}) == "7, 6");
    BOOST_TEST(toml_text("a\"b\\c\nd\x01") == "\"a\\\"b\\\\c\\nd\\u0001\"");
}

BOOST_FIXTURE_TEST_CASE(prose_is_parted_by_the_outline, Sandbox) {
    put("text.md",
        "# Budget of the Library\n\nContact: Jane Doe, desk 1\n\n## 1. Overview\n\nAll is well. Tel: 0123 456\n\n### "
        "Overview\n\nMore.\n\n[TABLE]\n\n"
        "**Staff**\n\nFour people.\n\n## 1. Overview\n\nAgain.\n");
    Standard standard;
    standard.parts.push_back({"explanations",
                              "Explanations",
                              {{"overview", "Overview", {}, false, {}}, {"staff", "II. Staff", {}, false, {}}},
                              false,
                              false});
    ImportLog log;
    const std::vector<ImportedSection> sections = read_narrative("text.md", standard, FiscalYear(2024), {}, log);
    BOOST_REQUIRE(sections.size() == 2U);
    BOOST_TEST(sections[0].section == "overview");
    BOOST_TEST(sections[0].text == "All is well. \n\n# Overview\n\nMore.\n\nAgain.\n");
    BOOST_TEST(sections[1].text == "Four people.\n");
    std::string told;
    for (const ReportedFinding& finding : log.findings.list()) told += finding.message + "\n";
    BOOST_TEST(told ==
                   "1 table is left out\n2 lines with a person's name or a telephone number are left out\n2 lines stand in front "
                   "of the first section: “Budget of the Library” …\n",
               told);
}

BOOST_AUTO_TEST_SUITE_END()

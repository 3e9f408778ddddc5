#include "model/fiscal_year.hpp"

#include <boost/test/unit_test.hpp>

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(fiscal_years)

BOOST_AUTO_TEST_CASE(reads_years_as_it_writes_them) {
    struct Case {
        const char* text;
        FiscalYear year;
    };
    for (const auto& [text, year] : {Case{"2023", 2023}, Case{"2022-23", {2022, true}}, Case{"1999-00", {1999, true}},
                                     Case{"2008-09", {2008, true}}, Case{"9999", 9999}}) {
        BOOST_TEST_CONTEXT(text) {
            const std::optional<FiscalYear> read = parse_fiscal_year(text);
            BOOST_REQUIRE(read.has_value());
            BOOST_TEST((*read == year));
            BOOST_TEST(read->text() == text);
        }
    }
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_year) {
    for (const char* text :
         {"", "23", "0999", "20230", "2022-24", "2022-2023", "2022/23", "2022-3", "+202", "-202", "2023 ", "２０２３"})
        BOOST_TEST(!parse_fiscal_year(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(reads_years_as_people_write_them) {
    for (const char* text : {"2022-23", "2022/23", "2022–23", "2022-2023", "2022/2023"}) {
        const std::optional<FiscalYear> read = read_fiscal_year(text);
        BOOST_REQUIRE_MESSAGE(read.has_value(), text);
        BOOST_TEST((*read == FiscalYear(2022, true)), text);
    }
    BOOST_TEST((read_fiscal_year("2023") == std::optional<FiscalYear>(2023)));
    for (const char* text :
         {"", "2022/", "2022/24", "2022-2024", "2022-202", "2022--23", "2022_23", "22/23", "0999/1000", "2022/23 "})
        BOOST_TEST(!read_fiscal_year(text).has_value(), text);
}

BOOST_AUTO_TEST_CASE(are_in_the_order_of_their_beginnings) {
    BOOST_TEST((FiscalYear(2022) < FiscalYear(2022, true)));
    BOOST_TEST((FiscalYear(2022, true) < FiscalYear(2023)));
    BOOST_TEST((FiscalYear(2023, true).before() == FiscalYear(2022, true)));
}

BOOST_AUTO_TEST_CASE(overlap_where_a_day_belongs_to_both) {
    const FiscalYear calendar = 2019;
    const FiscalYear spanning{2019, true};
    for (const FiscalYear& year : {FiscalYear(2019), FiscalYear(2020), FiscalYear(2018, true), FiscalYear(2020, true)})
        BOOST_TEST((spanning.overlaps(year) && year.overlaps(spanning)), year.text());
    for (const FiscalYear& year : {FiscalYear(2018), FiscalYear(2021), FiscalYear(2021, true)})
        BOOST_TEST((!spanning.overlaps(year) && !year.overlaps(spanning)), year.text());
    BOOST_TEST(calendar.overlaps(calendar));
    BOOST_TEST(!calendar.overlaps(calendar.next()));
}

BOOST_AUTO_TEST_CASE(gives_the_years_between) {
    const auto text_of = [](const std::vector<FiscalYear>& years) {
        std::string text;
        for (const FiscalYear& year : with_years_between(years)) text += year.text() + " ";
        return text;
    };
    BOOST_TEST(text_of({}) == "");
    BOOST_TEST(text_of({2020, 2023}) == "2020 2021 2022 2023 ");
    BOOST_TEST(text_of({2020, {2022, true}, {2024, true}}) == "2020 2022-23 2023-24 2024-25 ");
}

BOOST_AUTO_TEST_SUITE_END()

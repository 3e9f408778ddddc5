// Real terms and amounts per inhabitant: exact, rounded once, and nothing where a value is not declared.

#include "model/statistics.hpp"
#include "amounts.hpp"

#include <boost/test/unit_test.hpp>

#include "model/standing_note.hpp"

using namespace sitegen;

namespace {

std::string plain(const std::optional<Amount>& value) { return value ? value->plain() : "nothing"; }

const PriceIndex prices = {{},
                           2020,
                           {{2018, amount("96.5")},
                            {2019, amount("80")},
                            {2020, amount("100.0")},
                            {2021, amount("160")},
                            {FiscalYear(2022, true), amount("3")}}};

}  // namespace

BOOST_AUTO_TEST_SUITE(statistics)

BOOST_AUTO_TEST_CASE(real_amounts_keep_their_decimals) {
    struct Case {
        const char* nominal;
        FiscalYear year;
        Rounding rounding;
        const char* real;
    };
    const std::vector<Case> cases = {
        {"2737.68", 2020, Rounding::half_up, "2737.68"},  // the base year's are as printed
        {"2737.68", 2018, Rounding::half_up, "2836.97"},  // 2836.9740…
        {"80.0", 2019, Rounding::half_up, "100.0"},
        {"0.2", 2021, Rounding::half_up, "0.1"},    // 0.125
        {"0.04", 2021, Rounding::half_up, "0.03"},  // 0.025: half away from zero
        {"0.04", 2021, Rounding::half_even, "0.02"},
        {"0.04", 2021, Rounding::down, "0.02"},
        {"-0.04", 2021, Rounding::half_up, "-0.03"},
        {"0.00", 2018, Rounding::half_up, "0.00"},
        {"0.9", FiscalYear(2022, true), Rounding::half_up, "30.0"},
        {"0.9", 2022, Rounding::half_up, "nothing"},  // a year of the other kind
        {"0.9", 2017, Rounding::half_up, "nothing"},
        {"999999999999999.99", 2018, Rounding::half_up, "1036269430051813.46"},  // longer than 64 bits on the way
    };
    for (const Case& c : cases)
        BOOST_TEST(plain(real_amount(prices, amount(c.nominal), c.year, c.rounding)) == c.real, c.nominal << " " << c.year.text());
}

BOOST_AUTO_TEST_CASE(a_real_change_is_that_of_the_printed_amounts) {
    struct Case {
        const char* now;
        FiscalYear year_now;
        const char* before;
        FiscalYear year_before;
        const char* rate;
    };
    const std::vector<Case> cases = {
        {"100", 2020, "80", 2019, "0.0"},                                             // all of it prices
        {"110", 2020, "80", 2019, "10.0"},    {"160", 2021, "110", 2020, "-9.1"},     // -9.09…
        {"-100", 2020, "80", 2019, "-200.0"}, {"-50", 2020, "-80", 2019, "nothing"},  // only from above zero
        {"1", 2020, "0.00", 2019, "nothing"}, {"1", 2022, "1", 2020, "nothing"},
        {"1", 2020, "1", 2017, "nothing"},    {"999999999999999.99", 2021, "999999999999999.99", 2020, "-37.5"},
    };
    for (const Case& c : cases) {
        const std::optional<Amount> rate =
            real_rate(prices, {amount(c.now), c.year_now}, {amount(c.before), c.year_before}, 1, Rounding::half_up);
        BOOST_TEST(plain(rate) == c.rate, c.now << " after " << c.before);
    }
}

BOOST_AUTO_TEST_CASE(amounts_per_inhabitant_are_in_the_smallest_unit) {
    struct Case {
        const char* amount;
        int power;
        const char* inhabitants;
        int unit_of_inhabitants;
        Rounding rounding;
        const char* each;
    };
    const std::vector<Case> cases = {
        {"2737.68", 4, "311.23", 4, Rounding::half_up, "8.80"},  // 27,376,800 of 3,112,300
        {"1.00", 0, "3", 0, Rounding::half_up, "0.33"},         {"0.05", 0, "10", 0, Rounding::half_up, "0.01"},  // 0.005
        {"0.05", 0, "10", 0, Rounding::half_even, "0.00"},      {"-2.00", 3, "3", 0, Rounding::half_up, "-666.67"},
        {"0.00", 4, "5", 0, Rounding::half_up, "0.00"},         {"90", 0, "0.5", 3, Rounding::half_up, "0.18"},
    };
    for (const Case& c : cases) {
        const Population population{{}, {}, c.unit_of_inhabitants, {{2020, amount(c.inhabitants)}}};
        BOOST_TEST(plain(per_inhabitant(population, {amount(c.amount), 2020}, c.power, 2, c.rounding)) == c.each, c.amount);
        BOOST_TEST(!per_inhabitant(population, {amount(c.amount), FiscalYear(2020, true)}, c.power, 2, c.rounding));
    }
}

BOOST_AUTO_TEST_CASE(a_note_holds_for_its_years_and_stage) {
    const StandingNote of_one{"", 2020, 2020, ""};
    BOOST_TEST(of_one.holds_for(2020, "budget"));
    BOOST_TEST(!of_one.holds_for(2021, "budget"));
    BOOST_TEST(!of_one.holds_for(FiscalYear(2020, true), "budget"));
    const StandingNote of_some{"", 2019, {}, "final"};
    BOOST_TEST(!of_some.holds_for(2018, "final"));
    BOOST_TEST(!of_some.holds_for(2030, "budget"));
    BOOST_TEST(of_some.holds_for(FiscalYear(2029, true), "final"));
    BOOST_TEST(!of_some.is_general());
    BOOST_TEST((StandingNote{"", {}, {}, ""}).holds_for(1999, "any"));
    BOOST_TEST((notes_for({{"a", {}, {}, "final"}, {"b", {}, {}, ""}}, 2020, "budget") == std::vector<std::string>{"b"}));
}

BOOST_AUTO_TEST_SUITE_END()

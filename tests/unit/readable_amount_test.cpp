// Large amounts as people say them.

#include "model/readable_amount.hpp"

#include <boost/test/unit_test.hpp>

#include "amounts.hpp"
#include "model/money_unit.hpp"
#include "model/standard.hpp"

using namespace sitegen;

namespace {

const Words chinese("zh-CN", {{"number-scales-written", "4 万, 8 亿, 12 万亿"},
                              {"number-group", ","},
                              {"number-point", "."},
                              {"chart-amount", "{value}{unit}"}});
const Words english("en", {{"number-scales-written", "9 billion, 6 million, 12 trillion"},
                           {"number-group", ","},
                           {"number-point", "."},
                           {"chart-amount", "{value} {unit}"}});
const Words silent("en", {{"number-group", ","}, {"number-point", "."}});

constexpr const char* yuan_form = "{number}{scale}元";
constexpr const char* rand_form = "R{number} {scale}";

// "27.4|亿元", with a "=" at the end if it is exact; "-" if the amount is printed as it is.
std::string said(const std::string& text, const MoneyForm& money, const Words& words) {
    const auto result = say_readably(amount(text), money, words);
    return result ? result->number + "|" + result->unit + (result->is_exact ? "=" : "") : "-";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(readable_amounts)

// Nobody says "2,737.68 10,000 yuan".
BOOST_AUTO_TEST_CASE(a_unit_that_the_language_does_not_count_in_is_never_said) {
    const MoneyForm ten_thousands{"{number} {scale} yuan", 4, true};
    const MoneyForm millions{"{number} {scale} yuan", 6, true};
    const MoneyForm yuan{"{number} {scale} yuan", 0, true};
    BOOST_TEST(said("2737.68", ten_thousands, english) == "27.4|million yuan");
    BOOST_TEST(said("131250.50", ten_thousands, english) == "1.31|billion yuan");
    BOOST_TEST(said("-2.33", ten_thousands, english) == "\u221223,300|yuan=");
    BOOST_TEST(said("0.00", ten_thousands, english) == "0|yuan=");
    BOOST_TEST(said("500.00", ten_thousands, english) == "5|million yuan=");
    BOOST_TEST(said("2737.68", ten_thousands, silent) == "27,376,800|yuan=");
    BOOST_TEST(said("2.50", millions, english) == "-");  // 2.50 million
    BOOST_TEST(said("2737.68", yuan, english) == "-");
    BOOST_TEST(said("2737.68", {"{number} {scale} yuan", 4}, english) == "-");
}

BOOST_AUTO_TEST_CASE(a_table_offers_the_units_of_its_standard_and_the_scales_of_the_language) {
    struct Case {
        std::map<std::string, int, std::less<>> units;
        const char* large_amounts;
        const char* unit;
        const Words& words;
        const char* offered;
    };
    const std::vector<Case> cases = {
        {{{"元", 0}, {"万元", 4}}, yuan_form, "万元", chinese, "元 0, 万元 4, 亿元 8, 万亿元 12"},
        {{{"元", 0}, {"万元", 4}, {"亿元", 8}}, "", "元", chinese, "元 0, 万元 4, 亿元 8"},
        {{{"R", 0}, {"R thousand", 3}},
         rand_form,
         "R thousand",
         english,
         "R 0, R thousand 3, R million 6, R billion 9, R trillion 12"},
        {{{"元", 0}, {"人民币元", 0}}, yuan_form, "人民币元", silent, ""},  // two names of one unit are no choice
        {{{"人民币元", 0}, {"元", 0}, {"万元", 4}}, "", "人民币元", chinese, "人民币元 0, 万元 4"},
        {{{"元", 0}, {"万元", 4}}, yuan_form, "FTE", chinese, ""},
        {{{"元", 0}, {"万元", 4}}, yuan_form, "", chinese, ""},
    };
    for (const Case& c : cases) {
        Standard standard;
        standard.units = c.units;
        standard.large_amounts = c.large_amounts;
        std::string offered;
        for (const MoneyUnit& unit : money_units(standard, c.unit, c.words))
            offered += (offered.empty() ? "" : ", ") + unit.name + " " + std::to_string(unit.power);
        BOOST_TEST(offered == c.offered);
    }
}

BOOST_AUTO_TEST_CASE(says_large_amounts_and_leaves_short_ones) {
    struct Case {
        const char* amount;
        const char* pattern;
        int power;
        const Words& words;
        const char* said;
    };
    const std::vector<Case> cases = {
        {"2737.68", yuan_form, 4, chinese, "-"},
        {"999999.99", yuan_form, 4, chinese, "-"},
        {"1000000.00", yuan_form, 4, chinese, "100|亿元="},
        {"2740123.33", yuan_form, 4, chinese, "274.0|亿元"},
        {"14348853.34", yuan_form, 0, chinese, "1,434.9|万元"},
        {"99999499.99", yuan_form, 0, chinese, "9,999.9|万元"},
        {"99999500.00", yuan_form, 0, chinese, "1.00|亿元"},  // rounded it would be 10,000.0万元
        {"100000000", yuan_form, 0, chinese, "1|亿元="},
        {"274012345.67", yuan_form, 0, chinese, "2.74|亿元"},
        {"274500000.00", yuan_form, 0, chinese, "2.75|亿元"},  // half is rounded up
        {"274499999.99", yuan_form, 0, chinese, "2.74|亿元"},
        {"-274500000.00", yuan_form, 0, chinese, "−2.75|亿元"},  // away from zero
        {"999499999", yuan_form, 0, chinese, "9.99|亿元"},
        {"999500000", yuan_form, 0, chinese, "10.0|亿元"},
        {"1250000", yuan_form, 0, chinese, "125|万元="},
        {"663012345", rand_form, 3, english, "R663.0|billion"},
        {"-663012345", rand_form, 3, english, "−R663.0|billion"},
        {"999949", rand_form, 3, english, "-"},
        {"1234567.8", rand_form, 3, english, "R1.23|billion"},
        {"2500000", rand_form, 3, english, "R2.5|billion="},
        {"1999999999999", rand_form, 3, english, "R2,000.0|trillion"},
        {"1234567", "${number} {scale}", 0, english, "$1.23|million"},
        {"1234567", "", 0, english, "-"},
        {"1234567", rand_form, 0, silent, "-"},
        {"1234567", rand_form, 12, english, "-"},  // no scale is larger than the unit
        {"1234567.123456789012", rand_form, 0, english, "R1.23|million"},
        {"0", rand_form, 0, english, "-"},
    };
    for (const Case& c : cases)
        BOOST_TEST(said(c.amount, {c.pattern, c.power}, c.words) == c.said,
                   c.amount << ": " << said(c.amount, {c.pattern, c.power}, c.words));
}

BOOST_AUTO_TEST_CASE(says_an_axis_with_one_scale) {
    const std::vector<Amount> ticks = {amount("0"), amount("500000"), amount("1000000"), amount("15000000")};
    const std::vector<std::string> in_yi = {"0", "50亿元", "100亿元", "1,500亿元"};
    BOOST_TEST(say_axis(ticks, {yuan_form, 4}, chinese) == in_yi, boost::test_tools::per_element());
    const std::vector<Amount> below = {amount("-2000000"), amount("0"), amount("500000")};
    const std::vector<std::string> in_millions = {"−R2 million", "0", "R0.5 million"};
    BOOST_TEST(say_axis(below, {rand_form, 0}, english) == in_millions, boost::test_tools::per_element());
    BOOST_TEST(say_axis({amount("0"), amount("500000")}, {yuan_form, 4}, chinese).empty());
    BOOST_TEST(say_axis({}, {yuan_form, 4}, chinese).empty());
    BOOST_TEST(say_axis(ticks, {}, chinese).empty());
}

BOOST_AUTO_TEST_CASE(knows_which_units_are_money) {
    Standard standard;
    standard.units = {{"元", 0}, {"万元", 4}};
    standard.large_amounts = yuan_form;
    BOOST_TEST(money_form(standard, "万元").pattern == yuan_form);
    BOOST_TEST(money_form(standard, "万元").unit_power == 4);
    BOOST_TEST(money_form(standard, "辆").pattern.empty());
}

// Yuan in units of ten thousand have six decimals, of which two are enough. What is less than one keeps all of them.
BOOST_AUTO_TEST_CASE(amounts_that_a_larger_unit_made_long_are_shortened) {
    const MoneyForm ten_thousands{"{number}{scale}元", 4};
    const auto of = [](const char* text, const MoneyForm& money) {
        const std::optional<Amount> short_one = shortened(std::get<Amount>(Amount::parse(text)), money);
        return short_one ? short_one->plain() : std::string("-");
    };
    BOOST_TEST(of("2043.267220", ten_thousands) == "2043.27");
    BOOST_TEST(of("-8.563217", ten_thousands) == "-8.56");
    BOOST_TEST(of("0.043217", ten_thousands) == "-");
    BOOST_TEST(of("2043.27", ten_thousands) == "-");
    BOOST_TEST(of("2043.267220", MoneyForm{}) == "-");  // posts
}

BOOST_AUTO_TEST_SUITE_END()

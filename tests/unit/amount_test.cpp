#include "model/amount.hpp"
#include "amounts.hpp"

#include <boost/test/unit_test.hpp>

#include "model/amount_text.hpp"

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(amounts)

BOOST_AUTO_TEST_CASE(reads_and_prints_the_same_digits) {
    for (const char* text :
         {"0", "0.00", "2737.68", "-12", "-0.60", "999999999999999999", "12345678901234567.89", "0.000000000001"}) {
        BOOST_TEST(amount(text).plain() == text);
    }
    BOOST_TEST(amount("+3").plain() == "3");
    BOOST_TEST(amount("1_234.5_0").plain() == "1234.50");
    BOOST_TEST(amount("-0.00").plain() == "0.00");
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_plain_decimal) {
    struct Case {
        const char* text;
        AmountFault fault;
    };
    for (const Case& c :
         {Case{"", AmountFault::not_a_number}, Case{"-", AmountFault::not_a_number}, Case{".5", AmountFault::not_a_number},
          Case{"5.", AmountFault::not_a_number}, Case{"1..2", AmountFault::not_a_number}, Case{"1_", AmountFault::not_a_number},
          Case{"_1", AmountFault::not_a_number}, Case{"1 2", AmountFault::not_a_number}, Case{"1,234", AmountFault::not_a_number},
          Case{"1e3", AmountFault::exponent}, Case{"1E3", AmountFault::exponent}, Case{"inf", AmountFault::not_finite},
          Case{"-inf", AmountFault::not_finite}, Case{"nan", AmountFault::not_finite}, Case{"0x1F", AmountFault::not_decimal},
          Case{"9223372036854775808", AmountFault::too_long}, Case{"0.0000000000001", AmountFault::too_long},
          Case{"１２", AmountFault::not_a_number}}) {
        const auto parsed = Amount::parse(c.text);
        BOOST_REQUIRE_MESSAGE(std::holds_alternative<AmountFault>(parsed), c.text << " should be refused");
        BOOST_TEST((std::get<AmountFault>(parsed) == c.fault), c.text);
    }
}

BOOST_AUTO_TEST_CASE(calculates_exactly) {
    BOOST_TEST((amount("0.1") + amount("0.2")).plain() == "0.3");
    BOOST_TEST((amount("21.37") + amount("4.87")).plain() == "26.24");
    BOOST_TEST((amount("1000000000000000") + amount("0.01")).plain() == "1000000000000000.01");
    BOOST_TEST((amount("1.5") - amount("2")).plain() == "-0.5");
    BOOST_TEST((amount("1.25") * amount("-0.4")).plain() == "-0.500");
    BOOST_TEST((amount("0.60") == amount("0.6")));
    BOOST_TEST((amount("-1") < amount("0.5")));
    BOOST_CHECK_THROW((void)(amount("9223372036854775807") + amount("1")), AmountOverflow);
    BOOST_CHECK_THROW((void)(amount("9223372036854775807") + amount("0.1")), AmountOverflow);
    BOOST_CHECK_THROW((void)(amount("999999999999") * amount("999999999999")), AmountOverflow);
}

BOOST_AUTO_TEST_CASE(finds_room_for_every_result_that_has_some) {
    BOOST_TEST((amount("412500.00") + amount("63250.500000000001")).plain() == "475750.500000000001");
    BOOST_TEST((amount("1.234567") * amount("2.500000")).plain() == "3.086417500000");
    BOOST_TEST((amount("0.1234567") * amount("0.7654321")).plain() == "0.09449772114007");
    BOOST_TEST((amount("0.000000000001") * amount("0.000001")).plain() == "0.000000000000000001");
    // Zeros at the end give way, and nothing else does.
    BOOST_TEST((amount("50000000000") + amount("0.500000000000")).plain() == "50000000000.50000000");
    BOOST_TEST((amount("50000000000.5") - amount("0.250000000000")).plain() == "50000000000.25000000");
    BOOST_TEST((amount("2.0000000000") * amount("3.0000000000")).plain() == "6.000000000000000000");
    BOOST_CHECK_THROW((void)(amount("50000000000") + amount("0.500000000001")), AmountOverflow);
    BOOST_CHECK_THROW((void)(amount("0.0000000001") * amount("0.0000000001")), AmountOverflow);
    BOOST_TEST(amount("0.000000000001").shifted(-6).plain() == "0.000000000000000001");
    BOOST_CHECK_THROW((void)amount("0.000000000001").shifted(-7), AmountOverflow);
    BOOST_TEST(amount("100000.000000000000").shifted(-8).plain() == "0.00100000");
    BOOST_TEST(quotient(amount("0.1234567") * amount("0.7654321"), amount("0.1000000") * amount("1.0000000"), 2, 2)->plain() ==
               "94.50");
}

BOOST_AUTO_TEST_CASE(rounds_bounds_up_and_never_down) {
    BOOST_TEST(bound_sum(amount("0.005"), amount("0.5")).plain() == "0.505");
    BOOST_TEST(bound_product(amount("1.5"), amount("0.005")).plain() == "0.0075");
    const Amount smallest(1, Amount::most_exact_decimals);
    BOOST_TEST(bound_product(smallest, amount("0.1")).plain() == smallest.plain());
    BOOST_TEST(bound_product(Amount(), amount("0.1")).is_zero());
    BOOST_TEST(bound_sum(amount("5000000000"), smallest).plain() == "5000000000.000000001");
    BOOST_CHECK_THROW((void)bound_product(amount("5000000000"), amount("5000000000")), AmountOverflow);
}

BOOST_AUTO_TEST_CASE(rounds_half_away_from_zero) {
    struct Case {
        const char* text;
        int decimals;
        const char* rounded;
    };
    for (const Case& c : {Case{"2.345", 2, "2.35"}, Case{"2.344", 2, "2.34"}, Case{"-2.345", 2, "-2.35"}, Case{"0.5", 0, "1"},
                          Case{"-0.5", 0, "-1"}, Case{"0.49", 0, "0"}, Case{"7", 2, "7.00"}, Case{"9.995", 2, "10.00"}}) {
        BOOST_TEST(amount(c.text).rounded(c.decimals).plain() == c.rounded);
    }
}

BOOST_AUTO_TEST_CASE(converts_units_exactly) {
    struct Case {
        const char* text;
        int power;
        const char* shifted;
    };
    for (const Case& c : {Case{"2737.68", 4, "27376800"}, Case{"27376800", -4, "2737.6800"}, Case{"1.25", 1, "12.5"},
                          Case{"0", 8, "0"}, Case{"5", -8, "0.00000005"}}) {
        BOOST_TEST(amount(c.text).shifted(c.power).plain() == c.shifted);
    }
    BOOST_CHECK_THROW((void)amount("1000000000000").shifted(8), AmountOverflow);
}

BOOST_AUTO_TEST_CASE(divides_for_shares_and_rates) {
    const auto percent = [](const char* part, const char* whole) {
        const std::optional<Amount> share = quotient(amount(part), amount(whole), 2, 2);
        return share ? share->plain() : std::string("none");
    };
    BOOST_TEST(percent("2178.00", "2737.68") == "79.56");
    BOOST_TEST(percent("559.68", "2737.68") == "20.44");
    BOOST_TEST(percent("-506.08", "2684.08") == "-18.85");
    BOOST_TEST(percent("1", "3") == "33.33");
    BOOST_TEST(percent("2", "3") == "66.67");
    BOOST_TEST(percent("1", "-3") == "-33.33");
    BOOST_TEST(percent("1", "0.00") == "none");
    BOOST_TEST(percent("0", "5") == "0.00");
}

BOOST_AUTO_TEST_CASE(groups_digits_for_readers) {
    BOOST_TEST(format_amount(amount("2737.68")) == "2,737.68");
    BOOST_TEST(format_amount(amount("0.60")) == "0.60");
    BOOST_TEST(format_amount(amount("999")) == "999");
    BOOST_TEST(format_amount(amount("1000")) == "1,000");
    BOOST_TEST(format_amount(amount("-1234567.8")) == "\u22121,234,567.8");
    BOOST_TEST(format_amount(amount("1234567.8"), {".", ","}) == "1.234.567,8");
}

BOOST_AUTO_TEST_SUITE_END()

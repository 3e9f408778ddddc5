// Numbers that a list, a bracket or a comparison ties to a cell: what is right there, and what is found.

#include "checked_prose.hpp"

using namespace sitegen;

namespace {

struct Duties : English {
    Duties() {
        add_column("last", "{{prior-year}}", "total");
        add_wide_row("property", "Property tax", {Amount(25407, 1), Amount(25073, 1)});
        add_wide_row("excise", "Excise", {Amount(4500, 1), Amount(6000, 1)});
        add_wide_row("total", "Total", {Amount(29907, 1), Amount(31073, 1)});
    }
};

struct Waters : Chinese {
    Waters() {
        add_row("air", "大气", Amount(185600, 2));
        add_row("water", "水体", Amount(264320, 2));
        add_row("soil", "土壤污染防治", Amount(9000, 2));
        add_total("合计", Amount(458920, 2));
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(prose_order)

BOOST_FIXTURE_TEST_CASE(an_earlier_year_in_brackets_is_compared, Duties) {
    expect_warnings("Excise: 450.0 k€ (2022: 600.0 k€), down 150.0 k€ (25.0%).", {});
    expect_warnings("Excise: 450.0 k€ (600.0 k€ in 2022), down 150.0 k€ (25.0%).", {});
    expect_warnings("Excise: 450.0 k€ (2022: 600.0 k€), up 150.0 k€.",
                    {"150.0 k€ is the size of the change of t[excise].total, but the direction of that change is the opposite"});
    expect_warnings("Property tax: 2,540.7 k€ (2022: 2,507.3 k€), up 33.4 k€.", {});
}

BOOST_FIXTURE_TEST_CASE(a_share_in_brackets_does_not_part_a_sentence, Duties) {
    expect_warnings("Excise: 450.0 k€ (15.0% of total), down 150.0 k€.", {});
    expect_warnings("Excise: 450.0 k€ (15.0% of total), up 150.0 k€.",
                    {"150.0 k€ is the size of the change of t[excise].total, but the direction of that change is the opposite"});
}

BOOST_FIXTURE_TEST_CASE(a_new_amount_is_not_last_years, Duties) {
    const std::string past = "2,507.3 k€ is t[property].last, but the words before it name t[property].total, 2,540.7 k€";
    expect_warnings("Property tax rose by 1.3% to 2,540.7 k€.", {});
    expect_warnings("Property tax rose by 1.3% to 2,507.3 k€.", {past});
    expect_warnings("Property tax rose from 2,507.3 k€ to 2,540.7 k€.", {});
    expect_warnings("Property tax rose from 2,507.3 k€ to 2,507.3 k€.", {past});
    expect_warnings("In 2022 property tax was 2,507.3 k€, it rose by 1.3%.", {});
}

BOOST_FIXTURE_TEST_CASE(a_new_amount_is_not_another_rows, Duties) {
    expect_warnings("Excise fell by 150.0 k€ to 450.0 k€.", {});
    expect_warnings("Excise fell by 150.0 k€ to 2,540.7 k€.",
                    {"2,540.7 k€ is t[property].total, but the words before it name t[excise].total, 450.0 k€"});
    // The sentence contradicts itself.
    expect_warnings("Excise fell from 600.0 k€ to 450.0 k€, a fall of 25.0%.", {});
    expect_warnings("Excise fell from 600.0 k€ to 77.0 k€, a fall of 25.0%.",
                    {"77.0 k€ could not be matched to anything in the tables; t[excise].total is 450.0 k€"});
}

BOOST_FIXTURE_TEST_CASE(an_amount_before_brackets_is_of_its_own_year, Duties) {
    expect_warnings("Property tax: 2,507.3 k€ (2022: 2,507.3 k€).",
                    {"2,507.3 k€ is t[property].last, but the words before it name t[property].total, 2,540.7 k€"});
    expect_warnings("Property tax: 2,507.3 k€ (2022).", {});
}

BOOST_FIXTURE_TEST_CASE(a_verb_and_a_rate_have_one_direction, Duties) {
    expect_warnings("Property tax rose from 2,507.3 k€ to 2,540.7 k€, a rise of 1.3%.", {});
    expect_warnings("Property tax fell from 2,507.3 k€ to 2,540.7 k€, a rise of 1.3%.",
                    {"the words say that it fell to 2,540.7 k€, which is more than before"});
}

BOOST_FIXTURE_TEST_CASE(words_behind_an_amount_compare_it, Duties) {
    expect_warnings("Excise is 450.0 k€, lower than 600.0 k€ in 2022.", {});
    const std::vector<std::string> rules = rules_of("Excise is 450.0 k€, higher than 600.0 k€ in 2022.");
    BOOST_TEST(std::count(rules.begin(), rules.end(), "wrong-direction") == 1);
}

BOOST_FIXTURE_TEST_CASE(numbers_follow_the_order_of_names, Waters) {
    expect_warnings("大气、水体分别为1856.00万元和2643.20万元。", {});
    expect_warnings("大气、水体分别为2643.20万元和1856.00万元。",
                    {"2643.20万元 is t[water].total, but the words before it name t[air].total, 1,856.00万元",
                     "1856.00万元 is t[air].total, but the words before it name t[water].total, 2,643.20万元"});
    expect_warnings("大气和水体分别占40.44%和57.60%。", {});
    expect_warnings("大气和水体分别占57.60%和40.44%。",
                    {"57.60% is the share of t[water].total, but the words before it name the share of t[air].total, 40.44%",
                     "40.44% is the share of t[air].total, but the words before it name the share of t[water].total, 57.60%"});
    // Another name, or one too few: nobody can tell the order.
    expect_warnings("大气、绿化、水体分别为2643.20万元和1856.00万元。", {});
}

BOOST_FIXTURE_TEST_CASE(a_comparison_before_a_list_is_not_about_it, Waters) {
    expect_warnings("支出总计2737.68万元，比上年减少2.33万元，大气1856.00万元。", {});
    expect_warnings("支出总计2737.68万元，比上年减少2.33万元，大气2643.20万元。",
                    {"2643.20万元 is t[water].total, but the words before it name t[air].total, 1,856.00万元"});
    expect_warnings("上年大气2643.20万元，水体1856.00万元。", {});
}

BOOST_FIXTURE_TEST_CASE(shares_may_be_exchanged, Waters) {
    expect_warnings("大气1856.00万元，占40.44%；水体2643.20万元，占57.60%。", {});
    const std::string wrong =
        " disagrees with the other numbers of its sentence: the share of the amount in the whole that the other "
        "shares are of is ";
    expect_warnings("大气1856.00万元，占57.60%；水体2643.20万元，占40.44%。",
                    {"57.60%" + wrong + "40.44%", "40.44%" + wrong + "57.60%"});
}

BOOST_FIXTURE_TEST_CASE(a_share_may_be_of_a_sum, Waters) {
    expect_warnings("大气1856.00万元、土壤污染防治90.00万元，合计占支出总计的71.08%。", {});
    // 1946.00 of 2737.68, and nobody knows what else was added up.
    expect_warnings("大气1856.00万元、土壤污染防治90.00万元，合计占支出总计的65.80%。", {});
}

BOOST_FIXTURE_TEST_CASE(a_share_tells_its_part, Waters) {
    expect_warnings("大气333.00万元，占40.44%。",
                    {"333.00万元 disagrees with the other numbers of its sentence: t[air].total is 1,856.00万元"});
    expect_warnings("大气中的设备333.00万元，占40.44%。", {});
}

BOOST_FIXTURE_TEST_CASE(a_word_for_a_new_amount_has_a_direction, Waters) {
    add_prior("air", Amount(180000, 2), false);
    expect_warnings("大气由1800.00万元增至1856.00万元。", {});
    const std::vector<std::string> rules = rules_of("大气由1800.00万元减至1856.00万元。");
    BOOST_TEST(std::count(rules.begin(), rules.end(), "wrong-direction") == 1);
}

BOOST_FIXTURE_TEST_CASE(a_code_behind_a_name_is_no_number, Duties) {
    expect_warnings("Excise (20805): 450.0 k€.", {});
    expect_warnings("Excise (20805): 600.0 k€.",
                    {"600.0 k€ is t[excise].last, but the words before it name t[excise].total, 450.0 k€"});
}

BOOST_AUTO_TEST_SUITE_END()

// Numbers in the wrong place: of another row, year or direction than the words name.

#include "checked_prose.hpp"
#include "proofread/folded_text.hpp"
#include "proofread/plan_words.hpp"

using namespace sitegen;

namespace {

struct Grants : Chinese {
    Grants() {
        add_row("air", "大气", Amount(185600, 2));
        add_row("water", "水体", Amount(264320, 2));
        add_row("soil", "土壤污染防治", Amount(9000, 2));
    }
};

// Two years of a district's taxes, and what was paid two years ago.
struct Taxes : English {
    Taxes() {
        add_column("last", "{{prior-year}}", "total");
        add_column("paid", "Paid in {{year-2}}");
        add_wide_row("property", "Property tax", {Amount(25407, 1), Amount(25073, 1), Amount(23962, 1)});
        add_wide_row("excise", "Excise", {Amount(4500, 1), Amount(6000, 1), Amount(5812, 1)});
    }
};

// Pupils, and nothing else.
struct Schools : English {
    Schools() {
        add_quantities("pupils", "Pupils", "pupils", "{{year}}");
        add_wide_row("elm", "Elm Street School", {Amount(1, 0), Amount(1384, 0)});
    }
};

// With a column of changes.
struct Fees : English {
    Fees() {
        add_column("last", "{{prior-year}}", "total");
        add_difference("change", "Change");
        add_wide_row("fees", "Fees", {Amount(7317, 1), Amount(6205, 1), Amount(1112, 1)});
        add_wide_row("fines", "Fines", {Amount(4441, 1), Amount(5552, 1), Amount(-1111, 1)});
    }
};

// Posts of two years, and what was lent two years ago.
struct Branches : English {
    Branches() {
        add_quantities("posts", "Posts", "posts", "{{year}}");
        add_quantities("before", "Posts before", "posts", "{{prior-year}}", "posts");
        add_quantities("loans", "Loans", "items", "{{year-2}}");
        add_wide_row("lower", "Salary levels 1 to 6", {Amount(1, 0), Amount(2791, 0), Amount(2874, 0), Amount(100, 0)});
        add_wide_row("canyon", "Canyon branch", {Amount(1, 0), Amount(375, 2), Amount(425, 2), Amount(33870, 0)});
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(prose_places)

BOOST_FIXTURE_TEST_CASE(an_amount_of_another_row_is_found, Grants) {
    expect_warnings("大气1856.00万元、水体2643.20万元。", {});
    expect_warnings("大气2643.20万元、水体1856.00万元。",
                    {"2643.20万元 is t[water].total, but the words before it name t[air].total, 1,856.00万元",
                     "1856.00万元 is t[air].total, but the words before it name t[water].total, 2,643.20万元"});
    // The words may order the amounts in another way, or speak of several rows, another body or another time.
    expect_warnings("水体、大气分别为2643.20万元和1856.00万元。", {});
    expect_warnings("水体和大气2643.20万元、1856.00万元。", {});
    expect_warnings("大气比水体少，为1856.00万元。", {});
    expect_warnings("全区大气2643.20万元。", {});
    expect_warnings("2022年大气2643.20万元。", {});
    expect_warnings("大气较上年2643.20万元有所减少。", {});
    // A short amount equals another by chance.
    expect_warnings("大气90万元。", {});
}

BOOST_FIXTURE_TEST_CASE(an_amount_of_last_year_is_found, Taxes) {
    expect_warnings("Property tax: 2,540.7 k€.", {});
    expect_warnings("Property tax: 2,507.3 k€.",
                    {"2,507.3 k€ is t[property].last, but the words before it name t[property].total, 2,540.7 k€"});
    expect_warnings("Property tax was 2,507.3 k€ in 2022.", {});
    expect_warnings("In 2022, property tax was 2,507.3 k€, excise 600.0 k€.", {});
    expect_warnings("In 2023, property tax was 2,540.7 k€, excise 600.0 k€.",
                    {"600.0 k€ is t[excise].last, but the words before it name t[excise].total, 450.0 k€"});
    expect_warnings("Property tax: 2,540.7 k€, more than the 2,507.3 k€ of 2022.", {});
    // A comparison behind it says that it is this year's.
    expect_warnings("Property tax: 2,507.3 k€, up by 1.3% on 2022.",
                    {"2,507.3 k€ is t[property].last, but the words before it name t[property].total, 2,540.7 k€"});
    expect_warnings("In 2023, property tax was 2,507.3 k€, against 2,540.7 k€ in 2022.",
                    {"2,507.3 k€ is t[property].last, but the words before it name t[property].total, 2,540.7 k€"});
    expect_warnings("In 2023, property tax was 2,507.3 k€, up by 1.3% on 2022.",
                    {"2,507.3 k€ is t[property].last, but the words before it name t[property].total, 2,540.7 k€"});
}

struct TaxFigures : Taxes {
    TaxFigures() {
        add_amount("tax", "Property tax", Amount(25407, 1));
        add_change("tax-change", "tax", "Change of property tax", Amount(334, 1), Amount(133, 2));
    }
};

BOOST_FIXTURE_TEST_CASE(a_figure_has_not_last_years_amount, TaxFigures) {
    const std::string wrong = "2,507.3 k€ is t[property].last, but the words before it name tax (Property tax), 2,540.7 k€";
    expect_warnings("Property tax: 2,507.3 k€.", {wrong});
    expect_warnings("In 2023, property tax is 2,507.3 k€.", {wrong});
    expect_warnings("Property tax: 2,507.3 k€, excise: 450.0 k€.", {wrong});
    expect_warnings("Property tax is 2,507.3 k€, up from 2,540.7 k€.", {wrong});
    expect_warnings("Property tax was 2,507.3 k€ in 2022.", {});
    expect_warnings("In 2022, property tax was 2,507.3 k€.", {});
}

// What the document itself says of a cell's past.
BOOST_FIXTURE_TEST_CASE(a_stated_change_of_a_cell_is_compared, Grants) {
    add_prior("soil", Amount(231, 2), true);
    expect_warnings("土壤污染防治比上年增加2.31万元。", {});
    expect_warnings("土壤污染防治比上年增加2.81万元。",
                    {"2.81万元 could not be matched to anything in the tables; it resembles t[soil].total against t[soil].total "
                     "(2022), 2.31万元: one digit differs"});
    expect_warnings("土壤污染防治比上年减少2.31万元。",
                    {"2.31万元 is the size of the change of t[soil].total, but the direction of that change is the opposite"});
}

BOOST_FIXTURE_TEST_CASE(a_year_names_its_column, Taxes) {
    expect_warnings("Property tax was 2,396.2 k€ in 2021.", {});
    expect_warnings("Property tax was 2,386.2 k€ in 2021.", {"2,386.2 k€ could not be matched to anything in the tables; it "
                                                             "resembles t[property].paid, 2,396.2 k€: one digit differs"});
    // It resembles an amount, but of another year.
    expect_warnings("Property tax was 2,386.2 k€ in 2019.", {});
}

BOOST_FIXTURE_TEST_CASE(two_amounts_show_the_direction, Taxes) {
    const auto errors = [this](const std::string& text) {
        const std::vector<std::string> rules = rules_of(text);
        return std::count(rules.begin(), rules.end(), "wrong-direction");
    };
    BOOST_TEST(errors("Property tax rose from 2,507.3 k€ to 2,540.7 k€.") == 0);
    BOOST_TEST(errors("Property tax fell from 2,507.3 k€ to 2,540.7 k€.") == 1);
    BOOST_TEST(errors("Excise is 450.0 k€, down from 600.0 k€.") == 0);
    BOOST_TEST(errors("Excise is 450.0 k€, up from 600.0 k€.") == 1);
    // Without a second amount it is a doubt: the words may compare with another time.
    const std::string doubt = "the words say that it fell to 2,540.7 k€, which is more than before";
    expect_warnings("Property tax fell to 2,540.7 k€.", {doubt});
    expect_warnings("Property tax rose to 2,540.7 k€.", {});
    expect_warnings("Property tax fell to 2,540.7 k€ from the level of years ago.", {});
}

BOOST_FIXTURE_TEST_CASE(one_change_has_one_direction, Chinese) {
    expect_warnings("绿化费比上年增加16.8万元，下降13.20%。",
                    {"the words say both that it rose and that it fell: by 16.8万元 and by 13.20%"});
    expect_warnings("绿化费比上年增加16.8万元，增长13.20%。", {});
    expect_warnings("绿化费比上年增加16.8万元，比年初预算下降13.20%。", {});
    expect_warnings("绿化费比上年增加16.8万元，人均支出下降13.20%。", {});
}

BOOST_FIXTURE_TEST_CASE(words_behind_a_completion_have_its_direction, Chinese) {
    const std::string wrong = "the text says \"低于\", but before it that 107.47% of the plan was done";
    expect_warnings("绿化费完成年初预算的107.47%。决算低于年初预算的原因是人员增加。", {wrong});
    expect_warnings("绿化费完成年初预算的107.47%，决算低于年初预算的原因是人员增加。", {wrong});
    expect_warnings("绿化费完成年初预算的107.47%。决算高于年初预算的原因是人员增加。", {});
    expect_warnings("绿化费完成年初预算的97.47%。决算低于年初预算的原因是人员增加。", {});
    expect_warnings("绿化费完成年初预算的100%。决算低于年初预算的原因是人员增加。", {});
    // Of another plan.
    expect_warnings("绿化费完成调整预算的97.47%，高于年初预算。", {});
    expect_warnings("绿化费完成预算的107.47%，低于年初预算。",
                    {"the text says \"低于\", but before it that 107.47% of the plan was done"});
    // Other words, another number or another paragraph come between.
    expect_warnings("绿化费完成年初预算的107.47%。印刷费低于年初预算。", {});
    expect_warnings("绿化费完成年初预算的107.47%。甲项目5个，低于年初预算。", {});
    expect_warnings("绿化费完成年初预算的107.47%。\n\n决算低于年初预算。", {});
}

// The row has all the numbers, and moved the other way.
BOOST_FIXTURE_TEST_CASE(a_row_shows_the_direction_of_its_change, Taxes) {
    const std::string opposite = " is the size of the change of t[excise].total, but the direction of that change is the opposite";
    expect_warnings("Excise is 450.0 k€, down 150.0 k€ (25.0%).", {});
    expect_warnings("Excise is 450.0 k€, up 150.0 k€ (25.0%).", {"150.0 k€" + opposite});
    expect_warnings("Excise fell by 25.0% to 450.0 k€.", {});
    expect_warnings("Excise rose by 25.0% to 450.0 k€.", {"25.0%" + opposite});
    expect_warnings("Excise fell by 25%.", {});
    expect_warnings("Excise rose by 25%.", {"25%" + opposite});
}

// Nothing names a row, but the numbers agree with each other only in the other direction.
BOOST_FIXTURE_TEST_CASE(an_amount_shows_the_direction_of_its_rate, Chinese) {
    expect_warnings("绿化费18296.97万元，比上年增加412.35万元，增长2.31%。", {});
    expect_warnings("绿化费18296.97万元，比上年减少412.35万元，下降2.31%。",
                    {"412.35万元 is the size of the change of other numbers of the sentence, but the direction of that change is "
                     "the opposite"});
}

BOOST_FIXTURE_TEST_CASE(a_count_is_of_the_row_that_words_around_it_name, Branches) {
    const std::string swapped = " could not be matched to anything in the tables; it resembles t[lower].posts, 2,791";
    expect_warnings("Salary levels 1 to 6 have 2,791 posts.", {});
    expect_warnings("Salary levels 1 to 6 have 2,971 posts.", {"2,971 posts" + swapped + " posts: two digits are swapped"});
    expect_warnings("A year of 2,971 posts of salary levels 1 to 6.", {"2,971 posts" + swapped + " posts: two digits are swapped"});
    // The unit is before the number, or behind the next one.
    expect_warnings("Posts of salary levels 1 to 6: from 2,874 to 2,791.", {});
    expect_warnings("Posts of salary levels 1 to 6: from 2,874 to 2,971.", {"2,971" + swapped + ": two digits are swapped"});
    expect_warnings("Salary levels 1 to 6: from 2,874 to 2,791 posts.", {});
    // The latest that is known.
    expect_warnings("Canyon branch lends 33,870 items.", {});
    expect_warnings("Canyon branch lends 33,970 items.", {"33,970 items could not be matched to anything in the tables; it "
                                                          "resembles t[canyon].loans, 33,870 items: one digit differs"});
    expect_warnings("A total of 33,970 items of the canyon branch, which is small.",
                    {"33,970 items could not be matched to anything in the tables; it resembles t[canyon].loans, 33,870 items: one "
                     "digit differs"});
    // Nothing says what it counts, or of whom.
    expect_warnings("Canyon branch has 33,970 square feet.", {});
    expect_warnings("Other branches lend 33,970 items.", {});
}

// A figure's own name is a proof, also where another row has the number.
BOOST_FIXTURE_TEST_CASE(a_figure_with_the_amount_of_a_row_is_an_error, Chinese) {
    add_row("basic", "基本支出", Amount(98254, 2));
    add_row("green", "绿化费", Amount(59715, 2));
    expect_warnings("基本支出597.15万元。", {"the text says 597.15万元 for basic (基本支出), but it is 982.54万元"});
}

// "A for this and B for that": the names stand behind.
BOOST_FIXTURE_TEST_CASE(a_name_may_stand_behind_its_amount, Taxes) {
    expect_warnings("We expect 2,540.7 k€ of property tax and 450.0 k€ of excise.", {});
    expect_warnings("We expect excise of 2,540.7 k€.",
                    {"2,540.7 k€ is t[property].total, but the words before it name t[excise].total, 450.0 k€"});
    // The sentence gives the amount of this year, too.
    expect_warnings("Property tax: 2,507.3 k€ in the budget and 2,540.7 k€ in the outturn.", {});
}

// A change or share behind the amount of a part is that part's.
BOOST_FIXTURE_TEST_CASE(a_change_is_of_the_amount_before_it, Chinese) {
    expect_warnings("公务接待费中外宾接待0.31万元，比上年减少0.19万元。", {});
    expect_warnings(
        "公务接待费0.60万元，比上年减少0.19万元。",
        {"the text says 0.19万元 for reception-change (公务接待费比上年增减), but it is a fall of 0.15万元: one digit differs"});
    expect_warnings("基本支出中人员部分900.12万元，占35.29%。", {});
    BOOST_TEST(!warnings_of("基本支出982.54万元，占35.29%。").empty());
}

// It holds to the end of the sentence.
BOOST_FIXTURE_TEST_CASE(another_body_is_named_once, Chinese) {
    expect_warnings("甲中心基本支出100.25万元；项目支出1,755.41万元。甲中心不属本部门。",
                    {"1,755.41万元 could not be matched to anything in the tables; it resembles project (项目支出), 1,755.14万元: "
                     "two digits are swapped"});
    expect_warnings("甲中心基本支出100.25万元。项目支出1,755.41万元。",
                    {"the text says 1,755.41万元 for project (项目支出), but it is 1,755.14万元: two digits are swapped"});
}

// What stands before a colon is what the rest is about.
BOOST_FIXTURE_TEST_CASE(a_heading_leads_away, English) {
    const auto has_error = [this](const std::string& text) {
        const std::vector<std::string> rules = rules_of(text);
        return std::find(rules.begin(), rules.end(), "contradicted-literal") != rules.end();
    };
    BOOST_TEST(!has_error("The north site: staff 800.1 k€."));
    BOOST_TEST(has_error("In 2023: staff 800.1 k€."));
}

BOOST_FIXTURE_TEST_CASE(a_name_belongs_to_the_count_before_it, English) {
    add_amount("beds", "acute beds", Amount(742, 0), {}, "beds");
    expect_warnings("The trust has 742 acute beds and 72 cots.", {});
    expect_warnings("In all acute beds 724.",
                    {"the text says 724 for beds (acute beds), but it is 742 beds: two digits are swapped"});
}

// What changes is something else of the row.
BOOST_FIXTURE_TEST_CASE(a_rate_may_be_of_something_else, Taxes) {
    for (const char* text :
         {"Excise offices fell by 26%.", "Excise: consumption fell by 26%.", "The excise offices had 26% less visitors."})
        expect_warnings(text, {});
    expect_warnings("Excise fell by 26.0%.", {"26.0% could not be matched to anything in the tables; it resembles t[excise].total "
                                              "against t[excise].last, 25.0%: one digit differs"});
}

// What has changed has no unit either.
BOOST_FIXTURE_TEST_CASE(an_index_needs_no_unit, Chinese) {
    expect_warnings("平均得分94.6，比上年增加1.8。", {});
    BOOST_TEST(rules_of("绿化费比上年增加1.8。") == std::vector<std::string>{"missing-unit"}, boost::test_tools::per_element());
}

// What might be, and what a list behind a colon is made of, is in no table.
BOOST_FIXTURE_TEST_CASE(a_likeness_is_chance_where_words_lead_away, Taxes) {
    expect_warnings("Property tax would be 2,540.8 k€.", {});
    expect_warnings("Excise is 450.0 k€: 440.0 k€ of tobacco and 10.0 k€ of tea.", {});
    BOOST_TEST(warnings_of("Property tax of 2,540.8 k€.").size() == 1U);
}

// Other percentages and short amounts are targets and limits.
BOOST_FIXTURE_TEST_CASE(a_short_number_does_not_agree_by_chance, Grants) {
    add_total("合计", Amount(1000000, 2));
    const std::vector<std::string> unmatched = {"unmatched-literal"};
    BOOST_TEST(rules_of("绿化费0万元，比上年减少2.33万元，下降1.09%。").back() != "unbound-literal");
    BOOST_TEST(rules_of("水质达标率保持在90%。") == unmatched, boost::test_tools::per_element());
    BOOST_TEST(rules_of("单个项目不超过4.1万元。") == unmatched, boost::test_tools::per_element());
    BOOST_TEST(rules_of("土壤污染防治90万元。") == std::vector<std::string>{"unbound-literal"}, boost::test_tools::per_element());
    // One digit differs from every other one in one digit.
    expect_warnings("土壤污染防治9万元。", {});
    expect_warnings("公务接待费8万元。", {"the text says 8万元 for reception (公务接待费), but it is 0.60万元"});
}

// The words give each amount a year, so one of the two is the base of the other.
BOOST_FIXTURE_TEST_CASE(amounts_of_two_years_are_compared, Chinese) {
    const std::string both = "2022年决算333.00万元，2023年预算777.00万元，";
    expect_warnings(both + "比2022年决算增加133.33%。", {});
    expect_warnings(both + "比2022年决算增加444.00万元，增长133.33%。", {});
    expect_warnings("2023年预算777.00万元，2022年决算333.00万元，增加133.33%。", {});
    expect_warnings("2021年决算111.00万元，2022年决算333.00万元，2023年预算777.00万元，增加133.33%。", {});
    // The words name the base, so nothing else can be meant.
    expect_warnings(both + "比2022年决算增加99.00%。",
                    {"99.00% disagrees with the other numbers of its sentence: their difference in per cent is 133.33%"});
    expect_warnings(both + "增加134.33%。",
                    {"134.33% disagrees with the other numbers of its sentence: their difference in per cent is "
                     "133.33%: one digit differs"});
    BOOST_TEST(warnings_of(both + "减少133.33%。").size() == 1U);
    // Something else may be the base, or the rate be another one.
    expect_warnings(both + "比2022年预算增加99.00%。", {});
    expect_warnings(both + "增加99.00%。", {});
    expect_warnings(both + "比上年预算增加134.33%。", {});
    expect_warnings(both + "人均增加134.33%。", {});
    expect_warnings(both + "完成预算的42.85%。", {});
    expect_warnings("2022年决算333.00万元，2023年预算777.00万元。", {});
}

// Whoever writes in millions may calculate in millions.
BOOST_FIXTURE_TEST_CASE(a_change_of_printed_amounts_agrees, Taxes) {
    add_wide_row("transfers", "Transfers", {Amount(12345460, 1), Amount(9876540, 1), Amount(9000000, 1)});
    expect_warnings("Grants come to 1,234.55 million, up 246.89 million.", {});
    expect_warnings("Grants come to 1,234.55 million, up 246.90 million.", {});
    BOOST_TEST(warnings_of("Grants come to 1,234.55 million, up 247.89 million.").size() == 1U);
}

// Words of rise and fall are the language's, too.
BOOST_FIXTURE_TEST_CASE(a_standard_need_not_name_words_of_rise_and_fall, English) {
    expect_warnings("Spending climbed by 12.5 k€.", {});
    BOOST_TEST(warnings_of("Spending slumped by 12.5 k€.").size() == 1U);
}

// A rise is no reason of a fall, unless something turns it round.
BOOST_FIXTURE_TEST_CASE(a_reason_has_the_direction_of_what_it_explains, Chinese) {
    const std::string fall = "绿化费比上年减少1.17万元，主要原因是";
    expect_warnings(fall + "种植面积增加。",
                    {"the text gives \"增加\" as the reason of a change of 1.17万元 in the other direction"});
    for (const char* reason : {"种植面积减少。", "种植面积减少，而单价增加。", "退休人员增加。", "上年购置增加。", "暖冬。"})
        expect_warnings(fall + reason, {});
    expect_warnings("绿化费比上年减少1.17万元。种植面积增加。", {});
    expect_warnings("绿化费比上年减少1.17万元，主要原因是暖冬；面积增加。", {});
    expect_warnings("绿化费结余比上年减少1.17万元，主要原因是种植面积增加。", {});
}

// Words of rise and fall may stand behind their number.
BOOST_FIXTURE_TEST_CASE(a_word_behind_a_number_says_that_it_is_a_change, Taxes) {
    expect_warnings("Spending is 12.5 k€ more than last year.", {});
    expect_warnings("Spending is 12.5 k€ (0.96%) higher than last year.", {});
    BOOST_TEST(warnings_of("Spending is 12.5 k€ lower than last year.").size() == 1U);
    expect_warnings("Excise is 150.0 k€ lower than last year.", {});
    expect_warnings("Excise is 150.0 k€ higher than last year.",
                    {"150.0 k€ is the size of the change of t[excise].total, but the direction of that change is the opposite"});
    // Then it is no level, whatever the words name.
    expect_warnings("Spending is 77.5 k€ more than that of the county.", {});
}

// A rate has the direction of its row, however short it is.
BOOST_FIXTURE_TEST_CASE(a_change_of_the_other_direction_bears_nothing_out, Taxes) {
    expect_warnings("Excise fell by 25.0%.", {});
    BOOST_TEST(warnings_of("Excise rose by 25.0%.").size() == 1U);
    BOOST_TEST(warnings_of("Excise rose by 25%.").size() == 1U);
    expect_warnings("Excise rose by 5%.", {});
}

// An amount that is said again in another unit is held against the first.
BOOST_FIXTURE_TEST_CASE(an_amount_is_said_again, Taxes) {
    expect_warnings("Property tax brings 2,540.7 k€, or 2.54 million.", {});
    BOOST_TEST(warnings_of("Property tax brings 2,540.7 k€, or 2,541 million.").size() == 1U);
    expect_warnings("Property tax brings 2,540.7 k€, or 2.641 million.",
                    {"2.641 million could not be matched to anything in the tables; it resembles the amount before it, 2.541 "
                     "million: one digit differs"});
}

// The row of the words behind "for", and last year's amount, which the printed change seems to explain.
BOOST_FIXTURE_TEST_CASE(an_amount_is_out_of_place_behind_other_words, Fees) {
    expect_warnings("We raise 731.7 k€ for fines.",
                    {"731.7 k€ is t[fees].total, but the words before it name t[fines].total, 444.1 k€"});
    expect_warnings("We raise 444.1 k€ for fines.", {});
    expect_warnings("Fees of 620.5 k€.", {"620.5 k€ is t[fees].last, but the words before it name t[fees].total, 731.7 k€"});
    expect_warnings("From fees of 620.5 k€.", {});
    expect_warnings("Fees are above last year's 731.7 k€.",
                    {"731.7 k€ is t[fees].total, but the words before it name t[fees].last, 620.5 k€"});
    expect_warnings("Fees are above last year's 620.5 k€.", {});
}

// Two other numbers of the statement are the row's, and the third contradicts them.
BOOST_FIXTURE_TEST_CASE(a_number_that_others_refute_need_not_resemble_the_right_one, Taxes) {
    expect_warnings("Property tax is 2,540.7 k€, up 33.4 k€ from 2,507.3 k€.", {});
    BOOST_TEST(warnings_of("Property tax is 2,540.7 k€, up 33.4 k€ from 1,111.9 k€.").size() == 1U);
}

// A row with counts of one kind beside a number that has no unit.
BOOST_FIXTURE_TEST_CASE(a_count_beside_its_row_needs_no_unit, Schools) {
    const std::vector<std::string> agrees = {"unbound-literal"};
    BOOST_TEST(rules_of("There will be 1,384 elm street school.") == agrees, boost::test_tools::per_element());
    BOOST_TEST(rules_of("Elm Street School: 1,384.") == agrees, boost::test_tools::per_element());
    expect_warnings("Elm Street School: 1,348.",
                    {"1,348 could not be matched to anything in the tables; it resembles t[elm].pupils, "
                     "1,384: two digits are swapped"});
    // Something else may be counted.
    expect_warnings("Elm Street School: 1,348 books.", {});
    expect_warnings("Elm Street School: 138.", {});
}

// A bound is not exact, and the name behind 占 is the whole.
BOOST_FIXTURE_TEST_CASE(bounds_and_wholes_are_no_values, Taxes) {
    expect_warnings("Excise fell by more than 20%.", {});
    expect_warnings("Excise is more than 440.0 k€.", {});
}

// Only a name with nothing before and behind it but known words is a proof. A likeness is a warning then.
BOOST_FIXTURE_TEST_CASE(words_around_a_name_may_say_that_another_value_is_meant, Chinese) {
    const auto has_error = [this](const std::string& text) {
        const std::vector<std::string> rules = rules_of(text);
        return std::find(rules.begin(), rules.end(), "contradicted-literal") != rules.end();
    };
    BOOST_TEST(has_error("基本支出为982.45万元。"));
    BOOST_TEST(has_error("2023年，基本支出为982.45万元。"));
    for (const char* text : {"按定额测算，基本支出为982.45万元。", "经评审，基本支出982.45万元。", "基本支出控制数982.45万元。",
                             "基本支出年初预算982.45万元。", "基本支出2021年为982.45万元。", "公务接待费报批0.70万元。"})
        BOOST_TEST(!has_error(text), text);
}

// A reason ahead of the amounts has its own direction.
BOOST_FIXTURE_TEST_CASE(a_cause_is_no_word_of_the_change, Taxes) {
    expect_warnings("Despite a rise of wages, excise went from 600.0 k€ to 450.0 k€.", {});
    BOOST_TEST(warnings_of("Excise rose from 600.0 k€ to 450.0 k€.").size() == 1U);
    // The word behind a rate does not make the next amount a change, and what brackets add is no base.
    expect_warnings("Excise: 450.0 k€, 25.0% less than 600.0 k€.", {});
    expect_warnings("Excise: 450.0 k€, 25.0% lower 600.0 k€.", {});
}

// Two changes, and the reason of the last.
BOOST_FIXTURE_TEST_CASE(a_reason_is_that_of_the_change_before_it, Chinese) {
    expect_warnings("绿化费比预算减少1.17万元，比上年增加2.30万元，主要原因是种植面积增加。", {});
}

BOOST_AUTO_TEST_SUITE_END()

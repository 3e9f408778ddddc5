// Whose change a number is: of a whole, of a part, or of something that no figure covers.

#include "checked_prose.hpp"

using namespace sitegen;

namespace {

// The general budget is part of a total of its own table; words may name another whole.
struct Shares : Chinese {
    Shares() {
        add_amount("year", "本年支出", Amount(305727, 2));
        add_row("general", "一般公共预算支出", Amount(300302, 2));
        add_total("财政拨款总计", Amount(305745, 2));
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(prose_subjects)

BOOST_FIXTURE_TEST_CASE(a_change_is_of_the_amount_before_it, Chinese) {
    expect_warnings("支出总计2737.68万元，比上年减少2.33万元，下降0.09%。", {});
    expect_warnings(
        "支出总计2737.68万元，比上年减少2.83万元，下降0.09%。",
        {"the text says 2.83万元 for total-change (支出总计比上年增减), but it is a fall of 2.33万元: one digit differs"});
    // The part has a change that no figure covers.
    expect_warnings("支出总计2737.68万元，其中：基本支出982.54万元，比上年增加46.90万元，增长5.01%。", {});
    expect_warnings("支出总计2737.68万元，其中：基本支出982.54万元，占35.89%，与上年相比增加46.90万元，增长5.01%。", {});
    // After all parts the sentence may go on with the whole.
    expect_warnings("支出总计2737.68万元，其中：基本支出982.54万元，项目支出1755.14万元，比上年减少2.33万元，下降0.09%。", {});
    expect_warnings(
        "支出总计2737.68万元，其中：基本支出982.54万元，项目支出1755.14万元，比上年减少2.83万元，下降0.09%。",
        {"the text says 2.83万元 for total-change (支出总计比上年增减), but it is a fall of 2.33万元: one digit differs"});
}

BOOST_FIXTURE_TEST_CASE(a_rate_is_of_the_change_before_it, Chinese) {
    expect_warnings("公务接待费0.60万元，比上年减少0.15万元，下降20.00%。", {});
    expect_warnings(
        "公务接待费0.60万元，比上年减少0.15万元，下降25.00%。",
        {"25.00% disagrees with the other numbers of its sentence: the change in per cent is 20.00%: one digit differs"});
    // The change before it is of something that no figure covers, so this rate is, too.
    for (const char* words : {"其中外事接待减少0.05万元，下降38.46%", "其中外事接待比上年减少0.05万元，下降38.46%",
                              "剔除外事因素后减少0.05万元，下降38.46%", "同口径比上年减少0.05万元，下降38.46%",
                              "扣除外事因素后较上年减少0.05万元，下降38.46%"})
        expect_warnings(std::string("公务接待费0.60万元，比上年减少0.15万元，下降20.00%，") + words + "。", {});
}

BOOST_FIXTURE_TEST_CASE(a_share_is_of_the_whole_that_the_words_name, Shares) {
    // 98.22 % of the table's total.
    expect_warnings("一般公共预算支出3003.02万元，占本年支出的98.23%。", {});
    expect_warnings("一般公共预算支出3003.02万元，占财政拨款总计的98.22%。", {});
    expect_warnings("一般公共预算支出3003.02万元，占本年支出的98.53%。",
                    {"98.53% could not be matched to anything in the tables; it resembles the share of a number of the sentence in "
                     "what the words name, 98.23%: one digit differs"});
}

// The editor may add it, but the number agrees with what it was typed from.
BOOST_FIXTURE_TEST_CASE(what_is_not_stated_is_no_doubt, Chinese) {
    add_unstated("groups", "国内公务接待批次", "批次");
    expect("国内公务接待批次12批次。",
           {"note 1:9: the text says 12批次 for groups (国内公务接待批次), which document.toml does not state "
            "[unmatched-literal] → Add groups to [statements], and it is checked."});
}

BOOST_AUTO_TEST_SUITE_END()

// The check of prose: what it takes for a literal, which figure it finds for it, and all it has to say.

#include <boost/test/unit_test.hpp>

#include "check/departments.hpp"
#include "checked_prose.hpp"
#include "model/rules.hpp"
#include "proofread/folded_text.hpp"
#include "proofread/foreign_headings.hpp"
#include "proofread/near_miss.hpp"
#include "proofread/proofread.hpp"
#include "proofread/rounding_practice.hpp"
#include "render/narrative.hpp"
#include "this_build.hpp"

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(prose_check)

BOOST_AUTO_TEST_CASE(knows_slips) {
    struct Case {
        const char* written;
        const char* meant;
        const char* slip;
    };
    const auto amount = [](const char* text) { return std::get<Amount>(Amount::parse(text)); };
    for (const Case& c : {Case{"71.56", "71.65", "two digits are swapped"}, Case{"887.36", "87.36", "a digit is doubled"},
                          Case{"187.36", "87.36", "there is one digit too many"}, Case{"7.36", "87.36", "a digit is missing"},
                          Case{"873.6", "87.36", "the decimal point is in another place"},
                          Case{"0.6", "60", "the decimal point is in another place"}, Case{"71.75", "71.65", "one digit differs"},
                          Case{"71.73", "71.65", ""}, Case{"5", "71.65", ""}, Case{"0", "71.65", ""}}) {
        BOOST_TEST(describe(find_slip(amount(c.written), amount(c.meant))) == c.slip, c.written << " for " << c.meant);
    }
    BOOST_TEST((find_slip(amount("71.73"), amount("71.65")) == Slip::close));
    BOOST_TEST((find_slip(amount("80"), amount("71.65")) == Slip::none));
}

BOOST_FIXTURE_TEST_CASE(proposes_the_figure_that_a_literal_equals, Chinese) {
    expect(
        "支出总计2,737.68万元，其中基本支出982.54万元，占35.89%。",
        {"note 1:5: 2,737.68万元 is the figure total (支出总计) [unbound-literal] → Write {{total}}万元, which follows the tables.",
         "note 1:22: 982.54万元 is the figure basic (基本支出) [unbound-literal] → Write {{basic}}万元, which follows the tables.",
         "note 1:32: 35.89% is the figure basic-share (基本支出占比) [unbound-literal] → Write {{basic-share}}, which follows the "
         "tables."});
    expect("支出总计2737.68万元", {"note 1:5: 2737.68万元 is the figure total (支出总计) [unbound-literal] → Write "
                                   "{{total.plain}}万元, which follows the tables."});
    expect("支出总计0.27亿元，占35.9%", {"note 1:5: 0.27亿元 is the figure total (支出总计): 2,737.68万元 rounded "
                                         "[unbound-literal] → Write {{total}}万元, which follows the tables.",
                                         "note 1:13: 35.9% is the figure basic-share (基本支出占比): 35.89% rounded "
                                         "[unbound-literal] → Write {{basic-share}}, which follows the tables."});
    expect("支出总计2,737.6万元", {"note 1:5: 2,737.6万元 is the figure total (支出总计): 2,737.68万元 cut off [unbound-literal] → "
                                   "Write {{total}}万元, which follows the tables."});
    expect("支出总计比上年减少2.33万元，下降0.09%。",
           {"note 1:10: 2.33万元 is the figure total-change (支出总计比上年增减) [unbound-literal] → Write "
            "{{total-change.amount}}万元, which follows the tables.",
            "note 1:19: 0.09% is the figure total-change (支出总计比上年增减) [unbound-literal] → Write {{total-change.rate}}, "
            "which follows the tables."});
    expect(
        "车辆8辆；8辆供口岸使用；房屋1204平米，价值39.94万元",
        {"note 1:3: 8辆 is the figure vehicles (车辆) [unbound-literal] → Write {{vehicles}}辆, which follows the tables.",
         "note 1:6: 8辆 is the figure vehicles (车辆) [unbound-literal] → Write {{vehicles}}辆, which follows the tables.",
         "note 1:16: 1204 is the figure area (房屋面积) [unbound-literal] → Write {{area.plain}}, which follows the tables.",
         "note 1:25: 39.94万元 is the figure value (房屋价值) [unbound-literal] → Write {{value}}万元, which follows the tables."});
}

// The document's year, its department and words for both change no meaning of the label behind them. Other words may.
BOOST_FIXTURE_TEST_CASE(a_label_may_follow_words_for_the_document_itself, Chinese) {
    for (const char* own : {"", "例局", "2023年度", "例局2023年", "本部门2023年度", "2023年本部门", "本年", "一、例局"}) {
        const std::string text = std::string(own) + "支出总计0万元。";
        BOOST_TEST(rules_of(text) == std::vector<std::string>{"contradicted-literal"}, text << boost::test_tools::per_element());
        const std::string right = std::string(own) + "支出总计2737.68万元。";
        BOOST_TEST(rules_of(right) == std::vector<std::string>{"unbound-literal"}, right << boost::test_tools::per_element());
    }
    for (const char* other : {"下属单位", "甲中心", "2022年度", "例局下属中心2023年", "上年", "例局和甲局", "本年非财政"}) {
        const std::string text = std::string(other) + "支出总计1800.05万元。";
        const std::vector<std::string> rules = rules_of(text);
        BOOST_TEST((std::find(rules.begin(), rules.end(), "contradicted-literal") == rules.end()), text);
    }
}

BOOST_FIXTURE_TEST_CASE(proposes_the_unit_and_the_sign_of_the_text, Chinese) {
    expect("支出总计0.273768亿元", {"note 1:5: 0.273768亿元 is the figure total (支出总计) [unbound-literal] → Write "
                                    "{{total.in.亿元}}亿元, which follows the tables."});
}

BOOST_FIXTURE_TEST_CASE(accuses_nothing_by_a_blank_cell, Chinese) {
    expect("上级补助0万元。", {"note 1:5: 0万元 is the figure grant (上级补助) [unbound-literal] → Write {{grant.or-zero}}万元, "
                               "which follows the tables."});
    expect("上级补助5.00万元。", {"warning 1:5: the text says 5.00万元 for grant (上级补助), but its cells are blank, so there is "
                                  "nothing to compare [unmatched-literal] → Compare the number and the tables with the source."});
}

BOOST_FIXTURE_TEST_CASE(reads_numbers_through_markup_and_full_width_forms, Chinese) {
    for (const char* text : {"基本支出**982.54**万元", "基本支出 982.54 万元", "基本支出\n982.54\n万元", "基本支出９８２．５４万元",
                             "基本支出982.54&nbsp;万元", "- 基本支出：982.54万元", "# 基本支出982.54万元", "> 基本支出982.54万元",
                             "基本支出[982.54](x.html)万元", "基本支出占３５．８９％", "三公经费4.10万元", "三公经费4.1万元",
                             "\"三公\"经费4.10万元"}) {
        BOOST_TEST(rules_of(text) == std::vector<std::string>{"unbound-literal"}, text);
    }
}

BOOST_FIXTURE_TEST_CASE(passes_by_what_is_no_amount, Chinese) {
    for (const char* text :
         {"2023年2月10日，第5条，财预〔2016〕143号，5个科室，第3辆，3台设备，16人", "[说明](a.html?x=87.36%)",
          "https://example.org/?a=87.36%20b", "<b title=\"5%\">", "<div>\n87.36万元\n</div>", "J2水电费，v1.2，GB5",
          "公务接待费3批次、120人次", "房屋3栋", "房屋2014年建成", "支出总计2023年",
          "{{total}}万元，{{basic-share}}，{{total-change}}", "{{total-change.direction}}{{total-change.amount}}万元",
          "{{vehicles}}台", "{{total}}{{total.unit}}", "87.36 人", "2023-2025年增长点"}) {
        BOOST_TEST(check(text).empty(), text);
    }
}

BOOST_FIXTURE_TEST_CASE(reads_code_as_it_is_printed, Chinese) {
    const std::string remedy = "[contradicted-literal] → Write {{basic}}万元.";
    const std::string message = ": the text says 982.45万元 for basic (基本支出), but it is 982.54万元: two digits are swapped ";
    expect("基本支出`982.45万元`", {"error 1:6" + message + remedy});
    expect("- 文\n\n  ```\n  基本支出982.45万元\n  ```", {"error 4:7" + message + remedy});
    expect("    基本支出982.45万元", {"error 1:9" + message + remedy});
    expect(
        "    基本支出    982.54万元\n    投资        77.00万元\n",
        {"note 1:13: 982.54万元 is the figure basic (基本支出) [unbound-literal] → Write {{basic}}万元, which follows the tables.",
         "note 2:15: 77.00万元 could not be matched to anything in the tables [unmatched-literal] → Compare it with the source. "
         "Declare a figure or a statement for it, and it is checked every year."});
    BOOST_TEST(check("<div>基本支出982.45万元</div>").empty());
    BOOST_TEST(check("`基本支出{{basic}}万元`").empty());
}

BOOST_FIXTURE_TEST_CASE(finds_what_contradicts_the_figure_that_is_named, Chinese) {
    expect("基本支出982.45万元，占35.98%。", {"error 1:5: the text says 982.45万元 for basic (基本支出), but it is 982.54万元: two "
                                              "digits are swapped [contradicted-literal] → Write {{basic}}万元.",
                                              "error 1:15: the text says 35.98% for basic-share (基本支出占比), but it is 35.89%: "
                                              "two digits are swapped [contradicted-literal] → Write {{basic-share}}."});
    expect("{{basic}}万元，占36.50%。", {"error 1:14: the text says 36.50% for basic-share (基本支出占比), but it is 35.89% "
                                         "[contradicted-literal] → Write {{basic-share}}."});
    expect("本年基本支出9,825.4万元",
           {"error 1:7: the text says 9,825.4万元 for basic (基本支出), but it is 982.54万元: the decimal point is in another "
            "place [contradicted-literal] → Write {{basic}}万元."});
    expect("基本支出982.54亿元", {"error 1:5: the text says 982.54亿元 for basic (基本支出), but it is 982.54万元: the unit "
                                  "differs [contradicted-literal] → Write {{basic}}万元."});
    expect("基本支出1,755.14万元",
           {"error 1:5: the text says 1,755.14万元 for basic (基本支出), but it is 982.54万元; 1,755.14万元 is project (项目支出) "
            "[contradicted-literal] → Write {{basic}}万元, or {{project}}万元 if that is meant."});
    expect("支出总计比上年减少2.43万元",
           {"error 1:10: the text says 2.43万元 for total-change (支出总计比上年增减), but it is a fall of 2.33万元: one digit "
            "differs [contradicted-literal] → Write {{total-change.amount}}万元."});
    expect("车辆9辆；9辆供口岸使用", {"error 1:3: the text says 9辆 for vehicles (车辆), but it is 8辆 "
                                      "[contradicted-literal] → Write {{vehicles}}.",
                                      "error 1:6: the text says 9辆 for vehicles (车辆), but it is 8辆 "
                                      "[contradicted-literal] → Write {{vehicles}}."});
    expect("基本支出{{basic}}亿元，占{{basic-share}}万元", {"error 1:5: the figure basic (基本支出) is 982.54万元, but the text "
                                                            "says 亿元 [contradicted-literal] → Write {{basic}}万元.",
                                                            "error 1:18: the figure basic-share (基本支出占比) is 35.89%, but the "
                                                            "text says 万元 [contradicted-literal] → Write {{basic-share}}."});
}

BOOST_FIXTURE_TEST_CASE(finds_neighbours_that_are_exchanged, Chinese) {
    // Neither name begins its phrase, so that each alone might be that of something else.
    expect("今年的基本支出1,755.14万元，今年的项目支出982.54万元",
           {"error 1:8: the text says 1,755.14万元 for basic (基本支出), but it is 982.54万元; 1,755.14万元 is project (项目支出) "
            "[contradicted-literal] → Write {{basic}}万元, or {{project}}万元 if that is meant.",
            "error 1:26: the text says 982.54万元 for project (项目支出), but it is 1,755.14万元; 982.54万元 is basic (基本支出) "
            "[contradicted-literal] → Write {{project}}万元, or {{basic}}万元 if that is meant."});
    BOOST_TEST(rules_of("今年的基本支出1,755.14万元") == std::vector<std::string>{"unbound-literal"});
}

BOOST_FIXTURE_TEST_CASE(gives_no_verdict_on_what_it_can_tie_to_nothing, Chinese) {
    const std::string remedy =
        " [unmatched-literal] → Compare it with the source. Declare a figure or a statement for it, and it is checked every year.";
    expect("投资77.00万元", {"note 1:3: 77.00万元 could not be matched to anything in the tables" + remedy});
    // A number that only looks like another is not said of it.
    expect("投资982.45万元", {"note 1:3: 982.45万元 could not be matched to anything in the tables" + remedy});
    expect("投资548.15万元", {"note 1:3: 548.15万元 agrees with t[201].total [unbound-literal] → Declare a figure for it and write "
                              "the figure, which follows the tables."});
}

// The row that the words name is enough: no figure stands for it.
BOOST_FIXTURE_TEST_CASE(ties_a_number_to_the_row_that_is_named, Chinese) {
    expect("一般公共服务支出（类）548.15万元", {"note 1:12: 548.15万元 agrees with t[201].total [unbound-literal] → Declare a "
                                                "figure for it and write the figure, which follows the tables."});
    expect(
        "一般公共服务支出（类）548.51万元",
        {"warning 1:12: 548.51万元 could not be matched to anything in the tables; it resembles t[201].total, 548.15万元: two "
         "digits are swapped [unmatched-literal] → Compare it with the source. Declare a figure or a statement for it, and it is "
         "checked every year."});
}

BOOST_FIXTURE_TEST_CASE(gives_no_error_where_the_prose_may_be_right, Chinese) {
    struct Case {
        const char* text;
        std::vector<std::string> rules;
    };
    const std::string note = "unbound-literal";
    const std::string warning = "unmatched-literal";
    for (const Case& c : {
             // A name within a longer one, of a figure or of a cell.
             Case{"其中：项目支出1,195.46万元", {note}},
             Case{"其中：基本支出37万元", {warning}},
             Case{"铺路的项目支出300万元", {warning}},
             // A part of what has been said rightly.
             Case{"项目支出1,755.14万元，其中：项目支出300万元用于铺路", {note, warning}},
             // Other shares, other changes.
             Case{"基本支出982.54万元，占总支出的36.12%，完成年初预算的100.2%", {note, warning, warning}},
             Case{"公务接待费0.60万元，比上年减少0.15万元，其中住宿费减少0.1万元，差旅费增加0.15万元",
                  {note, note, warning, warning}},
             Case{"人员经费增加3万元", {warning}},
             Case{"支出总计2,737.68万元，减少绿化费2.43万元", {note, warning}},
             // Not the change, but what became of it.
             Case{"公务接待费减少到0.60万元", {note}},
             // Another year, and what this year is compared with.
             Case{"车辆2019年为6辆", {}},
             Case{"车辆由6辆增加到8辆", {warning}},
             Case{"上年末车辆6辆", {warning}},
             Case{"支出总计比2019年的2,500.00万元增加237.68万元，增长9.51%", {note, note, note}},
             Case{"支出总计2,739.68万元，比2022年增加1.00万元", {"contradicted-literal", warning}},
             Case{"2024年支出总计拟安排2,800.00万元，比2023年增加62.32万元", {warning, warning}},
             // Another stage, and another body.
             Case{"支出总计比2022年执行数增加2.33万元", {warning}},
             Case{"三年前车辆9辆", {warning}},
             Case{"全区共有车辆46辆", {warning}},
             Case{"全区共有设备60台，其中：车辆46辆", {warning}},
             Case{"全区事业发展良好，车辆46辆", {warning}},
             // Equal figures of other names.
             Case{"收入总计2,737.68万元", {note}},
             Case{"因公出国（境）费0万元，与上年持平", {note}},
             Case{"购置费0万元", {note}},
             Case{"公务接待费0.60万元，其中住宿费与上年持平", {note}},
         }) {
        BOOST_TEST_CONTEXT(c.text) { BOOST_TEST(rules_of(c.text) == c.rules, boost::test_tools::per_element()); }
    }
}

BOOST_FIXTURE_TEST_CASE(asks_for_a_missing_unit, Chinese) {
    const std::string missing = "missing-unit";
    for (const auto& [text, rules] : std::vector<std::pair<const char*, std::vector<std::string>>>{
             {"支出总计比上年减少2.33，下降0.09。", {missing, missing}},
             {"支出总计比上年下降0.09", {missing}},
             {"支出总计完成年初预算的98.50。", {missing}},
             {"支出总计比上年下降0.09个百分点", {}},  // another unit
             {"机构数量比上年增长3，", {}},           // a count
             {"见《意见》第3.2，", {}},
         }) {
        BOOST_TEST_CONTEXT(text) { BOOST_TEST(rules_of(text) == rules, boost::test_tools::per_element()); }
    }
}

BOOST_FIXTURE_TEST_CASE(asks_whether_the_year_is_right, Chinese) {
    const std::string year = "other-year";
    const std::string note = "unbound-literal";
    for (const auto& [text, rules] : std::vector<std::pair<const char*, std::vector<std::string>>>{
             {"2021年支出总计2,737.68万元。", {year}},
             {"支出总计2021年为2,737.68万元。", {year}},
             {"2021年支出总计{{total}}万元。", {year}},
             {"2023年支出总计2,737.68万元。", {note}},
             {"按2021年口径，支出总计2,737.68万元。", {note}},
             {"《2021年工作要点》确定支出总计2,737.68万元。", {note}},
             {"2021年“三公”经费4.10万元。", {note}},  // short: the same by chance
             {"2021年基本支出982.54万元。", {note}},  // no change is known
         }) {
        BOOST_TEST_CONTEXT(text) { BOOST_TEST(rules_of(text) == rules, boost::test_tools::per_element()); }
    }
}

BOOST_FIXTURE_TEST_CASE(finds_words_that_contradict_a_change, Chinese) {
    expect("支出总计{{total}}万元，比上年增加{{total-change.amount}}万元，增长{{total-change.rate}}",
           {"error 1:20: the text says \"增加\" for total-change (支出总计比上年增减), but it is a fall of 2.33万元 "
            "[wrong-direction] → Write {{total-change.direction}}{{total-change.amount}}万元.",
            "error 1:48: the text says \"增长\" for total-change (支出总计比上年增减), but it is a fall of 2.33万元 "
            "[wrong-direction] → Write {{total-change.direction}}{{total-change.rate}}."});
    expect("支出总计{{total}}万元，比上年增加2.33万元，增长0.09%",
           {"error 1:20: the text says \"增加2.33万元\" for total-change (支出总计比上年增减), but it is a fall of 2.33万元 "
            "[wrong-direction] → Write {{total-change.direction}}{{total-change.amount}}万元.",
            "error 1:29: the text says \"增长0.09%\" for total-change (支出总计比上年增减), but it is a fall of 2.33万元 "
            "[wrong-direction] → Write {{total-change.direction}}{{total-change.rate}}."});
    expect("{{total-change.direction}}{{office-change.amount}}万元",
           {"error 1:1: the text says \"{{total-change.direction}}\" for office-change (“三公”经费比上年增减), but it is a rise of "
            "4.10万元 [wrong-direction] → Write {{office-change.direction}}{{office-change.amount}}万元."});
    expect(
        "“三公”经费4.10万元，比上年增长100%",
        {"note 1:7: 4.10万元 is the figure office (“三公”经费) [unbound-literal] → Write {{office}}万元, which follows the tables.",
         "error 1:17: the text says \"增长100%\" for office-change (“三公”经费比上年增减), but last year's amount was zero, and a "
         "change from zero has no rate [wrong-direction] → Write only the amount of the change: {{office-change}}."});
    expect("公务接待费{{reception}}万元与上年预算数相同",
           {"error 1:27: the text says \"相同\" for reception (公务接待费), but reception-change is a fall of 0.15万元 "
            "[wrong-direction] → Write {{reception-change}} instead."});
    BOOST_TEST(check("因公出国（境）费{{abroad}}万元与上年预算数相同").empty());
    BOOST_TEST(check("支出总计{{total}}万元，比上年减少{{total-change.amount}}万元，下降{{total-change.rate}}").empty());
}

BOOST_FIXTURE_TEST_CASE(reads_English, English) {
    expect("We spend 1,312.5 k€, up 12.5 k€, or 0.96%; staff take 60.95%.",
           {"note 1:10: 1,312.5 k€ is the figure spending (Spending) [unbound-literal] → Write {{spending}} k€, which follows the "
            "tables.",
            "note 1:25: 12.5 k€ is the figure spending-change (Change of spending) [unbound-literal] → Write "
            "{{spending-change.amount}} k€, which follows the tables.",
            "note 1:37: 0.96% is the figure spending-change (Change of spending) [unbound-literal] → Write "
            "{{spending-change.rate}}, which follows the tables.",
            "note 1:55: 60.95% is the figure staff-share (Share of staff) [unbound-literal] → Write {{staff-share}}, which follows "
            "the tables."});
    expect("Spending was € 1,312,500, or 1.3125 million. It rose to 1,312.5 k€.",
           {"note 1:14: € 1,312,500 is the figure spending (Spending) [unbound-literal] → Write € {{spending.in.€}}, which follows "
            "the "
            "tables.",
            "note 1:30: 1.3125 million is the figure spending (Spending) [unbound-literal] → Write {{spending.in.million}} "
            "million, which follows "
            "the tables.",
            "note 1:57: 1,312.5 k€ is the figure spending (Spending) [unbound-literal] → Write {{spending}} k€, which follows the "
            "tables."});
    expect("Spending fell by 12.5 k€. Spending was the same as in 2022.",
           {"error 1:10: the text says \"fell by 12.5 k€\" for spending-change (Change of spending), but it is a rise of 12.5 k€ "
            "[wrong-direction] → Write {{spending-change.direction}}{{spending-change.amount}} k€."});
    expect("We spend {{spending}} {{spending.unit}}, unchanged.",
           {"error 1:42: the text says \"unchanged\" for spending (Spending), but spending-change is a rise of 12.5 k€ "
            "[wrong-direction] → Write {{spending-change}} instead."});
    for (const char* text :
         {"The 5 mi road; 12 millions; 3k", "In 2023, 4 of 12 projects (33 in all) were done.", "Supply 5 items"}) {
        BOOST_TEST(check(text).empty(), text);
    }
}

// Few digits are enough where the words name the figure: nothing equals it by chance.
BOOST_FIXTURE_TEST_CASE(a_named_figure_may_be_rounded_to_few_digits, Chinese) {
    const std::vector<std::string> agree = {"unbound-literal", "unbound-literal"};
    BOOST_TEST(rules_of("支出总计比上年减少2.3万元，下降0.1%。") == agree, boost::test_tools::per_element());
    BOOST_TEST(rules_of("房屋价值40万元。") == std::vector<std::string>{"unbound-literal"});
    BOOST_TEST(rules_of("支出总计比上年减少2.4万元。") == std::vector<std::string>{"contradicted-literal"});
    BOOST_TEST(rules_of("房屋价值41万元。") != std::vector<std::string>{"unbound-literal"});
}

BOOST_FIXTURE_TEST_CASE(a_threshold_is_no_amount_of_the_figure, Chinese) {
    for (const char* text : {"项目支出500万元以上的有3个。", "项目支出1,000万元（含）以上的有1个。"})
        BOOST_TEST(rules_of(text) == std::vector<std::string>{"unmatched-literal"}, text);
    BOOST_TEST(rules_of("项目支出500万元。") == std::vector<std::string>{"contradicted-literal"});
}

// What follows the number may say that it is only a part.
BOOST_FIXTURE_TEST_CASE(a_part_of_a_figure_may_follow_its_name, Accounts) {
    BOOST_TEST(rules_of("A net cost of $1,240,000 comes from the grants.") == std::vector<std::string>{"unmatched-literal"});
    BOOST_TEST(rules_of("Net cost $1,240,000.") == std::vector<std::string>{"contradicted-literal"});
    BOOST_TEST(rules_of("Net cost $1,240,000 from grants.") == std::vector<std::string>{"unmatched-literal"});
}

// What leads to a name, or follows a change, may say that it is something else.
BOOST_FIXTURE_TEST_CASE(words_around_a_figure_may_limit_it, Accounts) {
    const std::vector<std::string> silent = {"unmatched-literal"};
    const std::vector<std::string> accused = {"contradicted-literal"};
    for (const char* text :
         {"In the adjusted estimate, net cost was $1,240,000.", "Excluding pensions, net cost is $1,240,000.",
          "As of 31 October, net cost was $1,240,000.", "Per head, net cost is $1,552.", "In Carrowmore, net cost is $1,240,000.",
          "According to the first draft, net cost is $1,240,000.", "The eastern net cost is $231,323,000."})
        BOOST_TEST(rules_of(text) == silent, text);
    for (const char* text : {"Net cost was $1,240,000.", "The net cost was $1,240,000."})
        BOOST_TEST(rules_of(text) == accused, text);
    // So may a clause with a number that nothing explains.
    const auto is_accused = [this](const char* text) {
        const std::vector<std::string> rules = rules_of(text);
        return std::find(rules.begin(), rules.end(), "contradicted-literal") != rules.end();
    };
    for (const char* text :
         {"Adjusted for inflation of 3.1%, net cost is $1,240,000.", "Excluding $12.4 million of grants, net cost is $1,240,000.",
          "Over the last 10 years, net cost was $1,240,000.", "For District 4, net cost is $1,240,000."})
        BOOST_TEST(!is_accused(text), text);
    for (const char* text : {"Adjusted for inflation of 3.1%. Net cost is $1,240,000.", "Net cost is $1,240,000, or 3.1% more.",
                             "In 2023, net cost was $1,240,000."})
        BOOST_TEST(is_accused(text), text);
}

BOOST_FIXTURE_TEST_CASE(another_body_or_time_may_come_before_a_name, Chinese) {
    const std::vector<std::string> silent = {"unmatched-literal"};
    const std::vector<std::string> accused = {"contradicted-literal"};
    for (const char* text : {"所属单位车辆9辆。", "示范中心车辆9辆。", "截至上年末，共有车辆9辆。"})
        BOOST_TEST(rules_of(text) == silent, text);
    for (const char* text : {"本部门车辆9辆。", "2023年车辆9辆。"}) BOOST_TEST(rules_of(text) == accused, text);
}

// Words such as "deficit" say the sign, and what rises may be its size.
BOOST_FIXTURE_TEST_CASE(a_negative_amount_may_be_written_without_a_sign, Accounts) {
    for (const char* text :
         {"The deficit was $3,022,000.", "The result was -$3,022,000.", "The result was −$3,022,000.",
          "The result ($3,022,000) is a deficit.", "The deficit rose by $2,006,000.", "The deficit, down by $2,006,000."})
        BOOST_TEST(rules_of(text).front() == "unbound-literal", text << ": " << rules_of(text).front());
    BOOST_TEST(rules_of("The deficit was $3,202,000.") == std::vector<std::string>{"contradicted-literal"});
    // Only the sign is not the figure's: nobody can tell from which side it is written.
    BOOST_TEST(rules_of("The net cost was -$231,322,000.") == std::vector<std::string>{"unmatched-literal"});
}

// The remedy must not print thousands behind a sign for single units.
BOOST_FIXTURE_TEST_CASE(proposes_the_unit_of_the_sign, Accounts) {
    expect("Net cost was $231,322,000.",
           {"note 1:14: $231,322,000 is the figure cost (Net cost) [unbound-literal] → Write ${{cost.in.$}}, which follows the "
            "tables."});
    expect("Net cost was ${{cost}}.", {"error 1:14: the figure cost (Net cost) is 231,322 $'000, but the text says $ "
                                       "[contradicted-literal] → Write ${{cost.in.$}}."});
    BOOST_TEST(check("Net cost was {{cost}} {{cost.unit}}, or ${{cost.in.$}}.").empty());
}

// A change is the difference of two amounts that are rounded themselves.
BOOST_FIXTURE_TEST_CASE(allows_for_the_rounding_of_both_amounts, English) {
    add_amount("debt", "Debt", Amount(143488534, 4));
    add_change("debt-change", "debt", "Change of debt", Amount(12213287, 4), Amount(930, 2));
    BOOST_TEST(rules_of("Debt rose by 1,221.33 k€.") == std::vector<std::string>{"unbound-literal"});
    BOOST_TEST(rules_of("Debt rose by 1,221.32 k€.") == std::vector<std::string>{"unbound-literal"});
    BOOST_TEST(rules_of("Debt rose by 1,221.43 k€.") == std::vector<std::string>{"contradicted-literal"});
}

// An amount that is printed in another unit is the same amount.
BOOST_FIXTURE_TEST_CASE(reads_a_figure_in_the_unit_that_it_is_printed_in, Chinese) {
    BOOST_TEST(check("支出总计{{total.in.亿元}}亿元，{{total.in.元}}元").empty());
    expect("支出总计{{total.in.亿元}}万元",
           {"error 1:5: the figure total (支出总计) is printed in 亿元, but the text says 万元 [contradicted-literal] → Write "
            "{{total.in.亿元}}亿元."});
    // 27,376,800元 = 20,000,000元 + 7,376,800元
    BOOST_TEST(rules_of("支出总计{{total.in.元}}元，其中草2000.00万元、树737.68万元") ==
                   (std::vector<std::string>{"unbound-literal", "unbound-literal"}),
               boost::test_tools::per_element());
}

// The numbers of these sentences are in no table: only the sentence itself tells what is right.
BOOST_FIXTURE_TEST_CASE(holds_a_sentence_against_itself, Chinese) {
    struct Case {
        const char* text;
        std::vector<std::string> rules;
    };
    const std::string agrees = "unbound-literal";
    const std::string untied = "unmatched-literal";
    const std::string wrong = "sentence-disagrees";
    for (const Case& c : {
             // Amount, change and rate.
             Case{"绿化费100.00万元，比上年增加20.00万元，增长25.00%", {agrees, agrees, agrees}},
             Case{"绿化费100.00万元，比上年增加20.00万元，增长35.00%", {untied, untied, wrong}},
             Case{"绿化费100.00万元，比上年增加30.00万元，增长25.00%", {untied, untied, wrong}},
             Case{"绿化费100.00万元（比上年减少20.00万元，降幅为16.67%）", {agrees, agrees, agrees}},
             Case{"绿化费100.00万元（比上年减少20.00万元，降幅为16.76%）", {untied, untied, wrong}},
             // What is not exact contradicts nothing.
             Case{"基本支出约982.45万元", {untied}},
             Case{"基本支出982.45万元左右，占约35.98%", {untied, untied}},
             Case{"绿化费100.00万元，比上年增加约20.00万元，增长35.00%", {untied, untied, untied}},
             // With the amount before.
             Case{"绿化费100.00万元，比上年80.00万元增加20.00万元，增长25.00%", {agrees, agrees, agrees, agrees}},
             Case{"绿化费100.00万元，比上年80.00万元增加21.00万元", {untied, untied, wrong}},
             Case{"绿化费100.00万元，比上年80.00万元增加20.00万元，增长26.00%", {agrees, agrees, agrees, wrong}},
             Case{"绿化费由80.00万元增至100.00万元，增长25.0%", {agrees, agrees, agrees}},
             Case{"绿化费由80.00万元增至100.00万元，增长24.0%", {untied, untied, wrong}},
             Case{"绿化费100.00万元，比上年80.00万元减少20.00万元", {agrees, agrees, "wrong-direction"}},
             // A plan and what was done of it.
             Case{"绿化费年初预算80.00万元，决算60.00万元，完成年初预算的75.00%", {agrees, agrees, agrees}},
             Case{"绿化费年初预算80.00万元，决算60.00万元，完成年初预算的57.00%", {untied, untied, wrong}},
             Case{"绿化费决算60.00万元，为年初预算80.00万元的75%，低于年初预算20.00万元", {agrees, agrees, agrees, agrees}},
             Case{"绿化费决算60.00万元，为年初预算80.00万元的75%，低于年初预算30.00万元", {untied, untied, agrees, wrong}},
             // Equal, or not.
             Case{"绿化费100.00万元，较上年100.00万元持平", {agrees, agrees}},
             Case{"绿化费100.00万元，较上年101.00万元持平", {untied, wrong}},
             // Shares of one whole, and its parts.
             Case{"总额100.00万元：草30.00万元，占30.00%；树50.00万元，占50.00%；花20.00万元，占20.00%",
                  {agrees, agrees, agrees, agrees, agrees, agrees, agrees}},
             Case{"总额100.00万元：草30.00万元，占30.00%；树50.00万元，占50.00%；花20.00万元，占10.00%",
                  {agrees, agrees, agrees, agrees, agrees, agrees, wrong}},
             Case{"总额100.00万元：草30.00万元，占30.00%；树70.00万元，占70.00%，其中松树35.00万元，占50.00%",
                  {agrees, agrees, agrees, agrees, agrees, agrees, agrees}},
             Case{"总额100.00万元：草30.00万元，占30.00%；树70.00万元，占70.00%；松树35.00万元，占树木金额的25.00%",
                  {agrees, agrees, agrees, agrees, agrees, untied, untied}},
             Case{"总额100.00万元，其中草60.00万元、树40.00万元", {agrees, agrees, agrees}},
             Case{"草60.00万元、树40.00万元、花25.00万元，合计125.00万元", {agrees, agrees, agrees, agrees}},
             Case{"草60.00万元、树40.00万元、花25.00万元，合计126.00万元", {untied, untied, untied, wrong}},
             // Only some of the parts may be named.
             Case{"总额100.00万元，其中草60.00万元、树10.00万元", {untied, untied, untied}},
             Case{"总额151.27万元，其中草60.12万元、树91.15万元", {agrees, agrees, agrees}},
             Case{"总额151.27万元，其中草60.12万元、树81.15万元", {wrong, untied, untied}},
             Case{"总额151.27万元，其中草60.12万元、树32.46万元", {untied, untied, untied}},
             // Rounded, cut off.
             Case{"绿化费100.0万元，比上年增加33.3万元，增长50%", {agrees, agrees, agrees}},
             Case{"绿化费3.00亿元，比上年增加1.00亿元，增长49.99%", {agrees, agrees, agrees}},
             // Words that nobody listed may say something else.
             Case{"绿化费100.00万元，其中草坪比上年增加20.00万元，树木增长35.00%", {untied, untied, untied}},
             Case{"绿化费100.00万元。比上年增加20.00万元，增长35.00%", {untied, untied, untied}},
             // No slip makes it right: the words may have been read wrongly.
             Case{"绿化费100.00万元，比上年增加20.00万元，增长61.37%", {untied, untied, untied}},
         }) {
        BOOST_TEST_CONTEXT(c.text) { BOOST_TEST(rules_of(c.text) == c.rules, boost::test_tools::per_element()); }
    }
    expect("绿化费100.00万元，比上年增加20.00万元，增长35.00%",
           {"note 1:4: 100.00万元 could not be matched to anything in the tables [unmatched-literal] → Compare it with the source. "
            "Declare a "
            "figure or a statement for it, and it is checked every year.",
            "note 1:18: 20.00万元 could not be matched to anything in the tables [unmatched-literal] → Compare it with the source. "
            "Declare a "
            "figure or a statement for it, and it is checked every year.",
            "warning 1:28: 35.00% disagrees with the other numbers of its sentence: the change in per cent is 25.00%: one digit "
            "differs [sentence-disagrees] → Compare all of them with the source. What is written in double braces follows the "
            "tables."});
}

BOOST_FIXTURE_TEST_CASE(holds_an_English_sentence_against_itself, English) {
    struct Case {
        const char* text;
        std::vector<std::string> rules;
    };
    const std::string agrees = "unbound-literal";
    const std::string untied = "unmatched-literal";
    const std::string wrong = "sentence-disagrees";
    for (const Case& c : {
             Case{"Sports cost 100.0 k€, up from 80.0 k€: a rise of 20.0 k€ (25.0%).", {agrees, agrees, agrees, agrees}},
             Case{"Sports cost 100.0 k€, up from 80.0 k€: a rise of 26.0 k€ (25.0%).", {untied, untied, wrong, untied}},
             Case{"Sports cost 100.0 k€, 20.0 k€ or 25% more than 80.0 k€.", {agrees, agrees, agrees, agrees}},
             Case{"Sports cost 100.0 k€, 20.0 k€ or 35% more than 80.0 k€.", {agrees, agrees, wrong, agrees}},
             Case{"Sports rose from 80.0 k€ to 100.0 k€, up 25%.", {agrees, agrees, agrees}},
             Case{"Sports cost 100.0 k€, of which nets cost 60.0 k€ and balls 40.0 k€.", {agrees, agrees, agrees}},
         }) {
        BOOST_TEST_CONTEXT(c.text) { BOOST_TEST(rules_of(c.text) == c.rules, boost::test_tools::per_element()); }
    }
}

BOOST_FIXTURE_TEST_CASE(reckons_with_what_the_words_name, Chinese) {
    struct Case {
        const char* text;
        bool is_doubted;  // the last number
    };
    for (const Case& c : {
             Case{"绿化费100.00万元，工人8人，人均12.50万元", false},
             Case{"绿化费100.00万元，工人8人，人均12.60万元", true},
             Case{"绿化费100.00万元。工人8人，人均工资12.50万元", false},
             Case{"绿化费100.00万元。工人8人，人均工资12.60万元", true},
             Case{"绿化指标86项，完成83项，完成率96.51%", false},
             // The whole is named.
             Case{"绿化费175.51万元，占项目支出的10.00%", false},
             Case{"绿化费175.51万元，占项目支出的10.50%", true},
             // The list adds up to a hundred.
             Case{"三项占比分别为24.84%、70.21%、4.95%", false},
             Case{"三项占比分别为24.84%、70.21%、6.95%", true},
             Case{"三项增长分别为24.84%、70.21%、6.95%", false},
             // An amount is repeated in another unit.
             Case{"投资9086.27万元（0.909亿元）", false},
             Case{"投资9086.27万元（5.909亿元）", true},
             // The clause continues after a semicolon.
             Case{"绿化费100.00万元；比上年增加20.00万元，增长25.00%", false},
             Case{"绿化费100.00万元；比上年增加20.00万元，增长35.00%", true},
             Case{"绿化费100.00万元；草坪比上年增加20.00万元，增长35.00%", false},
             // Parts of an amount before them.
             Case{"绿化费548.15万元，分三次支付，分别为100.00万元、200.00万元、248.15万元", false},
             // A part that is not named is not the row.
             Case{"一般公共服务支出548.15万元，其中绿化548.51万元", false},
         }) {
        BOOST_TEST_CONTEXT(c.text) { BOOST_TEST(check(c.text).back().starts_with("warning") == c.is_doubted); }
    }
}

// Rows of a table against the list of them in a sentence.
BOOST_FIXTURE_TEST_CASE(finds_what_a_list_of_all_parts_leaves_out, Chinese) {
    add_row("travel", "差旅费", Amount(1200, 2));
    add_row("training", "培训费", Amount(0, 2));
    add_total("合计", Amount(59715, 2));
    const auto last_rule = [this](const std::string& text) { return rules_of(text).front(); };
    const std::string wrong = "sentence-disagrees";
    BOOST_TEST(last_rule("绿化费597.15万元，包括：甲548.15万元、乙37.00万元") == wrong);
    expect(
        "绿化费597.15万元，包括：甲548.15万元、乙37.00万元。",
        {"warning 1:4: the list of all parts of 597.15万元 leaves out 差旅费, 12万元 [sentence-disagrees] → Add it to the list, "
         "or say that the list is not complete.",
         "note 1:17: 548.15万元 agrees with t[201].total [unbound-literal] → Declare a figure for it and write the figure, which "
         "follows the tables.",
         "note 1:27: 37.00万元 could not be matched to anything in the tables [unmatched-literal] → Compare it with the source. "
         "Declare a figure or a statement for it, and it is checked every year."});
    // All are there; or the words do not say that they are all; or a number is of something else.
    BOOST_TEST(last_rule("绿化费597.15万元，包括：甲548.15万元、乙37.00万元、丙12.00万元") != wrong);
    BOOST_TEST(last_rule("绿化费597.15万元，其中：甲548.15万元、乙37.00万元") != wrong);
    BOOST_TEST(last_rule("绿化费597.15万元，包括：甲548.15万元、乙37.00万元等") != wrong);
    BOOST_TEST(last_rule("绿化费597.15万元，包括：甲548.15万元、乙36.00万元") != wrong);
}

BOOST_AUTO_TEST_CASE(reads_numbers_in_words) {
    const Words words("zh-CN",
                      {{"percent", "{number}%"},
                       {"percent-words-before", "百分之"},
                       {"number-numerals", "0 零, 1 一 壹, 2 二 两, 3 三, 5 五, 10 十, 100 百, 1000 千, 10000 万, 100000000 亿"}});
    Standard standard;
    standard.units = {{"元", 0}, {"万元", 4}, {"亿元", 8}};
    const NumberMarks marks = number_marks_of(standard, words);
    using Kind = ProseUnit::Kind;
    struct Case {
        const char* text;
        std::int64_t value;
        int power;
        Kind kind = Kind::money;
    };
    const auto numbers_in = [&](const char* text) {
        ProseText prose;
        prose.text = fold_prose(text);
        return find_numbers(prose, marks);
    };
    for (const Case& c :
         {Case{"拨付三千万元。", 3, 7}, Case{"五十万元", 5, 5}, Case{"两百元", 2, 2}, Case{"一亿二千三百万元", 123, 6},
          Case{"一万亿元", 1, 12}, Case{"三千零五元", 3005, 0}, Case{"十五万元", 15, 4}, Case{"壹百万元", 1, 6},
          Case{"百分之三十五", 35, 0, Kind::percent}, Case{"百分之一百二十", 120, 0, Kind::percent}}) {
        const std::vector<ProseNumber> numbers = numbers_in(c.text);
        BOOST_REQUIRE_MESSAGE(numbers.size() == 1, c.text);
        BOOST_TEST((numbers.front().value == Amount(c.value, 0)), c.text << ": " << numbers.front().value.plain());
        BOOST_TEST((numbers.front().unit.kind == c.kind), c.text);
        BOOST_TEST(numbers.front().unit.power == c.power, c.text);
    }
    for (const char* text : {"一般公共预算", "单位：万元", "“三公”经费", "二〇二三年", "一元化管理", "百万元以下", "三千多万元",
                             "第十五条", "两个部门", "三五元", "九亿亿亿元", "九千九百亿亿元"})
        BOOST_TEST(numbers_in(text).empty(), text);
}

BOOST_AUTO_TEST_CASE(reads_words_for_powers_of_ten) {
    const Words words("en", {{"number-group", ","},
                             {"number-point", "."},
                             {"percent", "{number}%"},
                             {"percent-words", "per cent, percent"},
                             {"number-scales", "3 k thousand, 6 m million, 9 bn"}});
    Standard standard;
    standard.units = {{"£", 0}, {"£000", 3}};
    const NumberMarks marks = number_marks_of(standard, words);
    struct Case {
        const char* text;
        Amount value;
        ProseUnit::Kind kind;
        int power;
        bool is_scaled = false;
    };
    using Kind = ProseUnit::Kind;
    for (const Case& c : {
             Case{"£37.9 million", Amount(379, 1), Kind::money, 6},
             Case{"£0.32m,", Amount(32, 2), Kind::money, 6},
             Case{"£663bn", Amount(663, 0), Kind::money, 9},
             Case{"£ 14 200 000", Amount(14200000, 0), Kind::money, 0},
             Case{"£5\u202f760\u202f000", Amount(5760000, 0), Kind::money, 0},
             Case{"£5 12 people", Amount(5, 0), Kind::money, 0},
             Case{"£12 metres", Amount(12, 0), Kind::money, 0},
             Case{"4.6 per cent", Amount(46, 1), Kind::percent, 0},
             Case{"2.8 percentage points", Amount(28, 1), Kind::none, 0},
             Case{"1.9 million people", Amount(19, 1), Kind::none, 0, true},
             Case{"14 200 000", Amount(14, 0), Kind::none, 0},
         }) {
        ProseText prose;
        prose.text = fold_prose(c.text);
        const std::vector<ProseNumber> numbers = find_numbers(prose, marks);
        BOOST_REQUIRE(!numbers.empty());
        BOOST_TEST((numbers.front().value == c.value), c.text << ": " << numbers.front().value.plain());
        BOOST_TEST((numbers.front().unit.kind == c.kind), c.text);
        BOOST_TEST(numbers.front().unit.power == c.power, c.text);
        BOOST_TEST(numbers.front().is_scaled == c.is_scaled, c.text);
    }
}

// A sign stands before its number, and a unit of the standard may have its scale in words.
BOOST_AUTO_TEST_CASE(reads_signs_before_numbers) {
    const Words words("en", {{"number-group", ","},
                             {"number-point", "."},
                             {"percent", "{number}%"},
                             {"currency-before", "$ ₹ R"},
                             {"currency-names", "₹ Rs. Rs INR, £ GBP"},
                             {"number-scales", "5 lakh, 7 crore"}});
    Standard standard;
    standard.units = {{"$", 0}, {"₹ lakh", 5}, {"R", 0}, {"€", 0}};
    const NumberMarks marks = number_marks_of(standard, words);
    const auto numbers_in = [&marks](const char* text) {
        ProseText prose;
        prose.text = fold_prose(text);
        std::string found;
        for (const ProseNumber& number : find_numbers(prose, marks)) {
            found += found.empty() ? "" : "; ";
            found += number.value.plain() + " " + number.unit.name + " " + std::to_string(number.unit.power);
        }
        return found;
    };
    BOOST_TEST(numbers_in("₹360,443.42 lakh") == "360443.42 ₹ 5");
    BOOST_TEST(numbers_in("₹3,604.43 crore") == "3604.43 ₹ 7");
    BOOST_TEST(numbers_in("₹2.25 lakh crore") == "2.25 ₹ 12");
    BOOST_TEST(numbers_in("₹12") == "12 ₹ 0");
    BOOST_TEST(numbers_in("Rs. 3,604 crore, Rs 5 lakh, INR 7") == "3604 ₹ 7; 5 ₹ 5; 7 ₹ 0");
    BOOST_TEST(numbers_in("GBP 7") == "7  0");
    BOOST_TEST(numbers_in("in 2024 $2,507") == "2024  0; 2507 $ 0");
    BOOST_TEST(numbers_in("page 14 R 5.7") == "14  0; 5.7 R 0");
    BOOST_TEST(numbers_in("5 € 3 times") == "5 € 0; 3  0");
    BOOST_TEST(numbers_in("US$208.1 and $7") == "208.1  0; 7 $ 0");
    BOOST_TEST(numbers_in("COVID19 and B7") == "");
    BOOST_TEST(numbers_in("costs 14 $ or more") == "14 $ 0");
}

BOOST_FIXTURE_TEST_CASE(survives_any_text, Chinese) {
    std::string text;
    for (int i = 0; i < (is_sanitized ? 250 : 20000); ++i) text += "](`<&[*1,2.%";
    check(text);
    for (const char* odd :
         {"", "\n", "1", "%", "999999999999999999万元", "0.000000000001亿元", "99999999999999999999999999万元", "{{total}}", "占%",
          "基本支出-982.54万元", "增加-2.33万元", "\xE4\xB8", "1,万元", "1.万元", ".5万元", "1,,2万元", "```", "> > - # 1. 5%"}) {
        check(odd);
    }
}

BOOST_AUTO_TEST_CASE(a_standard_is_folded_once) {
    const Words words("en", {{"number-group", ","}, {"number-point", "."}, {"percent", "{number}%"}});
    Standard standard;
    Standard other;
    ProseLexicons lexicons(words);
    const std::shared_ptr<const ProseLexicon> lexicon = lexicons.of(standard);
    BOOST_TEST(lexicon->standard == &standard);
    BOOST_TEST(lexicons.of(standard) == lexicon);
    BOOST_TEST(lexicons.of(other) != lexicon);
}

BOOST_AUTO_TEST_SUITE_END()

namespace {

Outcome outcome_at(std::uint32_t begin, Severity severity) {
    Outcome outcome;
    outcome.source_begin = begin;
    outcome.severity = severity;
    return outcome;
}

// The severity of the outcome at 7, after so many numbers that follow from printed amounts and so many that do not.
Severity severity_after(std::size_t printed, std::size_t rounded, Severity before = Severity::note) {
    RoundingPractice practice;
    for (std::size_t i = 0; i < printed; ++i) practice.add_printed();
    practice.add_rounded(outcome_at(7, Severity::warning));
    for (std::size_t i = 1; i < rounded; ++i) practice.add_rounded(std::nullopt);
    std::vector<Outcome> outcomes = {outcome_at(3, Severity::note), outcome_at(7, before)};
    practice.report(outcomes);
    BOOST_TEST((outcomes.front().severity == Severity::note));
    return outcomes.back().severity;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rounding_practice)

BOOST_AUTO_TEST_CASE(warns_only_where_all_others_follow_from_printed_amounts) {
    BOOST_TEST((severity_after(16, 1) == Severity::warning));
    BOOST_TEST((severity_after(15, 1) == Severity::note));
    BOOST_TEST((severity_after(31, 2) == Severity::note));
    BOOST_TEST((severity_after(32, 2) == Severity::warning));
    BOOST_TEST((severity_after(16, 1, Severity::error) == Severity::error));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(likenesses)

BOOST_FIXTURE_TEST_CASE(takes_statements_for_rows, Chinese) {
    add_statement("goods", "政府采购货物支出", Amount(13826, 2), Amount(12000, 2));
    expect_warnings("采购货物支出138.26万元，比上年增加18.26万元。", {});
    expect_warnings("采购货物支出138.66万元。", {"138.66万元 could not be matched to anything in the tables; it resembles "
                                                 "statements[goods].value, 138.26万元: one digit differs"});
    expect_warnings("采购货物支出比上年增加18.27万元，由120.00万元增至138.26万元。", {});  // rounding
    expect_warnings("采购了办公用品138.66元。", {});
}

BOOST_FIXTURE_TEST_CASE(finds_the_change_of_a_stated_count, English) {
    add_statement("posts", "Posts", Amount(50465, 1), Amount(49820, 1), "FTE");
    expect_warnings("We fund 5,046.5 full-time posts, 64.5 more than last year (1.29%).", {});
    expect_warnings("We fund 5,046.5 full-time posts, 64.6 more than last year.",
                    {"64.6 could not be matched to anything in the tables; it resembles the change of Posts, 64.5: one digit "
                     "differs"});
    expect_warnings("We fund 5,046.5 full-time posts, 1.39% more than last year.",
                    {"1.39% could not be matched to anything in the tables; it resembles the change of Posts, 1.29%: one digit "
                     "differs"});
    expect_warnings("We fund 5,046.7 full-time posts, 64.6 more than last year.", {});
}

// Counts and rates are in tables, too. They resemble each other more than amounts do, so only the row's own name ties one.
BOOST_FIXTURE_TEST_CASE(compares_counts_and_rates_with_the_row_that_is_named, English) {
    add_statement("teachers", "Teachers", Amount(12345, 1), Amount(12000, 1), "FTE");
    add_statement("tariff", "Water tariff", Amount(151, 1), Amount(90, 1), "%");
    const std::vector<std::string> agree = {"unbound-literal"};
    const std::vector<std::string> hint = {"unmatched-literal"};
    BOOST_TEST(rules_of("Teachers account for 1,234.5 FTE.") == agree);
    BOOST_TEST(rules_of("Teachers account for 1,243.5 FTE.") == hint);
    BOOST_TEST(rules_of("The schools have 1,243.5 FTE.").empty());
    BOOST_TEST(rules_of("In 2019, teachers were 1,243.5 FTE.").empty());
    BOOST_TEST(rules_of("The water tariff is 15.1%.") == agree);
    expect_warnings("The water tariff is 15.7%.", {"15.7% could not be matched to anything in the tables; it resembles "
                                                   "statements[tariff].value, 15.1%: one digit differs"});
    expect_warnings("Water is up 15.7%.", {});
}

// Two words at one change, of which one is wrong; and two amounts that moved the other way.
BOOST_FIXTURE_TEST_CASE(a_sentence_may_contradict_its_own_direction, Chinese) {
    const auto has_error = [this](const std::string& text) {
        const std::vector<std::string> rules = rules_of(text);
        return std::find(rules.begin(), rules.end(), "wrong-direction") != rules.end();
    };
    BOOST_TEST(has_error("办公用房628.34万元，比年初预算635.20万元增加6.86万元，下降1.08%。"));
    BOOST_TEST(has_error("办公用房628.34万元，比年初预算635.20万元减少6.86万元，增长1.08%。"));
    BOOST_TEST(!has_error("办公用房628.34万元，比年初预算635.20万元减少6.86万元，下降1.08%。"));
    // Where no row has both amounts, one of them may be the slip.
    const std::vector<std::string> doubt = {"unmatched-literal", "sentence-disagrees"};
    BOOST_TEST(rules_of("办公用房由628.34万元增加至615.20万元。") == doubt, boost::test_tools::per_element());
    BOOST_TEST(!has_error("办公用房由615.20万元增加至628.34万元。"));
    // The amount behind "than last year" may be the difference.
    BOOST_TEST(!has_error("办公用房186.40万元，低于上年5.35万元。"));
}

BOOST_FIXTURE_TEST_CASE(compares_a_list_with_one_column, Chinese) {
    add_row("welfare", "职工福利费", Amount(120, 2));
    add_row("travel", "差旅费", Amount(340, 2));
    add_row("meetings", "会议费", Amount(50, 2));
    expect_warnings("差旅费3.40万元，职工福利费1.20万元，会议费0.50万元。", {});
    expect_warnings("差旅费3.40万元，职工福利费1.20万元，会议费0.80万元。",
                    {"0.80万元 could not be matched to anything in the tables; it resembles t[meetings].total, 0.50万元: one digit "
                     "differs"});
}

// The words name its year, of which there is no document.
BOOST_FIXTURE_TEST_CASE(a_number_of_another_year_is_no_slip_of_this_one, Chinese) {
    add_row("office", "行政运行", Amount(120000, 2));
    const std::string resembles =
        "1200.08万元 could not be matched to anything in the tables; it resembles t[office].total, "
        "1,200.00万元: one digit differs";
    expect_warnings("行政运行1200.08万元。", {resembles});
    expect_warnings("行政运行2023年预算1200.08万元。", {resembles});
    expect_warnings("行政运行2022年执行数为1200.08万元。", {});
    expect_warnings("行政运行1200.00万元。2022年执行数为1200.08万元，2023年预算安排1200.00万元。", {});
    expect_warnings("行政运行1200.00万元。2022年执行数为1100.00万元，2023年预算安排1200.08万元。", {resembles});
    expect_warnings("2021年和2022年行政运行分别为1200.08万元和1200.06万元。", {});
}

// The figure has nothing to do with the words, and the row that they name has almost this number.
BOOST_FIXTURE_TEST_CASE(a_row_goes_before_a_figure_that_is_equal_by_chance, Chinese) {
    add_row("power", "电费", Amount(2440, 2));
    add_amount("fund", "基金预算合计", Amount(2540, 2));
    expect_warnings("电费25.40万元。", {"25.40万元 could not be matched to anything in the tables; it resembles t[power].total, "
                                        "24.40万元: one digit differs"});
    expect_warnings("电费24.40万元。", {});
    expect_warnings("基金预算合计25.40万元。", {});
}

BOOST_FIXTURE_TEST_CASE(a_percentage_of_a_cell_is_told_in_words, English) {
    add_row("levy", "Levy", Amount(371056, 1));
    expect_warnings("A 1% increase is 371.056 k€.", {});
    expect_warnings("A 10% increase is 3,710.56 k€.", {});
    BOOST_TEST(!warnings_of("A 2% increase is 3,710.56 k€.").empty());
}

BOOST_FIXTURE_TEST_CASE(an_open_list_need_not_add_up, Chinese) {
    const std::string list = "办公费55.32万元、水费10.54万元、电费23.71万元、差旅费21.08万元、维修费44.79万元、设备购置13.17万元";
    expect_warnings("公用经费263.45万元，主要包括：" + list + "等。", {});
    expect_warnings("公用经费263.45万元，主要包括：" + list + "。", {});
    expect_warnings("公用经费263.45万元，包括：" + list + "等。", {});
}

BOOST_FIXTURE_TEST_CASE(finds_what_is_left_of_a_total, English) {
    add_row("fixed", "Fixed costs", Amount(3626, 1));
    add_total("All costs", Amount(10122, 1));
    expect_warnings("Everything else is 649.6 k€ and fixed costs 362.6 k€.", {});
    expect_warnings("Everything else is 649.1 k€ and fixed costs 362.6 k€.",
                    {"649.1 k€ could not be matched to anything in the tables; it resembles what is left of t[total].total, 649.6 "
                     "k€: one digit differs"});
}

BOOST_FIXTURE_TEST_CASE(subtracts_what_was_spent_from_the_plan, Chinese) {
    expect_warnings("年初预算45.40万元，决算44.86万元，结余0.54万元。", {});
    expect_warnings(
        "年初预算45.40万元，决算44.86万元，结余0.58万元。",
        {"0.58万元 disagrees with the other numbers of its sentence: the difference of the two amounts is 0.54万元: one "
         "digit differs"});
    expect_warnings("年初预算45.40万元，决算44.86万元，年末结转和结余0.58万元。", {});
    expect_warnings("决算44.86万元，结余0.58万元。", {});
}

BOOST_FIXTURE_TEST_CASE(identifies_a_row_by_its_numbers, Chinese) {
    add_statement("hall", "政务大厅", Amount(3860, 2), Amount(4200, 2));
    expect_warnings("该项目由42.00万元减至38.60万元。", {});
    expect_warnings("该项目由42.00万元减至38.68万元。", {"38.68万元 could not be matched to anything in the tables; it resembles "
                                                         "statements[hall].value, 38.60万元: one digit differs"});
    expect_warnings("该项目由42万元减至38.68万元。", {});  // too few digits
    expect_warnings("该项目由42.50万元减至38.68万元。", {});
}

BOOST_FIXTURE_TEST_CASE(finds_the_share_of_the_amount_before, Chinese) {
    add_row("paid", "工资福利支出", Amount(2817, 2));
    add_total("本年支出合计", Amount(15846, 2));
    expect_warnings("其中该项28.17万元，占全部支出的17.78%。", {});
    expect_warnings("其中该项28.17万元，占全部支出的17.18%。",
                    {"17.18% could not be matched to anything in the tables; it resembles the share of t[paid].total in "
                     "t[total].total, 17.78%: one digit differs"});
    expect_warnings("其中该项28.17万元，完成17.18%。", {});
}

BOOST_AUTO_TEST_CASE(asks_about_headings_that_read_like_titles) {
    Standard standard;
    SectionForm section;
    section.title = "二、部门收支总体情况说明";
    standard.parts.emplace_back().sections.push_back(section);
    Department department;
    department.name = "南屏区水务局";
    department.history.names.push_back({"南屏区水利局", {}, FiscalYear(2019)});
    Document document;
    document.title = "南屏区水务局2023年度部门预算公开";
    document.standard = &standard;
    const Figures figures;
    const Words words("en", {});
    const ProseSettings settings{&figures, &words, nullptr, {}, 1, {}, &standard};
    const auto names_in = [&](const std::string& text) {
        Sources sources;
        const std::uint32_t file = sources.add("text.md", text);
        Findings findings;
        std::string names;
        for (const HeadingQuestion& question :
             ask_about_headings(read_prose(sources, file, settings, findings), file, sources, department, document))
            names += (names.empty() ? "" : ", ") + question.name;
        return names;
    };
    BOOST_TEST(names_in("# 南屏区农业局2022年度部门预算公开") == "南屏区农业局");
    BOOST_TEST(names_in("# 南屏区农业局2022年度部门预算") == "南屏区农业局");
    BOOST_TEST(names_in("## 一、南屏区**农业局**2023年部门预算") == "南屏区农业局");
    BOOST_TEST(names_in("# （一）南屏区农业局部门收支总体情况说明") == "南屏区农业局");
    // Its own names, present and former.
    BOOST_TEST(names_in("# 南屏区水务局2023年度部门预算\n\n# 南屏区水利局2019年度部门预算公开") == "");
    // No department has such a name.
    BOOST_TEST(names_in("# 附：南屏区农业局2023年度部门预算公开") == "附南屏区农业局");
    for (const char* text :
         {"# 对南屏区农业局的补助", "# 南屏区农业局2023年预算批复", "# 南屏区农业局", "# 南屏区农业局部门预算公开",
          "# 局2023年度部门预算公开", "南屏区农业局2022年度部门预算公开", "# 部门收支总体情况说明"})
        BOOST_TEST(names_in(text) == "", text);
}

BOOST_AUTO_TEST_CASE(knows_unrelated_departments_by_name) {
    const auto named = [](const std::string& name) { return OpenQuestion{OpenQuestion::Kind::name, name, {}, {}, {}}; };
    const std::string water = "water";
    const std::string farms = "farms";
    std::vector<OpenQuestion> of_water = {named("水务局")};
    std::vector<OpenQuestion> of_farms = {named("农业局"), named("农机局")};
    const std::vector<HeadingQuestion> none;
    const std::vector<HeadingQuestion> headings = {{"农机局", {}}, {"教育局", {}}};
    const auto messages = [&] {
        std::vector<std::string> result;
        for (const ReportedFinding& finding : answer_questions({{farms, of_farms, none, {}}, {water, of_water, headings, {}}}))
            result.push_back(finding.message);
        return result;
    };
    BOOST_TEST((messages() == std::vector<std::string>{"farms"}));
    of_farms.push_back({OpenQuestion::Kind::containment, "water", {}, {}, {}});
    BOOST_TEST(messages().empty());
    of_farms.pop_back();
    of_water.push_back({OpenQuestion::Kind::department, "farms", {}, {}, {}});
    BOOST_TEST(messages().empty());
}

BOOST_AUTO_TEST_SUITE_END()

// Flows: their bands, what does not flow, and their summaries.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <regex>
#include <string>
#include <utility>
#include <vector>

#include "chart_drawings.hpp"

using namespace sitegen;

namespace {

std::vector<std::pair<std::string, double>> bands_of(const std::string& svg) {
    std::vector<std::pair<std::string, double>> bands;
    const std::regex band(
        R"re( d="M[^,]*,([-0-9.]+)C.*?L[^,]*,[-0-9.]+C[^"]* [-0-9.]+,([-0-9.]+)Z"[^>]*><title>([^<]*)</title>)re");
    for (const auto& match : all_matches(svg, band)) bands.emplace_back(match[3], std::stod(match[2]) - std::stod(match[1]));
    return bands;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(chart_flows)

BOOST_AUTO_TEST_CASE(a_flow_draws_a_band_for_each_amount) {
    const std::string svg =
        drawn(flow_chart({"a", "b", "c"}, {{"30", "", "0"}, {"10", "40", ""}}, {{"20", "40", ""}, {"20", "", ""}}));
    BOOST_TEST(svg.find("class=\"chart chart-flow\"") != std::string::npos);
    BOOST_TEST(layout_fault(svg) == "");
    const auto bands = bands_of(svg);
    const std::vector<std::pair<std::string, double>> expected = {{"S1 → a 30 万元", 105}, {"S2 → a 10 万元", 35},
                                                                  {"S2 → b 40 万元", 140}, {"a → U1 20 万元", 70},
                                                                  {"b → U1 40 万元", 140}, {"a → U2 20 万元", 70}};
    BOOST_TEST_REQUIRE(bands.size() == expected.size());
    for (const auto& [title, thickness] : expected) {
        const auto found = std::find_if(bands.begin(), bands.end(), [&](const auto& band) { return band.first == title; });
        BOOST_TEST_REQUIRE((found != bands.end()), title);
        BOOST_TEST(found->second == thickness, boost::test_tools::tolerance(0.01));
    }
    BOOST_TEST(svg.find(">c</text>") == std::string::npos);
    BOOST_TEST(count_of(drawn(flow_chart({"a"}, {{"30"}}, {})), "→") == 1U);
}

BOOST_AUTO_TEST_CASE(a_flow_tells_what_does_not_go_on) {
    const std::string svg = drawn(flow_chart({"a", "b"}, {{"30", ""}, {"", "7"}}, {{"25", "7"}}));
    BOOST_TEST(svg.find(">in 30</text>") != std::string::npos);
    BOOST_TEST(svg.find(">out 25</text>") != std::string::npos);
    BOOST_TEST(svg.find(">7</text>") != std::string::npos);
    BOOST_TEST(layout_fault(svg) == "");
    BOOST_TEST(drawn(flow_chart({"a"}, {{"0"}}, {{""}})).find(">all zero</text>") != std::string::npos);
    BOOST_TEST(drawn(flow_chart({"a"}, {{""}}, {{""}})).find(">no data</text>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(negative_amounts_do_not_flow_but_are_bars) {
    const Chart chart = flow_chart({"a", "b"}, {{"30", "-5"}, {"", "12"}}, {{"25", "7"}});
    const std::string svg = drawn(chart);
    BOOST_TEST(svg.find("chart chart-bar") != std::string::npos);
    for (const std::string_view text : {">sources</text>", ">−5</text>", ">12</text>", ">uses</text>", ">U1</text>", ">25</text>"})
        BOOST_TEST(svg.find(text) != std::string::npos, text);
    BOOST_TEST(layout_fault(svg) == "");
    BOOST_TEST(summarize_chart(chart, test_words()) == "Sample: 2 by S1, S2, U1");
    // Both sides have one scale: 30 and 25 of the first series of each.
    std::vector<double> widths;
    for (const Nested& area : areas_of(svg, "series-1")) {
        if (number_in(area, "height") == 12) widths.push_back(number_in(area, "width"));
    }
    std::sort(widths.rbegin(), widths.rend());
    BOOST_TEST_REQUIRE(widths.size() == 4U);
    BOOST_TEST(widths[0] * 25 == widths[1] * 30, boost::test_tools::tolerance(0.01));
}

BOOST_AUTO_TEST_CASE(what_a_printed_sum_has_beyond_the_rows_is_a_rest) {
    Chart chart = flow_chart({"a"}, {{"30"}}, {{"20"}});
    chart.series[0].total = amount("40");
    chart.uses[0].total = amount("20");
    const std::string svg = drawn(chart);
    BOOST_TEST(svg.find(">rest</text>") != std::string::npos);
    BOOST_TEST(svg.find("S1 → rest 10 万元") != std::string::npos);
    BOOST_TEST(svg.find("rest → U1") == std::string::npos);
    BOOST_TEST(layout_fault(svg) == "");
    chart.series[0].total = amount("31");  // rounding explains it
    BOOST_TEST(drawn(chart).find("rest") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_flow_of_many_is_gathered_and_stays_legible) {
    Chart chart = flow_chart({}, {}, {});
    for (int row = 0; row < 30; ++row)
        chart.categories.push_back("第" + std::to_string(row + 1) + "类：大同航空口岸开放验收与市级整改项目专项工作经费支出");
    for (auto* ends : {&chart.series, &chart.uses}) {
        for (int end = 0; end < 9; ++end) {
            ends->push_back({"事业单位经营收入及其他非同级财政拨款收入（含捐赠收入）" + std::to_string(end), {}});
            for (int row = 0; row < 30; ++row) {
                const bool is_blank = (row + end) % 3 == 0;
                ends->back().values.push_back(is_blank ? std::nullopt : std::optional<Amount>(Amount(10000 / (row * end + 1), 2)));
            }
        }
    }
    const std::string svg = drawn(chart);
    BOOST_TEST(layout_fault(svg) == "");
    BOOST_TEST(svg.find(">other 19</text>") != std::string::npos);  // rows
    BOOST_TEST(svg.find(">other 5</text>") != std::string::npos);   // sources
    BOOST_TEST(svg.find(">other 7</text>") != std::string::npos);   // uses
    chart.categories.resize(1);
    chart.series[0].values[0] = chart.uses[0].values[0] = amount("1000000000000000.00");
    BOOST_TEST(layout_fault(drawn(chart)) == "");
}

BOOST_AUTO_TEST_CASE(summaries_of_flows) {
    struct Case {
        Chart chart;
        std::string expected;
    };
    Chart stated = flow_chart({"a", "b"}, {{"3.01", "1.00"}, {"", "4.00"}}, {});
    stated.series[0].total = amount("4.00");  // as printed
    const std::vector<Case> cases = {
        {stated, "Sample: 8.00 万元 from S1 50.00%, S2 50.00%; most to b 5.00 万元"},
        // What rounding explains is no difference; what it does not, is one.
        {flow_chart({"a"}, {{"1501.15"}}, {{"548.15"}, {"952.99"}}),
         "Sample: 1,501.15 万元 from S1 100.00%; most to a 1,501.15 万元; 1,501.14 万元 for U1 36.52%, U2 63.48%"},
        {flow_chart({"a", "b"}, {{"5", "3"}}, {{"4", ""}}),
         "Sample: 8 万元 from S1 100.00%; most to a 5 万元; 4 万元 for U1 100.00%; "
         "b 3 万元 in, — out, 3 万元 apart"},
        {flow_chart({"a", "b"}, {{"5", "-3"}}, {}), "Sample: 2 by S1"},
        {flow_chart({"a"}, {{""}}, {{"7"}}), "Sample: no sources; 7 万元 for U1 100.00%; a — in, 7 万元 out, 7 万元 apart"},
        {flow_chart({"a"}, {{""}}, {{""}}), "Sample: none"},
        {flow_chart({"a"}, {{"0"}}, {{""}}), "Sample: zeros"},
    };
    for (const Case& c : cases) BOOST_TEST(summarize_chart(c.chart, test_words()) == c.expected);
    Chart many = flow_chart({"a", "b", "c", "d", "e"}, {{"9", "8", "7", "6", "5"}}, {{"1", "1", "1", "1", "1"}});
    BOOST_TEST(summarize_chart(many, test_words()).ends_with("c 7 万元 in, 1 万元 out, 6 万元 apart; 2 in the table"));
}

BOOST_AUTO_TEST_SUITE_END()

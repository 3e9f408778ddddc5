// The data tables of charts, which say what the drawings show.

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "chart_drawings.hpp"
#include "render/document_page.hpp"

using namespace sitegen;

namespace {

// A line for the headings and each row, with "|" between the cells.
std::string table_of(const Chart& chart) {
    static const Words words("en", {{"chart-amount-heading", "Amount"},
                                    {"chart-category", "Item"},
                                    {"chart-flow-in", "All in"},
                                    {"chart-flow-out", "All out"},
                                    {"chart-reckoned", "reckoned"},
                                    {"chart-rest", "Rest"},
                                    {"chart-rest-of", "Rest: {amount}"},
                                    {"chart-total", "Total"},
                                    {"chart-year", "Year"},
                                    {"chart-year-marked", "{year} ({label})"},
                                    {"number-group", ","},
                                    {"number-point", "."},
                                    {"percent", "{number}%"},
                                    {"share", "Share"}});
    const ChartView view = chart_view({&chart, "", "", "", ""}, "", words);
    std::string text;
    for (const HeadingView& heading : view.headings) text += heading.title + "|";
    for (const ChartRowView& row : view.rows) {
        text += "\n" + row.title + "|";
        for (const ChartCellView& cell : row.cells) text += cell.text + "|";
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(chart_tables)

BOOST_AUTO_TEST_CASE(parts_have_shares) {
    Chart parts = chart_of(ChartKind::treemap, {"a", "b", "c", "d"}, {{"1", "3", "0", ""}});
    const std::string expected = "Item|Amount|Share|\na|1|25.00%|\nb|3|75.00%|\nc|0|0.00%|\nd|||";
    BOOST_TEST(table_of(parts) == expected);
    parts.total = Amount(0, 0);  // no parts of that
    BOOST_TEST(table_of(parts) == "Item|Amount|\na|1|\nb|3|\nc|0|\nd||");
    parts.total = Amount(8, 0);
    BOOST_TEST(table_of(parts) == "Item|Amount|Share|\na|1|12.50%|\nb|3|37.50%|\nc|0|0.00%|\nd|||\nRest|4|50.00%|");
    Chart stack = chart_of(ChartKind::stacked_bar, {"a"}, {{"1"}, {"3"}});
    stack.total = Amount(8, 0);
    BOOST_TEST(table_of(stack) == "Item|S1|S2|\na|1|3|\nRest: 4|||");
    BOOST_TEST(table_of(chart_of(ChartKind::treemap, {"a", "b"}, {{"1", "-3"}})) == "Item|Amount|\na|1|\nb|−3|");
    BOOST_TEST(table_of(chart_of(ChartKind::treemap, {"a"}, {{"0"}})) == "Item|Amount|Share|\na|0||");
}

BOOST_AUTO_TEST_CASE(years_say_what_happened_before_them) {
    Chart line = chart_of(ChartKind::line, {"2020", "2021"}, {{"1", "2"}, {"", "-3"}});
    line.marks = {{ChartMark::Kind::broken, 1, "merged"}, {ChartMark::Kind::joined, 0, "of no place"}};
    BOOST_TEST(table_of(line) == "Year|S1|S2|\n2020|1||\n2021 (merged)|2|−3|");
}

BOOST_AUTO_TEST_CASE(a_year_that_nobody_printed_is_marked) {
    Chart line = chart_of(ChartKind::line, {"2022", "2023"}, {{"3", "2"}, {"1", "4"}});
    line.series[1].is_first_reckoned = true;
    BOOST_TEST(table_of(line) == "Year|S1|S2|\n2022 (reckoned)|3|1|\n2023|2|4|");
}

BOOST_AUTO_TEST_CASE(a_flow_has_both_sides_and_their_sums) {
    Chart flow = chart_of(ChartKind::flow, {"a", "b"}, {{"1.00", ""}, {"2.00", "-3.00"}});
    flow.series[0].total = Amount(101, 2);  // as printed
    BOOST_TEST(table_of(flow) == "Item|S1|S2|All in|\na|1.00|2.00|3.00|\nb||−3.00|−3.00|\nTotal|1.01|−1.00|0.01|");
    flow.uses = {{"U1", amounts({"", "1234"})}};
    BOOST_TEST(table_of(flow) ==
               "Item|S1|S2|All in|U1|All out|\na|1.00|2.00|3.00|||\nb||−3.00|−3.00|1,234|1,234|\n"
               "Total|1.01|−1.00|0.01|1,234|1,234|");
}

BOOST_AUTO_TEST_SUITE_END()

#include "chart/draw_chart.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <numeric>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "chart/scale.hpp"
#include "chart/svg.hpp"
#include "chart/wording.hpp"
#include "chart_drawings.hpp"

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(chart_suite)

BOOST_AUTO_TEST_CASE(any_input_gives_a_sound_drawing) {
    for (const ChartKind kind : all_kinds) {
        for (const Chart& chart : hostile_charts(kind)) {
            ChartSheets sheets;
            try {
                sheets = draw_chart(chart, test_words());
            } catch (const AmountOverflow&) {
                BOOST_TEST(chart.categories.size() == 2U);  // the sums of the largest amounts only
                continue;
            }
            for (const std::string& svg : {sheets.in_page, sheets.standalone}) {
                BOOST_TEST(xml_fault(svg) == "");
                BOOST_TEST(svg.find("<script") == std::string::npos);
                BOOST_TEST(svg.find("style=") == std::string::npos);
                BOOST_TEST(svg.find("<style") == std::string::npos);
                BOOST_TEST(!std::regex_search(svg, std::regex(R"([" ,MLAHV]-?(nan|inf)[" ,])")));
                BOOST_TEST(layout_fault(svg) == "");
                BOOST_TEST(svg.size() < 400'000U);
            }
        }
    }
}

// Nothing is added up that is no part of anything, however large.
BOOST_AUTO_TEST_CASE(a_line_and_bars_have_no_whole) {
    const std::vector<std::string> years = {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"};
    const std::vector<std::string> large(years.size(), "999999999999999999");
    for (const ChartKind kind : {ChartKind::line, ChartKind::bar}) {
        const Chart chart = chart_of(kind, years, {large});
        BOOST_CHECK_NO_THROW(draw_chart(chart, test_words()));
        BOOST_TEST(whole_of(chart).whole.is_zero());
    }
    BOOST_CHECK_THROW(static_cast<void>(whole_of(chart_of(ChartKind::donut, years, {large}))), AmountOverflow);
}

BOOST_AUTO_TEST_CASE(ids_are_unique_and_begin_with_the_chart) {
    for (const ChartKind kind : all_kinds) {
        const std::string svg = drawn(chart_of(kind, {"a", "b"}, {{"1", "2"}, {"3", "4"}, {"5", "6"}}));
        std::set<std::string> ids;
        for (const auto& match : all_matches(svg, std::regex(R"re( id="([^"]*)")re"))) {
            BOOST_TEST(match[1].starts_with("sample-"));
            BOOST_TEST(ids.insert(match[1]).second);
        }
        for (const auto& match : all_matches(svg, std::regex(R"re(url\(#([^)]*)\))re"))) BOOST_TEST(ids.contains(match[1]));
        BOOST_TEST(svg.find(R"(role="img" aria-labelledby="sample-title sample-desc")") != std::string::npos);
        BOOST_TEST(ids.contains("sample-title"));
        BOOST_TEST(ids.contains("sample-desc"));
    }
}

BOOST_AUTO_TEST_CASE(forms) {
    const Chart chart = chart_of(ChartKind::bar, {"a"}, {{"1"}});
    const std::string page = drawn(chart);
    BOOST_TEST(page.starts_with("<svg class=\"chart chart-bar\" viewBox=\"0 0 440 "));
    const std::string file = draw_chart(chart, test_words()).standalone;
    BOOST_TEST(file.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""));
    for (const std::string_view part : {" width=\"720\"", " height=\"", " font-family=\"", "fill=\"#fff\""}) {
        BOOST_TEST(file.find(part) != std::string::npos);
    }
    BOOST_TEST(draw_chart(chart, test_words()).standalone == file);
}

BOOST_AUTO_TEST_CASE(no_data_and_zeros_are_told_apart) {
    for (const ChartKind kind : all_kinds) {
        BOOST_TEST(drawn(chart_of(kind, {"a"}, {{""}})).find(">no data</text>") != std::string::npos);
        BOOST_TEST(drawn(chart_of(kind, {"a"}, {{"0.00"}})).find(">all zero</text>") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_chart_of_which_nothing_would_be_seen_has_no_drawing) {
    for (const ChartKind kind : all_kinds) {
        const bool is_line = kind == ChartKind::line;
        BOOST_TEST(!has_drawing(chart_of(kind, {"a", "b"}, {{"", ""}})));
        BOOST_TEST(!has_drawing(chart_of(kind, {"a", "b"}, {{"0.00", "0"}})));
        BOOST_TEST(has_drawing(chart_of(kind, {"a"}, {{"1"}})) == !is_line);
        BOOST_TEST(has_drawing(chart_of(kind, {"a", "b"}, {{"1", ""}})) == !is_line);
        BOOST_TEST(has_drawing(chart_of(kind, {"a", "b"}, {{"1", "0"}})));
        BOOST_TEST(has_drawing(chart_of(kind, {"a", "b"}, {{"1", ""}, {"", "2"}})));
    }
    BOOST_TEST(has_drawing(flow_chart({"a"}, {{""}}, {{"3"}})));
    Chart noted = chart_of(ChartKind::line, {"2020"}, {{"1"}});
    BOOST_TEST(!is_shown(noted));
    noted.notes = {"A note must be published."};
    BOOST_TEST(is_shown(noted));
}

BOOST_AUTO_TEST_CASE(sentences_and_axes_say_large_amounts) {
    std::map<std::string, std::string, std::less<>> texts = test_words().texts();
    texts["number-scales-written"] = "6 million, 9 billion";
    const Words words("en", texts);
    Chart chart = chart_of(ChartKind::line, {"2022", "2023"}, {{"1500000", "2663012"}});
    const std::string exact = summarize_chart(chart, words);
    BOOST_TEST(exact.find("1,500,000") != std::string::npos);
    chart.money = {"R{number} {scale}", 3};
    const std::string said = summarize_chart(chart, words);
    for (const char* text : {"R1.5 billion", "R2.66 billion", "R1.16 billion"}) {
        BOOST_TEST(said.find(text) != std::string::npos, text << " in " << said);
    }
    const std::string svg = draw_chart(chart, words).in_page;
    BOOST_TEST(svg.find(">R2 billion</text>") != std::string::npos);
    BOOST_TEST(svg.find(">R2.66 billion</text>") != std::string::npos);
    BOOST_TEST(svg.find(">unit 万元</text>") == std::string::npos);
    chart.series.front().values.front() = Amount(5, 0);
    BOOST_TEST(draw_chart(chart, words).in_page.find(">unit 万元</text>") != std::string::npos);
    BOOST_TEST(svg.find("<title>2023 2,663,012 万元</title>") != std::string::npos);  // what is pointed at is exact
    // Where two amounts are said alike, the sentence has the exact ones.
    Chart alike = chart_of(ChartKind::line, {"2022", "2023"}, {{"2663912", "2663012"}});
    alike.money = chart.money;
    const std::string exact_again = summarize_chart(alike, words);
    for (const char* text : {"2,663,912", "2,663,012"}) {
        BOOST_TEST(exact_again.find(text) != std::string::npos, text << " in " << exact_again);
    }
}

BOOST_AUTO_TEST_CASE(one_slice_is_a_full_ring) {
    const std::string svg = drawn(chart_of(ChartKind::donut, {"all", "blank"}, {{"5", ""}}));
    const auto paths = all_matches(svg, std::regex(R"re(<path[^>]* d="([^"]*)")re"));
    BOOST_TEST_REQUIRE(paths.size() == 1U);
    BOOST_TEST(count_of(paths[0][1], "A") == 4U);  // two arcs outside, two inside
    BOOST_TEST(svg.find("100.00%") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(slices_make_a_full_turn_in_proportion) {
    const std::string svg = drawn(chart_of(ChartKind::donut, {"a", "b", "c"}, {{"50", "25", "25"}}));
    // The three begin at the top, at the bottom and at the left of a circle around 104.
    const auto starts = all_matches(svg, std::regex(R"re( d="M([-0-9.]*),)re"));
    BOOST_TEST_REQUIRE(starts.size() == 3U);
    BOOST_TEST(starts[0][1] == "104");
    BOOST_TEST(starts[1][1] == "104");
    BOOST_TEST(starts[2][1] == "20");
}

BOOST_AUTO_TEST_CASE(parts_fill_the_extent_and_none_is_invisible) {
    const std::vector<std::vector<long double>> cases = {{1}, {1, 1}, {1e15L, 1}, {5, 3, 2, 0.001L, 0.001L}, {1, 1, 1, 1}};
    for (const auto& weights : cases) {
        const std::vector<double> parts = apportioned(weights, 100, 3);
        BOOST_TEST(std::accumulate(parts.begin(), parts.end(), 0.0) == 100, boost::test_tools::tolerance(1e-9));
        BOOST_TEST(*std::min_element(parts.begin(), parts.end()) >= 3);
    }
    BOOST_TEST(apportioned({1, 1, 1}, 6, 3) == (std::vector<double>{3, 3, 3}), boost::test_tools::per_element());
    BOOST_TEST(apportioned({}, 6, 3).empty());
}

BOOST_AUTO_TEST_CASE(a_donut_gathers_its_small_parts) {
    Chart chart = chart_of(ChartKind::donut, {}, {{}});
    for (int i = 0; i < 30; ++i) {
        chart.categories.push_back("part " + std::to_string(i));
        chart.series[0].values.emplace_back(Amount(i < 3 ? 1000 : 10, 0));
    }
    const std::string svg = drawn(chart);
    BOOST_TEST(count_of(svg, "<path") == 4U);  // the others are below 1.5 %
    BOOST_TEST(svg.find(">other 27</text>") != std::string::npos);
    BOOST_TEST(svg.find(">270</text>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(bars_gather_the_smallest_in_their_order) {
    Chart chart = chart_of(ChartKind::bar, {}, {{}});
    for (int i = 0; i < 100; ++i) {
        chart.categories.push_back("part " + std::to_string(i));
        chart.series[0].values.emplace_back(Amount(i, 0));
    }
    const std::string svg = drawn(chart);
    BOOST_TEST(svg.find(">other 77</text>") != std::string::npos);
    BOOST_TEST(svg.find(">2,926</text>") != std::string::npos);  // 0 + 1 + … + 76
    BOOST_TEST(svg.find(">part 77</text>") < svg.find(">part 99</text>"));
    BOOST_TEST(svg.find(">part 76</text>") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(negative_parts_become_bars_left_of_zero) {
    for (const ChartKind kind : {ChartKind::donut, ChartKind::treemap, ChartKind::bar}) {
        const std::string svg = drawn(chart_of(kind, {"up", "down"}, {{"30", "-10"}}));
        BOOST_TEST(svg.find("chart chart-bar") != std::string::npos);
        BOOST_TEST(svg.find("zero-line") != std::string::npos);
        const std::vector<Nested> bars = areas_of(svg, "series-1");
        BOOST_TEST_REQUIRE(bars.size() == 2U);
        const Nested& down = bars[0];
        const Nested& up = bars[1];
        BOOST_TEST(number_in(up, "x") == number_in(down, "x") + number_in(down, "width"), boost::test_tools::tolerance(1e-3));
        BOOST_TEST(number_in(up, "width") == 3 * number_in(down, "width"), boost::test_tools::tolerance(1e-3));
    }
}

BOOST_AUTO_TEST_CASE(what_a_total_has_beyond_its_parts_is_a_rest) {
    for (const ChartKind kind : {ChartKind::donut, ChartKind::treemap, ChartKind::bar}) {
        Chart chart = chart_of(kind, {"a", "b"}, {{"50.00", "25.00"}});
        chart.total = amount("100.00");
        const std::string svg = drawn(chart);
        for (const std::string_view text : {"rest", "25.00", "50.00%", "25.00%"})
            BOOST_TEST(svg.find(text) != std::string::npos, text);
        BOOST_TEST(areas_of(svg, "series-other").empty() == false);
        BOOST_TEST(layout_fault(svg) == "");
        chart.total = amount("75.01");  // as printed: rounding explains a cent and a half
        BOOST_TEST(drawn(chart).find("rest") == std::string::npos);
        chart.total = amount("75.02");
        BOOST_TEST(drawn(chart).find("rest") != std::string::npos);
    }
    Chart stack = chart_of(ChartKind::stacked_bar, {"a"}, {{"60"}, {"30"}});
    stack.total = amount("100");
    const std::string svg = drawn(stack);
    BOOST_TEST(svg.find(">rest</text>") != std::string::npos);
    BOOST_TEST(svg.find(">10</text>") != std::string::npos);
    const std::vector<Nested> of_rest = areas_of(svg, "series-other");
    BOOST_TEST(std::count_if(of_rest.begin(), of_rest.end(), [](const Nested& area) { return number_in(area, "height") == 18; }) ==
               1);
    for (const auto& match : all_matches(svg, std::regex(R"re(url\(#([^)]*)\))re")))
        BOOST_TEST(svg.find("id=\"" + match[1] + "\"") != std::string::npos);
    BOOST_TEST(summarize_chart(stack, test_words()) == "Sample: 100 万元, S1 60.00%, S2 30.00%; 10 万元 left, 10.00%");
}

BOOST_AUTO_TEST_CASE(parts_of_more_than_the_total_are_bars_without_shares) {
    for (const ChartKind kind : {ChartKind::donut, ChartKind::treemap, ChartKind::bar}) {
        Chart chart = chart_of(kind, {"a", "b"}, {{"50.00", "25.00"}});
        for (const char* total : {"74.98", "0.00", "-3.00"}) {
            chart.total = amount(total);
            const std::string svg = drawn(chart);
            BOOST_TEST(svg.find("chart chart-bar") != std::string::npos);
            BOOST_TEST(svg.find('%') == std::string::npos);
        }
        chart.total = amount("74.98");
        BOOST_TEST(summarize_chart(chart, test_words()) ==
                   "Sample: 2, from b 25.00 万元 to a 50.00 万元; 75.00 万元 of 74.98 万元");
    }
}

BOOST_AUTO_TEST_CASE(every_share_that_is_drawn_is_printed) {
    for (const ChartKind kind : {ChartKind::donut, ChartKind::treemap}) {
        const std::string svg = drawn(chart_of(kind, {"a", "b", "c"}, {{"600000000000.00", "399999999990.00", "10.00"}}));
        for (const std::string_view share : {"60.00%", "40.00%"})
            BOOST_TEST(std::regex_search(svg, std::regex(std::string(share) + "</text>")), share);
        BOOST_TEST(layout_fault(svg) == "");
    }
}

BOOST_AUTO_TEST_CASE(tiny_amounts_stay_visible) {
    for (const ChartKind kind : {ChartKind::bar, ChartKind::stacked_bar, ChartKind::treemap}) {
        for (const Nested& bar :
             areas_of(drawn(chart_of(kind, {"huge", "tiny", "less"}, {{"1000000000000000", "1", "0.01"}})), "series-1")) {
            BOOST_TEST(number_in(bar, "width") >= 1);
            BOOST_TEST(number_in(bar, "height") >= 1);
            BOOST_TEST(number_in(bar, "x") + number_in(bar, "width") <= 440.01);
        }
    }
}

BOOST_AUTO_TEST_CASE(stacks_part_at_zero) {
    const std::string svg = drawn(chart_of(ChartKind::stacked_bar, {"a"}, {{"60"}, {"-30"}, {"20"}}));
    std::vector<Nested> segments;  // from left to right
    for (const std::string_view series : {"series-2", "series-1", "series-3"}) {
        for (const Nested& area : areas_of(svg, series)) {
            if (number_in(area, "height") == 18) segments.push_back(area);
        }
    }
    BOOST_TEST_REQUIRE(segments.size() == 3U);
    BOOST_TEST(text_in(segments[0], "fill") == "url(#sample-pattern-2)");
    BOOST_TEST(number_in(segments[0], "x") + number_in(segments[0], "width") == number_in(segments[1], "x"),
               boost::test_tools::tolerance(1e-3));
    BOOST_TEST(number_in(segments[2], "x") == number_in(segments[1], "x") + number_in(segments[1], "width") + 2,
               boost::test_tools::tolerance(1e-3));
}

// The thickness of each band by its title, in the drawing's order.
BOOST_AUTO_TEST_CASE(tiles_cover_the_map_without_overlap) {
    const std::string svg = drawn(project_chart(ChartKind::treemap));
    std::vector<TextBox> tiles;
    double area = 0;
    for (const Nested& tile : areas_of(svg, "series-1")) {
        const double x = number_in(tile, "x");
        const double y = number_in(tile, "y");
        tiles.push_back({"", x, x + number_in(tile, "width"), y, y + number_in(tile, "height")});
        area += (number_in(tile, "width") + 2) * (number_in(tile, "height") + 2);
    }
    BOOST_TEST_REQUIRE(tiles.size() == 23U);
    BOOST_TEST(area == 442.0 * 302.0, boost::test_tools::tolerance(1e-3));
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            BOOST_TEST((tiles[i].right <= tiles[j].left || tiles[j].right <= tiles[i].left || tiles[i].bottom <= tiles[j].top ||
                        tiles[j].bottom <= tiles[i].top));
        }
    }
}

BOOST_AUTO_TEST_CASE(one_tile_is_the_whole_map) {
    const Chart chart = chart_of(ChartKind::treemap, {"all", "zero", "blank"}, {{"5", "0", ""}});
    const std::vector<Nested> tiles = areas_of(drawn(chart), "series-1");
    BOOST_TEST_REQUIRE(tiles.size() == 1U);
    BOOST_TEST(number_in(tiles[0], "width") == 440);
    BOOST_TEST(number_in(tiles[0], "height") == 300);
    BOOST_TEST(drawn(chart).find("<title>all 5 万元 100.00%</title>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(long_names_never_touch) {
    for (const ChartKind kind : all_kinds) BOOST_TEST(layout_fault(drawn(project_chart(kind))) == "");
    Chart wide =
        chart_of(ChartKind::bar, {"一个很长很长很长很长很长很长很长很长很长很长很长很长的名称"}, {{"1000000000000000.00"}});
    BOOST_TEST(layout_fault(drawn(wide)) == "");
    wide.categories[0] += wide.categories[0];  // does not fit into two lines
    BOOST_TEST(layout_fault(drawn(wide)) == "");
    BOOST_TEST(drawn(wide).find("<title>" + wide.categories[0] + "</title>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(tick_values) {
    struct Case {
        long double low;
        long double high;
        std::string expected;
    };
    const std::vector<Case> cases = {
        {0, 2740.01L, "0 1000 2000 "},
        {0, 1, "0.0 0.5 1.0 "},
        {-80, 1755, "0 500 1000 1500 "},
        {-10, 10, "-10 -5 0 5 10 "},
        {0, 0, ""},
        {0, 5e18L, "0 2000000000000000000 4000000000000000000 "},
    };
    for (const Case& c : cases) {
        std::string text;
        for (const Amount& tick : ticks(c.low, c.high, 5)) text += tick.plain() + " ";
        BOOST_TEST(text == c.expected);
    }
}

BOOST_AUTO_TEST_CASE(numbers_as_written) {
    const std::vector<std::pair<std::string, std::string>> groupings = {
        {"0", "0"},
        {"0.60", "0.60"},
        {"999", "999"},
        {"1000", "1,000"},
        {"2737.68", "2,737.68"},
        {"-123456", "−123,456"},
        {"-100.5", "−100.5"},
        {"1000000000000000", "1,000,000,000,000,000"},
    };
    for (const auto& [plain, expected] : groupings) BOOST_TEST(number_text(amount(plain), test_words()) == expected);

    struct Share {
        std::string part, whole, expected;
    };
    const std::vector<Share> shares = {
        {"1501.15", "2178.00", "68.92%"}, {"0", "5", "0.00%"}, {"5", "5", "100.00%"}, {"1", "1000000", "<0.01%"},
        {"999999", "1000000", ">99.99%"}, {"1", "0", ""},
    };
    for (const Share& share : shares)
        BOOST_TEST(share_text(amount(share.part), amount(share.whole), Rounding::half_up, test_words()) == share.expected);

    const std::vector<std::pair<double, std::string>> coordinates = {
        {0, "0"}, {-0.01, "0"}, {1.5, "1.5"}, {-1.25, "-1.3"}, {1.04, "1"}, {0.05, "0.1"}, {1e300, "1000000000"},
    };
    for (const auto& [value, expected] : coordinates) BOOST_TEST(coordinate(value) == expected);
    BOOST_CHECK_THROW((void)coordinate(std::nan("")), std::logic_error);
}

BOOST_AUTO_TEST_CASE(summaries) {
    struct Case {
        Chart chart;
        std::string expected;
    };
    const std::vector<std::string> ab = {"a", "b"};
    Chart rounded = chart_of(ChartKind::donut, ab, {{"1501.15", "676.86"}});
    rounded.total = amount("2178.00");  // as printed; the parts add up to 2178.01
    Chart bars = chart_of(ChartKind::bar, ab, {{"0.60", "3.50"}});
    bars.total = amount("4.10");
    const std::vector<Case> cases = {
        {chart_of(ChartKind::donut, ab, {{"3", "1"}}), "Sample: 4 万元, 2 parts, a 3 万元 75.00%"},
        {rounded, "Sample: 2,178.00 万元, 2 parts, a 1,501.15 万元 68.92%"},
        {bars, "Sample: 4.10 万元, 2 parts, b 3.50 万元 85.37%"},
        {chart_of(ChartKind::bar, ab, {{"3", "1"}}), "Sample: 2, from b 1 万元 to a 3 万元"},
        {chart_of(ChartKind::treemap, ab, {{"3", "-1"}}), "Sample: 2, from b −1 万元 up to a 3 万元"},
        {chart_of(ChartKind::donut, ab, {{"3", ""}}), "Sample: only a 3 万元"},
        {chart_of(ChartKind::stacked_bar, ab, {{"1", "2"}, {"1", ""}}), "Sample: 4 万元, S1 75.00%, S2 25.00%"},
        {chart_of(ChartKind::stacked_bar, ab, {{"1", "2"}, {"-1", ""}}), "Sample: 2 by S1, S2"},
        {chart_of(ChartKind::line, {"2022", "2023"}, {{"2740.01", "2737.68"}}),
         "Sample: 2,740.01 万元 in 2022, 2,737.68 万元 in 2023, down 2.33 万元 (0.09%)"},
        {chart_of(ChartKind::line, {"2021", "2022", "2023"}, {{"", "0", "5"}}),
         "Sample: 0 万元 in 2022, 5 万元 in 2023, up 5 万元"},
        {chart_of(ChartKind::line, {"2022", "2023"}, {{"5.0", "5.00"}}), "Sample: 5.00 万元 in 2022 and 2023"},
        {chart_of(ChartKind::line, {"2022", "2023"}, {{"5", ""}, {"", ""}, {"1", "2"}}),
         "Sample: S1 5 万元 in 2022; S3 1 万元 in 2022, 2 万元 in 2023, up 1 万元 (100.00%)"},
        {chart_of(ChartKind::line, {}, {}), "Sample: none"},
        {chart_of(ChartKind::bar, ab, {{"0", ""}}), "Sample: zeros"},
    };
    for (const Case& c : cases) BOOST_TEST(summarize_chart(c.chart, test_words()) == c.expected);

    Chart marked = chart_of(ChartKind::line, {"2021", "2022", "2023", "2024"}, {{"4", "2", "8", "9"}, {"1", "", "", "2"}});
    marked.marks = {{ChartMark::Kind::joined, 3, "renamed", 1}, {ChartMark::Kind::broken, 2, "merged", 0}};
    BOOST_TEST(summarize_chart(marked, test_words()) ==
               "Sample: S1 4 万元 in 2021, 2 万元 in 2022, down 2 万元 (50.00%); "
               "S1 8 万元 in 2023, 9 万元 in 2024, up 1 万元 (12.50%); "
               "S2 1 万元 in 2021, 2 万元 in 2024, up 1 万元 (100.00%); "
               "S1 broken before 2023: merged; S2 before 2024: renamed");

    // What is said of every line is said of none, and of several years once.
    marked.marks.clear();
    for (const std::size_t year : {1U, 2U, 3U}) {
        for (const std::size_t series : {0U, 1U}) marked.marks.push_back({ChartMark::Kind::broken, year, "merged", series});
    }
    const std::string summary = summarize_chart(marked, test_words());
    BOOST_TEST(summary.ends_with("; broken before 2022, 2023, 2024: merged"), summary);
    const std::string svg = draw_chart(marked, test_words(), ChartUse::in_page).in_page;
    const std::string drawn = svg.substr(svg.rfind("</desc>"));
    BOOST_TEST(drawn.find("merged") == drawn.rfind("merged"));
}

BOOST_AUTO_TEST_CASE(all_words_are_declared) {
    const Words words = test_words();
    std::vector<std::string> names;
    for (const auto& [name, text] : words.texts()) names.push_back(name);
    BOOST_TEST(chart_words() == names, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(tells_which_drawings_label_every_value) {
    const std::vector<std::vector<std::string>> values = {{"10", "20", ""}};
    const auto of = [&](ChartKind kind) { return chart_of(kind, {"a", "b", "c"}, values); };
    for (const ChartKind kind : {ChartKind::donut, ChartKind::bar, ChartKind::stacked_bar, ChartKind::treemap})
        BOOST_TEST(labels_every_value(of(kind)));
    BOOST_TEST(!labels_every_value(of(ChartKind::line)), "points have no labels");
    BOOST_TEST(!labels_every_value(flow_chart({"a"}, {{"10"}},
                                              {
                                                  {"4"},
                                              })),
               "bands have none");
    // The smallest of many are drawn as one.
    std::vector<std::string> categories;
    std::vector<std::string> amounts_of_them;
    for (int i = 0; i < 25; ++i) {
        categories.push_back("c" + std::to_string(i));
        amounts_of_them.emplace_back("1");
    }
    BOOST_TEST(!labels_every_value(chart_of(ChartKind::donut, categories, {amounts_of_them})));
    BOOST_TEST(!labels_every_value(chart_of(ChartKind::bar, categories, {amounts_of_them})));
    BOOST_TEST(labels_every_value(chart_of(ChartKind::treemap, categories, {amounts_of_them})));
}

BOOST_AUTO_TEST_SUITE_END()

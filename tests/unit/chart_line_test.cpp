// Lines, what happened to them, and small multiples.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "chart/palette.hpp"
#include "chart/small_multiples.hpp"
#include "chart_drawings.hpp"

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(chart_lines)

BOOST_AUTO_TEST_CASE(a_line_has_gaps_where_there_is_no_value) {
    const std::string svg = drawn(chart_of(ChartKind::line, {"2019", "2020", "2021", "2022"}, {{"1", "2", "", "4"}}));
    BOOST_TEST(count_of(svg, "<circle") == 3U);
    const auto strokes = all_matches(svg, std::regex(R"re(series-1 stroke"[^>]* d="([^"]*)")re"));
    BOOST_TEST_REQUIRE(strokes.size() == 1U);
    BOOST_TEST(count_of(strokes[0][1], "L") == 1U);
    for (const std::string_view text : {">2019<", ">2021<", ">1<", ">2<", ">4<"}) BOOST_TEST(svg.find(text) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_line_is_not_joined_at_a_break) {
    using Mark = ChartMark::Kind;
    struct Case {
        std::vector<ChartMark> marks;
        std::vector<int> joins;  // of the pieces of the two lines
    };
    const std::vector<Case> cases = {
        {{}, {3, 3}},
        {{{Mark::broken, 2, "merged"}}, {1, 1, 1, 1}},
        {{{Mark::joined, 2, "renamed"}}, {3, 3}},
        {{{Mark::broken, 2, "merged", 0}}, {1, 1, 3}},
        {{{Mark::broken, 1, "split"}, {Mark::broken, 3, "merged"}}, {1, 1}},  // what stands alone is a dot without a line
        {{{Mark::broken, 0, "before all"}, {Mark::broken, 4, "after all"}, {Mark::broken, 2, "of none", 7}}, {3, 3}},
    };
    for (const Case& c : cases) {
        Chart chart = chart_of(ChartKind::line, {"2020", "2021", "2022", "2023"}, {{"1", "2", "3", "4"}, {"4", "-3", "0", "1"}});
        chart.marks = c.marks;
        const std::string svg = drawn(chart);
        BOOST_TEST(layout_fault(svg) == "");
        std::vector<int> joins;
        for (const auto& stroke : all_matches(svg, std::regex(R"re(stroke"[^>]* d="([^"]*)")re"))) {
            if (const std::size_t count = count_of(stroke[1], "L"); count > 0) joins.push_back(static_cast<int>(count));
        }
        BOOST_TEST(joins == c.joins, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(marks_are_labelled_where_they_fit_and_numbered_where_not) {
    Chart chart = chart_of(ChartKind::line, {}, {{}});
    for (int year = 2000; year < 2030; ++year) {
        chart.categories.push_back(std::to_string(year));
        chart.series[0].values.emplace_back(Amount(year * 7 % 100, 0));
    }
    chart.marks = {{ChartMark::Kind::broken, 21, "2021 merged"}};
    BOOST_TEST(count_of(drawn(chart), ">2021 merged</text>") == 1U);
    BOOST_TEST(drawn(chart).find(">1</text>") == std::string::npos);
    chart.marks.push_back({ChartMark::Kind::joined, 22, "renamed"});
    BOOST_TEST(drawn(chart).find(">2</text>") != std::string::npos);
    BOOST_TEST(layout_fault(drawn(chart)) == "");
    chart.marks[1].label = std::string(3000, 'x');
    for (std::size_t i = 1; i < 60; ++i) chart.marks.push_back({ChartMark::Kind::broken, i % 30, "市混凝土发展中心并入本部门"});
    BOOST_TEST(layout_fault(drawn(chart)) == "");
    BOOST_TEST(drawn(chart).find(">20</text>") != std::string::npos);
    BOOST_TEST(drawn(chart).find(">21</text>") == std::string::npos);
}

// Where each marker stands on the sheet, by its title without the unit: "S1 2018 5,256.69".
std::map<std::string, std::pair<double, double>> markers_of(const std::string& svg) {
    std::map<std::string, std::pair<double, double>> markers;
    const double top = std::stod(all_matches(svg, std::regex(R"re(translate\(0 ([0-9.]+)\))re")).at(0)[1]);  // of the body
    for (const char* pattern : {R"re(cx="([0-9.]+)" cy="([0-9.]+)"[^>]*><title>([^<]*) 万元<)re",
                                R"re(translate\(([0-9.]+),([0-9.]+)\)"[^>]*><title>([^<]*) 万元<)re"}) {
        for (const auto& match : all_matches(svg, std::regex(pattern)))
            markers[match[3]] = {std::stod(match[1]), top + std::stod(match[2])};
    }
    return markers;
}

BOOST_AUTO_TEST_CASE(a_value_stands_at_its_own_point) {
    const std::vector<std::string> years = {"2018", "2019", "2020", "2021", "2022", "2023"};
    for (const int apart : {0, 1, 20, 50, 200, 400, 1000, 3000}) {
        Chart chart = chart_of(ChartKind::line, years, {{}, {}, {}});
        for (int i = 0; i < 6; ++i) {
            for (int s = 0; s < 3; ++s)
                chart.series[static_cast<std::size_t>(s)].values.emplace_back(
                    Amount(620000 + i * 2700 - s * apart * 100 + i * i * s, 2));
        }
        const std::string svg = drawn(chart);
        const auto markers = markers_of(svg);
        BOOST_TEST_REQUIRE(markers.size() == 18U);
        std::size_t count = 0;
        for (const TextBox& box : text_boxes(svg)) {
            const auto distance = [&box](const std::pair<double, double>& point) {
                return std::hypot(std::max({box.left - point.first, point.first - box.right, 0.0}),
                                  std::max({box.top - point.second, point.second - box.bottom, 0.0}));
            };
            double own = 1000;
            double other = 1000;
            for (const auto& [title, point] : markers) {
                double& nearest = title.ends_with(" " + box.text) ? own : other;
                nearest = std::min(nearest, distance(point));
            }
            if (own == 1000) continue;  // no value, but a year or a tick
            ++count;
            BOOST_TEST(own < other, apart << ": " << box.text << " is " << own << " from its point, " << other << " from another");
        }
        if (apart >= 200) BOOST_TEST(count >= 2U);  // nearer lines cannot be told apart
    }
}

BOOST_AUTO_TEST_CASE(small_multiples_share_their_scale) {
    Chart chart = chart_of(ChartKind::line, {"2021", "2022", "2023"},
                           {{"100", "200", ""}, {"21", "", "-50"}, {"", "", ""}, {"", "0", ""}, {"-1000000000000000", "", "1"}});
    chart.series[3].title = "<script>";
    chart.marks = {{ChartMark::Kind::broken, 1, "all"}, {ChartMark::Kind::joined, 2, "third", 2}};
    chart.series.pop_back();
    const std::vector<SmallChart> drawn = draw_small_multiples(chart, test_words());
    BOOST_TEST_REQUIRE(drawn.size() == 4U);
    BOOST_TEST(drawn[0].title == "S1");
    BOOST_TEST(drawn[0].summary == "S1: 100 万元 in 2021; 200 万元 in 2022; broken before 2022: all");
    BOOST_TEST(drawn[2].summary == "S3: none");
    BOOST_TEST(drawn[2].svg.find(">no data</text>") != std::string::npos);
    BOOST_TEST(drawn[3].summary == "<script>: zeros");
    BOOST_TEST(count_of(drawn[0].svg, "<circle") == 2U);
    BOOST_TEST(count_of(drawn[1].svg, "<circle") == 2U);
    BOOST_TEST(count_of(drawn[3].svg, "<circle") == 1U);
    std::set<std::string> grids;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const std::string& svg = drawn[i].svg;
        BOOST_TEST(xml_fault(svg) == "");
        BOOST_TEST(svg.find("viewBox=\"0 0 200 124\"") != std::string::npos);
        BOOST_TEST(svg.find("id=\"sample-" + std::to_string(i + 1) + "-title\"") != std::string::npos);
        BOOST_TEST(count_of(svg, "class=\"mark\"") == 1U);
        grids.insert(all_matches(svg, std::regex(R"re(class="grid" d="([^"]*)")re")).at(0)[1]);
    }
    BOOST_TEST(grids.size() == 1U);
    BOOST_TEST(draw_small_multiples(chart_of(ChartKind::line, {}, {}), test_words()).empty());
}

BOOST_AUTO_TEST_CASE(small_multiples_have_their_own_scales_where_one_would_hide_them) {
    const std::vector<std::pair<std::string, bool>> cases = {
        {"200", false}, {"20", false}, {"19", true}, {"-19", true}, {"0", false}};
    for (const auto& [highest, have_own] : cases) {
        const Chart chart = chart_of(ChartKind::line, {"2021", "2022"}, {{"100", "200"}, {highest, "0"}, {"", ""}});
        BOOST_TEST(need_own_scales(chart) == have_own, highest);
        std::set<std::string> grids;
        for (const SmallChart& small : draw_small_multiples(chart, test_words())) {
            for (const auto& grid : all_matches(small.svg, std::regex(R"re(class="grid" d="([^"]*)")re"))) grids.insert(grid[1]);
        }
        BOOST_TEST((grids.size() > 1) == have_own, highest);
    }
}

BOOST_AUTO_TEST_CASE(lines_upon_each_other_are_told_in_words) {
    struct Case {
        std::vector<std::vector<std::string>> series;
        std::string told;
    };
    const std::vector<Case> cases = {
        {{{"1", "2", "3"}, {"1", "2", "3"}}, "S1, S2 coincide"},
        {{{"1", "2", "3"}, {"1", "2", "4"}}, ""},
        {{{"1000", "2000", "3000"}, {"1001", "2001", "3001"}}, "S1, S2 coincide"},  // nearer than a pixel
        {{{"1", "2", ""}, {"1", "2", "3"}, {"1", "2", "3"}}, "S1, S2, S3 coincide"},
        {{{"1", "", "3"}, {"", "2", "3"}}, ""},  // they meet once
        {{{"1", "2"}}, ""},
    };
    for (const Case& c : cases) {
        const std::string summary = summarize_chart(chart_of(ChartKind::line, {"2021", "2022", "2023"}, c.series), test_words());
        if (c.told.empty()) {
            BOOST_TEST(summary.find("coincide") == std::string::npos, summary);
        } else {
            BOOST_TEST(summary.find(c.told) != std::string::npos, summary);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_value_that_nobody_printed_is_said_to_be_reckoned) {
    Chart chart = chart_of(ChartKind::line, {"2022", "2023"}, {{"3", "2"}, {"1", "4"}});
    const auto says = [&chart](const std::string& words) {
        return summarize_chart(chart, test_words()).find(words) != std::string::npos;
    };
    BOOST_TEST(!says("reckoned"));
    chart.series[1].is_first_reckoned = true;
    BOOST_TEST(says("S2 2022 is reckoned"));
    chart.series[0].is_first_reckoned = true;
    BOOST_TEST(says("; 2022 is reckoned"));
}

BOOST_AUTO_TEST_CASE(a_change_is_said_to_the_place_that_both_years_have) {
    Chart chart = chart_of(ChartKind::line, {"2023", "2024"}, {{"1334567.25", "1410000"}});
    chart.series[0].coarsest_place = 3;
    BOOST_TEST(summarize_chart(chart, test_words()) ==
               "Sample: 1,334,567.25 万元 in 2023, 1,410,000 万元 in 2024, up 75,000 万元 (5.62%)");
    chart.series[0].values[1] = amount("1335000");
    BOOST_TEST(summarize_chart(chart, test_words()) == "Sample: 1,335,000 万元 in 2023 and 2024");
}

BOOST_AUTO_TEST_CASE(a_series_keeps_its_look_on_all_pages) {
    using Wanted = std::vector<std::optional<std::size_t>>;
    const std::vector<std::pair<Wanted, std::vector<std::size_t>>> cases = {
        {{{}, {}, {}}, {0, 1, 2}}, {{1}, {1}},        {{{}, 0}, {1, 0}},
        {{3, 3, {}}, {3, 0, 1}},   {{99, 0}, {1, 0}}, {Wanted(10), {0, 1, 2, 3, 4, 5, 6, 7, 8, 8}},
    };
    for (const auto& [wanted, looks] : cases) BOOST_TEST(assigned_looks(wanted) == looks, boost::test_tools::per_element());
    Chart chart = chart_of(ChartKind::line, {"2021", "2022"}, {{"1", "2"}});
    chart.series[0].look = 1;
    const std::string svg = drawn(chart);
    BOOST_TEST(svg.find("series-2 stroke") != std::string::npos);
    BOOST_TEST(svg.find("series-1") == std::string::npos);
    Chart donut = chart_of(ChartKind::donut, {"A", "B", "C"}, {{"1", "5", "3"}});
    donut.looks = {0, 1, 2};
    // The largest part comes first, and has the look of its name.
    BOOST_TEST(drawn(donut).find(R"(<g class="series-2" color="#a65a26")") != std::string::npos);
    for (const ChartKind kind : {ChartKind::bar, ChartKind::stacked_bar}) {
        Chart bars = chart_of(kind, {"2021", "2022"}, {{"1", "2"}, {"3", "4"}});
        bars.series[0].look = 4;
        bars.series[1].look = 2;
        const std::string both = drawn(bars);
        BOOST_TEST(both.find("pattern-5") != std::string::npos);
        BOOST_TEST(both.find("pattern-3") != std::string::npos);
        BOOST_TEST(both.find("pattern-2\"") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_file_says_where_its_chart_comes_from) {
    const Chart chart = chart_of(ChartKind::bar, {"A", "B"}, {{"1", "2"}});
    const ChartSheets sheets = draw_chart(chart, test_words(), ChartUse::both, "Parks, 2024. Source: <The & budget>");
    BOOST_TEST(xml_fault(sheets.standalone) == "");
    BOOST_TEST(count_of(sheets.standalone, "Parks, 2024. Source: &lt;The &amp; budget&gt;") == 2U);  // once to see and once to hear
    BOOST_TEST(sheets.in_page.find("Parks, 2024") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(any_small_multiples_are_sound) {
    for (const Chart& chart : hostile_charts(ChartKind::line)) {
        std::vector<SmallChart> drawn;
        try {
            drawn = draw_small_multiples(chart, test_words());
        } catch (const AmountOverflow&) {
            BOOST_TEST(chart.categories.size() == 2U);  // the change between the largest amounts only
        }
        for (const SmallChart& small : drawn) {
            BOOST_TEST(xml_fault(small.svg) == "");
            BOOST_TEST(small.svg.find("<script") == std::string::npos);
            BOOST_TEST(!std::regex_search(small.svg, std::regex(R"([" ,MLAHV]-?(nan|inf)[" ,])")));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

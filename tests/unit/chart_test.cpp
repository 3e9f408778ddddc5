#include "chart/chart.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cctype>
#include <cmath>
#include <numeric>
#include <optional>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "chart/scale.hpp"
#include "chart/small_multiples.hpp"
#include "chart/svg.hpp"
#include "chart/text_width.hpp"
#include "chart/wording.hpp"

using namespace sitegen;

namespace {

Amount amount(std::string_view text) { return std::get<Amount>(Amount::parse(text)); }

// "" is a blank.
std::vector<std::optional<Amount>> amounts(const std::vector<std::string>& texts) {
    std::vector<std::optional<Amount>> values;
    for (const std::string& text : texts) values.push_back(text.empty() ? std::nullopt : std::optional<Amount>(amount(text)));
    return values;
}

Words test_words() {
    return {"en",
            {{"chart-all-zero", "all zero"},
             {"chart-amount", "{value} {unit}"},
             {"chart-clause-separator", "; "},
             {"chart-course-fall", "{from} in {first}, {to} in {last}, down {change}{rate}"},
             {"chart-course-of", "{series} {course}"},
             {"chart-course-rate", " ({rate})"},
             {"chart-course-rise", "{from} in {first}, {to} in {last}, up {change}{rate}"},
             {"chart-course-same", "{to} in {first} and {last}"},
             {"chart-course-single", "{to} in {last}"},
             {"chart-flow-difference", "{row} {in} in, {out} out, {difference} apart"},
             {"chart-flow-negative", "not drawn: {items}"},
             {"chart-flow-none", "nothing flows"},
             {"chart-flow-row-in", "in {value}"},
             {"chart-flow-row-out", "out {value}"},
             {"chart-flow-sources", "sources"},
             {"chart-flow-uses", "uses"},
             {"chart-more", "{count} in the table"},
             {"chart-summary-flow", "{title}: {total} from {sources}; most to {largest} {amount}{notes}"},
             {"chart-summary-flow-none", "{title}: no sources{notes}"},
             {"chart-summary-flow-uses", "; {total} for {uses}"},
             {"chart-list-separator", ", "},
             {"chart-mark-broken", "broken before {category}: {label}"},
             {"chart-mark-joined", "before {category}: {label}"},
             {"chart-no-data", "no data"},
             {"chart-other", "other {count}"},
             {"chart-summary-line", "{title}: {courses}"},
             {"chart-summary-none", "{title}: none"},
             {"chart-summary-parts", "{title}: {total}, {count} parts, {largest} {amount} {share}"},
             {"chart-summary-series", "{title}: {count} by {series}"},
             {"chart-summary-share", "{part} {share}"},
             {"chart-summary-single", "{title}: only {part} {amount}"},
             {"chart-summary-stacked", "{title}: {total}, {shares}"},
             {"chart-summary-values", "{title}: {count}, from {smallest} {smallest-amount} to {largest} {amount}"},
             {"chart-summary-zero", "{title}: zeros"},
             {"chart-total", "total"},
             {"chart-unit", "unit {unit}"},
             {"chart-unnamed", "{count} more"},
             {"number-group", ","},
             {"number-point", "."},
             {"percent", "{number}%"}}};
}

Chart chart_of(ChartKind kind, const std::vector<std::string>& categories, const std::vector<std::vector<std::string>>& series) {
    Chart chart;
    chart.id = "sample";
    chart.kind = kind;
    chart.title = "Sample";
    chart.unit = "万元";
    chart.categories = categories;
    for (const auto& values : series) chart.series.push_back({"S" + std::to_string(chart.series.size() + 1), amounts(values)});
    return chart;
}

Chart flow_chart(const std::vector<std::string>& rows, const std::vector<std::vector<std::string>>& sources,
                 const std::vector<std::vector<std::string>>& uses) {
    Chart chart = chart_of(ChartKind::flow, rows, sources);
    for (const auto& values : uses) chart.uses.push_back({"U" + std::to_string(chart.uses.size() + 1), amounts(values)});
    return chart;
}

constexpr ChartKind all_kinds[] = {ChartKind::donut, ChartKind::bar,     ChartKind::stacked_bar,
                                   ChartKind::line,  ChartKind::treemap, ChartKind::flow};

std::vector<Chart> hostile_charts(ChartKind kind) {
    std::vector<Chart> charts = {
        chart_of(kind, {}, {}),
        chart_of(kind, {}, {{}}),
        chart_of(kind, {"a", "b"}, {}),
        chart_of(kind, {"a", "b"}, {{"", ""}}),
        chart_of(kind, {"a", "b"}, {{"0", "0.00"}}),
        chart_of(kind, {"a"}, {{"5"}}),
        chart_of(kind, {"a", "b", "c"}, {{"7"}}),  // a series that is too short
        chart_of(kind, {"a"}, {{"1", "2", "3"}}),  // and one that is too long
        chart_of(kind, {"a", "b"}, {{"1000000000000000", "1"}}),
        chart_of(kind, {"a", "b"}, {{"-1000000000000000", "1"}}),
        chart_of(kind, {"a", "b"}, {{"9223372036854775806", "-9223372036854775806"}}),
        chart_of(kind, {"a", "b"}, {{"0.000000000001", "0.000000000002"}}),
        chart_of(kind, {"a", "b", "c"}, {{"-3", "-2", "-1"}, {"", "0", "-5"}}),
        chart_of(kind, {"\"><script>alert(1)</script>", "a\x01\xEF\xBF\xBE]]>&amp;", ""}, {{"3", "2", "1"}}),
        chart_of(kind, {"\xFF\xC0 broken", "\u202Egnp.exe", std::string(5000, 'x')}, {{"3", "2", "1"}}),
    };
    charts[13].title = "' onload='x' \"><!--";
    charts[13].unit = "</text>";
    if (kind == ChartKind::flow) {
        const std::vector<Chart> without = charts;
        for (Chart chart : without) {
            chart.uses = chart.series;
            std::reverse(chart.uses.begin(), chart.uses.end());
            charts.push_back(std::move(chart));
        }
    }
    charts.push_back(chart_of(kind, {"a", "b"}, {}));
    for (int i = 0; i < 12; ++i) charts.back().series.push_back({"series", amounts({"1", "2"})});
    charts.push_back(chart_of(kind, {}, {{}}));
    for (int i = 0; i < 10000; ++i) {
        charts.back().categories.push_back("第" + std::to_string(i) + "项");
        charts.back().series[0].values.emplace_back(Amount((i * 7919) % 10007, 2));
    }
    return charts;
}

// Whether the text is a sequence of name="value" with a space before each and perhaps a slash at the end.
bool are_attributes(std::string_view text) {
    if (text.ends_with('/')) text.remove_suffix(1);
    while (!text.empty()) {
        const std::size_t equals = text.find("=\"");
        if (text.front() != ' ' || equals == std::string_view::npos) return false;
        const std::string_view name = text.substr(1, equals - 1);
        if (name.empty() || !std::all_of(name.begin(), name.end(), [](char c) { return std::isalnum(c) || c == '-' || c == ':'; }))
            return false;
        const std::size_t end = text.find('"', equals + 2);
        if (end == std::string_view::npos) return false;
        text.remove_prefix(end + 1);
    }
    return true;
}

std::string unescaped(std::string text) {
    const std::vector<std::pair<std::string_view, std::string_view>> entities = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}};
    for (const auto& [entity, character] : entities) {
        for (std::size_t at = text.find(entity); at != std::string::npos; at = text.find(entity, at + 1)) {
            text.replace(at, entity.size(), character);
        }
    }
    return text;
}

// What is wrong with the nesting, the characters or the attributes of an XML text; empty when nothing is.
std::string xml_fault(std::string_view xml) {
    if (xml.starts_with("<?xml")) xml.remove_prefix(xml.find("?>") + 2);
    if (std::any_of(xml.begin(), xml.end(), [](unsigned char c) { return c < 0x20 && c != '\n'; })) return "a control character";
    for (std::size_t at = xml.find('&'); at != std::string_view::npos; at = xml.find('&', at + 1)) {
        const std::string_view entity = xml.substr(at, xml.find(';', at) - at + 1);
        if (unescaped(std::string(entity)).size() != 1) return "an unknown entity";
    }
    std::vector<std::string> open;
    for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
        const std::string tag(xml.substr(at + 1, xml.find('>', at) - at - 1));
        if (tag.starts_with('/')) {
            if (open.empty() || open.back() != tag.substr(1)) return "unexpected " + tag;
            open.pop_back();
            continue;
        }
        const std::string name = tag.substr(0, tag.find_first_of(" /"));
        if (!are_attributes(std::string_view(tag).substr(name.size()))) return "odd attributes: " + tag;
        if (!tag.ends_with('/')) open.push_back(name);
    }
    return open.empty() ? "" : "unclosed " + open.back();
}

// The groups of every match; 0 is the whole of it.
std::vector<std::vector<std::string>> all_matches(const std::string& text, const std::regex& pattern) {
    std::vector<std::vector<std::string>> matches;
    for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) {
        matches.emplace_back(match->begin(), match->end());
    }
    return matches;
}

// An element of a drawing with the elements that it stands in, the innermost last: what it does not say itself it has from them.
using Nested = std::vector<std::string>;

std::string text_in(const Nested& tags, std::string_view attribute) {
    const std::string before = " " + std::string(attribute) + "=\"";
    for (auto tag = tags.rbegin(); tag != tags.rend(); ++tag) {
        if (const std::size_t at = tag->find(before); at != std::string::npos)
            return tag->substr(at + before.size(), tag->find('"', at + before.size()) - at - before.size());
    }
    return "";
}

double number_in(const Nested& tags, std::string_view attribute) {
    const std::string text = text_in(tags, attribute);
    return text.empty() ? 0 : std::stod(text);
}

struct Element {
    Nested tags;
    std::string text;  // in it, without that of its title
};

std::vector<Element> elements_of(const std::string& svg, std::string_view name) {
    std::vector<Element> elements;
    Nested open;
    for (std::size_t at = svg.find('<'); at != std::string::npos; at = svg.find('<', at + 1)) {
        const std::size_t end = svg.find('>', at);
        const std::string tag = svg.substr(at + 1, end - at - 1);
        if (tag.starts_with('?')) continue;
        if (tag.starts_with('/')) {
            open.pop_back();
            continue;
        }
        open.push_back(tag);
        if (tag.substr(0, tag.find_first_of(" /")) == name) elements.push_back({open, ""});
        if (tag.ends_with('/')) open.pop_back();
        std::size_t text = end + 1;
        if (svg.compare(text, 7, "<title>") == 0) text = svg.find("</title>", text) + 8;
        if (!elements.empty() && elements.back().tags == open) elements.back().text = svg.substr(text, svg.find('<', text) - text);
    }
    return elements;
}

// The areas of a series, from left to right.
std::vector<Nested> areas_of(const std::string& svg, std::string_view series) {
    std::vector<Nested> areas;
    for (const Element& element : elements_of(svg, "rect")) {
        if (text_in(element.tags, "class") == series) areas.push_back(element.tags);
    }
    std::stable_sort(areas.begin(), areas.end(),
                     [](const Nested& a, const Nested& b) { return number_in(a, "x") < number_in(b, "x"); });
    return areas;
}

// Every text of a drawing as the box that it takes.
struct TextBox {
    std::string text;
    double left, right, top, bottom;
};

std::vector<TextBox> text_boxes(const std::string& svg) {
    std::vector<TextBox> boxes;
    for (const auto& [tags, text] : elements_of(svg, "text")) {
        if (std::none_of(tags.begin(), tags.end(),
                         [](const std::string& tag) { return tag.find(" transform=") != std::string::npos; }))
            continue;  // the heading is not moved by the body's group
        const double size = number_in(tags, "font-size");
        const double width = text_width(unescaped(text)) * size;
        double left = number_in(tags, "x");
        if (text_in(tags, "text-anchor") == "middle") left -= width / 2;
        if (text_in(tags, "text-anchor") == "end") left -= width;
        const double baseline = number_in(tags, "y");
        boxes.push_back({text, left, left + width, baseline - 0.75 * size, baseline});
    }
    return boxes;
}

// The first two texts of the body that touch each other or the first that leaves the sheet.
std::string layout_fault(const std::string& svg) {
    const std::vector<TextBox> boxes = text_boxes(svg);
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].left < -0.5 || boxes[i].right > 440.5) return "outside: " + boxes[i].text;
        for (std::size_t j = 0; j < i; ++j) {
            const bool apart = boxes[i].right <= boxes[j].left || boxes[j].right <= boxes[i].left ||
                               boxes[i].bottom <= boxes[j].top || boxes[j].bottom <= boxes[i].top;
            if (!apart) return boxes[j].text + " and " + boxes[i].text;
        }
    }
    return "";
}

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

std::string drawn(const Chart& chart) { return draw_chart(chart, test_words()).in_page; }

Chart project_chart(ChartKind kind) {
    Chart chart = chart_of(kind, {}, {{}});
    for (int i = 1; i <= 23; ++i) {
        chart.categories.push_back("大同航空口岸第" + std::to_string(i) + "个开放验收与市级整改项目专项工作经费");
        chart.series[0].values.emplace_back(Amount(100000 / (i * i), 2));
    }
    return chart;
}

}  // namespace

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

BOOST_AUTO_TEST_CASE(small_multiples_share_their_scale) {
    Chart chart = chart_of(ChartKind::line, {"2021", "2022", "2023"},
                           {{"100", "200", ""}, {"1", "", "-50"}, {"", "", ""}, {"", "0", ""}, {"-1000000000000000", "", "1"}});
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

// The thickness of each band by its title, in the drawing's order.
std::vector<std::pair<std::string, double>> bands_of(const std::string& svg) {
    std::vector<std::pair<std::string, double>> bands;
    const std::regex band(
        R"re( d="M[^,]*,([-0-9.]+)C.*?L[^,]*,[-0-9.]+C[^"]* [-0-9.]+,([-0-9.]+)Z"[^>]*><title>([^<]*)</title>)re");
    for (const auto& match : all_matches(svg, band)) bands.emplace_back(match[3], std::stod(match[2]) - std::stod(match[1]));
    return bands;
}

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

BOOST_AUTO_TEST_CASE(a_flow_tells_what_does_not_flow) {
    const std::string svg = drawn(flow_chart({"a", "b"}, {{"30", "-5"}, {"", "12"}}, {{"25", "7"}}));
    BOOST_TEST(svg.find(">not drawn: b S1 −5 万元</text>") != std::string::npos);
    BOOST_TEST(svg.find(">in 30</text>") != std::string::npos);
    BOOST_TEST(svg.find(">out 25</text>") != std::string::npos);
    BOOST_TEST(svg.find(">7</text>") != std::string::npos);  // b: 12 − 5, and 7 goes on
    BOOST_TEST(layout_fault(svg) == "");
    BOOST_TEST(drawn(flow_chart({"a"}, {{"-5"}}, {{"-3"}})).find(">nothing flows</text>") != std::string::npos);
    BOOST_TEST(drawn(flow_chart({"a"}, {{"0"}}, {{""}})).find(">all zero</text>") != std::string::npos);
    BOOST_TEST(drawn(flow_chart({"a"}, {{""}}, {{""}})).find(">no data</text>") != std::string::npos);
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
        {flow_chart({"a", "b"}, {{"5", "-3"}}, {}), "Sample: 2 万元 from S1 2 万元; most to a 5 万元; not drawn: b S1 −3 万元"},
        {flow_chart({"a"}, {{""}}, {{"7"}}), "Sample: no sources; 7 万元 for U1 100.00%; a — in, 7 万元 out, 7 万元 apart"},
        {flow_chart({"a"}, {{""}}, {{""}}), "Sample: none"},
        {flow_chart({"a"}, {{"0"}}, {{""}}), "Sample: zeros"},
    };
    for (const Case& c : cases) BOOST_TEST(summarize_chart(c.chart, test_words()) == c.expected);
    Chart many = flow_chart({"a", "b", "c", "d", "e"}, {{"9", "8", "7", "6", "5"}}, {{"1", "1", "1", "1", "1"}});
    BOOST_TEST(summarize_chart(many, test_words()).ends_with("c 7 万元 in, 1 万元 out, 6 万元 apart; 2 in the table"));
}

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
    Chart chart = chart_of(ChartKind::treemap, {"all", "zero", "blank"}, {{"5", "0", ""}});
    chart.total = amount("0");  // printed so, and of no use as a whole
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
        {chart_of(ChartKind::treemap, ab, {{"3", "-1"}}), "Sample: 2, from b −1 万元 to a 3 万元"},
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
}

BOOST_AUTO_TEST_CASE(all_words_are_declared) {
    const Words words = test_words();
    std::vector<std::string> names;
    for (const auto& [name, text] : words.texts()) names.push_back(name);
    BOOST_TEST(chart_words() == names, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

#include "chart_drawings.hpp"

#include <algorithm>
#include <cctype>
#include <regex>

#include "chart/text_width.hpp"

namespace sitegen {

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
             {"chart-flow-none", "nothing flows"},
             {"chart-flow-row-in", "in {value}"},
             {"chart-flow-row-out", "out {value}"},
             {"chart-flow-sources", "sources"},
             {"chart-flow-uses", "uses"},
             {"chart-more", "{count} in the table"},
             {"chart-summary-flow", "{title}: {total} from {sources}; most to {largest} {amount}{notes}"},
             {"chart-summary-flow-none", "{title}: no sources{notes}"},
             {"chart-summary-flow-uses", "; {total} for {uses}"},
             {"chart-lines-coincide", "{series} coincide"},
             {"chart-list-separator", ", "},
             {"chart-mark-broken", "broken before {category}: {label}"},
             {"chart-mark-joined", "before {category}: {label}"},
             {"chart-no-data", "no data"},
             {"chart-origin", "{department} {year} {stage} {unit}"},
             {"chart-origin-source", "; {source}"},
             {"chart-other", "other {count}"},
             {"chart-reckoned-value", "{category} is reckoned"},
             {"chart-rest", "rest"},
             {"chart-summary-excess", "; {sum} of {total}"},
             {"chart-summary-line", "{title}: {courses}"},
             {"chart-summary-none", "{title}: none"},
             {"chart-summary-rest", "; {amount} left, {share}"},
             {"chart-summary-parts", "{title}: {total}, {count} parts, {largest} {amount} {share}"},
             {"chart-summary-series", "{title}: {count} by {series}"},
             {"chart-summary-share", "{part} {share}"},
             {"chart-summary-single", "{title}: only {part} {amount}"},
             {"chart-summary-stacked", "{title}: {total}, {shares}"},
             {"chart-summary-below-zero", "{title}: {count}, from {smallest} {smallest-amount} up to {largest} {amount}"},
             {"chart-summary-values", "{title}: {count}, from {smallest} {smallest-amount} to {largest} {amount}"},
             {"chart-summary-zero", "{title}: zeros"},
             {"chart-total", "total"},
             {"chart-unit", "unit {unit}"},
             {"chart-unnamed", "{count} more"},
             {"number-group", ","},
             {"number-point", "."},
             {"percent", "{number}%"},
             {"percent-tiny", "<{percent}"},
             {"chart-summary-largest", "{title}: {shown} of {count}, from {smallest} {smallest-amount} to {largest} {amount}"}}};
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

std::vector<std::vector<std::string>> all_matches(const std::string& text, const std::regex& pattern) {
    std::vector<std::vector<std::string>> matches;
    for (std::sregex_iterator match(text.begin(), text.end(), pattern), end; match != end; ++match) {
        matches.emplace_back(match->begin(), match->end());
    }
    return matches;
}

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

std::vector<Nested> areas_of(const std::string& svg, std::string_view series) {
    std::vector<Nested> areas;
    for (const Element& element : elements_of(svg, "rect")) {
        if (text_in(element.tags, "class") == series) areas.push_back(element.tags);
    }
    std::stable_sort(areas.begin(), areas.end(),
                     [](const Nested& a, const Nested& b) { return number_in(a, "x") < number_in(b, "x"); });
    return areas;
}

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
        double baseline = number_in(tags, "y");
        for (const std::string& tag : tags) {
            static const std::regex move(R"re( transform="translate\(0 ([0-9.]+)\)")re");
            std::smatch found;
            if (std::regex_search(tag, found, move)) baseline += std::stod(found[1]);
        }
        boxes.push_back({text, left, left + width, baseline - 0.75 * size, baseline});
    }
    return boxes;
}

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

}  // namespace sitegen

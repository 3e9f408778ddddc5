// Charts to be drawn by tests, and what can be read from their drawings.
#pragma once

#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "amounts.hpp"
#include "chart/draw_chart.hpp"

namespace sitegen {

// "" is a blank.
std::vector<std::optional<Amount>> amounts(const std::vector<std::string>& texts);

Words test_words();

Chart chart_of(ChartKind kind, const std::vector<std::string>& categories, const std::vector<std::vector<std::string>>& series);

Chart flow_chart(const std::vector<std::string>& rows, const std::vector<std::vector<std::string>>& sources,
                 const std::vector<std::vector<std::string>>& uses);

inline constexpr ChartKind all_kinds[] = {ChartKind::donut, ChartKind::bar,     ChartKind::stacked_bar,
                                          ChartKind::line,  ChartKind::treemap, ChartKind::flow};

std::vector<Chart> hostile_charts(ChartKind kind);

std::string unescaped(std::string text);

// What is wrong with the nesting, the characters or the attributes of an XML text; empty when nothing is.
std::string xml_fault(std::string_view xml);

// The groups of every match; 0 is the whole of it.
std::vector<std::vector<std::string>> all_matches(const std::string& text, const std::regex& pattern);

// An element of a drawing with the elements that it stands in, the innermost last: what it does not say itself it has from them.
using Nested = std::vector<std::string>;

std::string text_in(const Nested& tags, std::string_view attribute);

double number_in(const Nested& tags, std::string_view attribute);

struct Element {
    Nested tags;
    std::string text;  // in it, without that of its title
};

std::vector<Element> elements_of(const std::string& svg, std::string_view name);

// The areas of a series, from left to right.
std::vector<Nested> areas_of(const std::string& svg, std::string_view series);

// Every text of a drawing as the box that it takes.
struct TextBox {
    std::string text;
    double left, right, top, bottom;
};

std::vector<TextBox> text_boxes(const std::string& svg);

// The first two texts of the body that touch each other or the first that leaves the sheet.
std::string layout_fault(const std::string& svg);

std::size_t count_of(std::string_view text, std::string_view part);

std::string drawn(const Chart& chart);

Chart project_chart(ChartKind kind);

}  // namespace sitegen

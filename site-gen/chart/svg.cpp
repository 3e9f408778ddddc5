#include "chart/svg.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "chart/text_width.hpp"

namespace sitegen {

namespace {

// Nothing for a character that stands for itself.
constexpr std::string_view entity_of(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

// Of ASCII, the characters that are printed and not escaped.
constexpr std::array<bool, 256> stands_for_itself = [] {
    std::array<bool, 256> table{};
    for (std::size_t c = 0x20; c < 0x7F; ++c) table[c] = entity_of(static_cast<char>(c)).empty();
    return table;
}();

}  // namespace

void append_coordinate(std::string& out, double value) {
    if (!std::isfinite(value)) throw std::logic_error("a coordinate of a chart is not a finite number");
    // Beyond this nothing can be seen; and the hundredths fit into a long long.
    constexpr double limit = 1e9;
    const long long hundredths = std::llround(std::clamp(value, -limit, limit) * 100);
    const long long magnitude = hundredths < 0 ? -hundredths : hundredths;
    if (hundredths < 0) out += '-';
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), magnitude / 100).ptr;
    out.append(digits.data(), end);
    if (const long long fraction = magnitude % 100; fraction != 0) {
        out += '.';
        out += static_cast<char>('0' + fraction / 10);
        if (fraction % 10 != 0) out += static_cast<char>('0' + fraction % 10);
    }
}

std::string coordinate(double value) {
    std::string text;
    append_coordinate(text, value);
    return text;
}

std::string point(double x, double y) {
    std::string text;
    append_coordinate(text, x);
    text += ',';
    append_coordinate(text, y);
    return text;
}

void Svg::append_escaped(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return stands_for_itself[static_cast<unsigned char>(c)]; })) {
        markup_ += text;  // nearly all attributes
        return;
    }
    std::string made_displayable;
    if (displayable_beginning(text) < text.size()) text = made_displayable = displayable(text);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view entity = entity_of(text[i]);
        if (entity.empty()) continue;
        markup_ += text.substr(begin, i - begin);
        markup_ += entity;
        begin = i + 1;
    }
    markup_ += text.substr(begin);
}

void Svg::start(std::string_view element, Attributes attributes) {
    markup_ += '<';
    markup_ += element;
    for (const Attribute& attribute : attributes) {
        if (attribute.text.empty() && !attribute.number) continue;
        markup_ += ' ';
        markup_ += attribute.name;
        markup_ += "=\"";
        if (attribute.number) {
            append_coordinate(markup_, *attribute.number);
        } else {
            append_escaped(attribute.text);
        }
        markup_ += '"';
    }
}

void Svg::end(std::string_view element) {
    markup_ += "</";
    markup_ += element;
    markup_ += ">\n";
}

void Svg::open(std::string_view element, Attributes attributes) {
    start(element, attributes);
    markup_ += ">\n";
    open_elements_.emplace_back(element);
}

void Svg::close() {
    if (open_elements_.empty()) throw std::logic_error("a chart closes more elements than it opens");
    end(open_elements_.back());
    open_elements_.pop_back();
}

void Svg::empty(std::string_view element, Attributes attributes) {
    start(element, attributes);
    markup_ += "/>\n";
}

void Svg::text(std::string_view element, Attributes attributes, std::string_view content) {
    start(element, attributes);
    markup_ += '>';
    append_escaped(content);
    end(element);
}

}  // namespace sitegen

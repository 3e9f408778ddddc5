#include "chart/svg.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "chart/text_width.hpp"

namespace sitegen {

std::string coordinate(double value) {
    if (!std::isfinite(value)) throw std::logic_error("a coordinate of a chart is not a finite number");
    // Beyond this nothing can be seen; and the hundredths fit into a long long.
    constexpr double limit = 1e9;
    const long long hundredths = std::llround(std::clamp(value, -limit, limit) * 100);
    const long long magnitude = hundredths < 0 ? -hundredths : hundredths;
    std::string text = hundredths < 0 ? "-" : "";
    text += std::to_string(magnitude / 100);
    if (const long long fraction = magnitude % 100; fraction != 0) {
        text += '.';
        text += static_cast<char>('0' + fraction / 10);
        if (fraction % 10 != 0) text += static_cast<char>('0' + fraction % 10);
    }
    return text;
}

std::string point(double x, double y) { return coordinate(x) + "," + coordinate(y); }

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : displayable(text)) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            case '\'':
                result += "&#39;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

void Svg::start(std::string_view element, Attributes attributes) {
    markup_ += '<';
    markup_ += element;
    for (const Attribute& attribute : attributes) {
        if (attribute.value.empty()) continue;
        markup_ += ' ';
        markup_ += attribute.name;
        markup_ += "=\"" + escaped(attribute.value) + '"';
    }
}

void Svg::open(std::string_view element, Attributes attributes) {
    start(element, attributes);
    markup_ += ">\n";
    open_elements_.emplace_back(element);
}

void Svg::close() {
    if (open_elements_.empty()) throw std::logic_error("a chart closes more elements than it opens");
    markup_ += "</" + open_elements_.back() + ">\n";
    open_elements_.pop_back();
}

void Svg::empty(std::string_view element, Attributes attributes) {
    start(element, attributes);
    markup_ += "/>\n";
}

void Svg::text(std::string_view element, Attributes attributes, std::string_view content) {
    start(element, attributes);
    markup_ += '>' + escaped(content) + "</";
    markup_ += element;
    markup_ += ">\n";
}

}  // namespace sitegen

#include "chart/svg.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <stdexcept>

#include "chart/text_width.hpp"
#include "text/escape.hpp"

namespace sitegen {

void append_coordinate(std::string& out, double value) {
    if (!std::isfinite(value)) throw std::logic_error("a coordinate of a chart is not a finite number");
    // Larger values are never visible. The limit also keeps the tenths within a long long.
    constexpr double limit = 1e9;
    const auto tenths = static_cast<long long>(std::clamp(value, -limit, limit) * 10 + (value < 0 ? -0.5 : 0.5));
    const long long magnitude = tenths < 0 ? -tenths : tenths;
    std::array<char, 16> text{};
    char* end = text.data();
    if (tenths < 0) *end++ = '-';
    end = std::to_chars(end, text.data() + text.size() - 2, magnitude / 10).ptr;
    if (const long long fraction = magnitude % 10; fraction != 0) {
        *end++ = '.';
        *end++ = static_cast<char>('0' + fraction);
    }
    out.append(text.data(), end);
}

std::string coordinate(double value) {
    std::string text;
    append_coordinate(text, value);
    return text;
}

void append_point(std::string& out, double x, double y) {
    append_coordinate(out, x);
    out += ',';
    append_coordinate(out, y);
}

void Svg::append_text(std::string_view text) {
    if (displayable_beginning(text) == text.size()) {
        append_escaped(markup_, text);
    } else {
        append_escaped(markup_, displayable(text));
    }
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
            append_escaped(markup_, attribute.text);
        }
        markup_ += '"';
    }
}

void Svg::end(std::string_view element) {
    markup_ += "</";
    markup_ += element;
    markup_ += ">\n";
}

void Svg::append_title(std::string_view title) {
    if (title.empty()) return;
    markup_ += "<title>";
    append_text(title);
    markup_ += "</title>";
}

void Svg::open(std::string_view element, Attributes attributes) {
    start(element, attributes);
    markup_ += ">\n";
    open_elements_.push_back(element);
}

void Svg::close() {
    if (open_elements_.empty()) throw std::logic_error("a chart closes more elements than it opens");
    end(open_elements_.back());
    open_elements_.pop_back();
}

void Svg::empty(std::string_view element, Attributes attributes, std::string_view title) {
    start(element, attributes);
    if (title.empty()) {
        markup_ += "/>\n";
        return;
    }
    markup_ += '>';
    append_title(title);
    end(element);
}

void Svg::text(std::string_view element, Attributes attributes, std::string_view content, std::string_view title) {
    start(element, attributes);
    markup_ += '>';
    append_title(title);
    append_text(content);
    end(element);
}

}  // namespace sitegen

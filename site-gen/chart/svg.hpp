// A small writer of SVG: well-formed by construction, the same text for the same values on every machine.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sitegen {

// A coordinate or length with at most two decimals, such as "12.5". Throws std::logic_error for what is not a finite number.
[[nodiscard]] std::string coordinate(double value);

// "x,y" for path data.
[[nodiscard]] std::string point(double x, double y);

// The text, displayable and with &, <, > and quotation marks escaped, for content and attribute values.
[[nodiscard]] std::string escaped(std::string_view text);

class Svg {
  public:
    struct Attribute {
        Attribute(std::string_view attribute_name, std::string_view text) : name(attribute_name), value(text) {}
        Attribute(std::string_view attribute_name, double number) : name(attribute_name), value(coordinate(number)) {}

        std::string_view name;
        std::string value;  // not yet escaped; empty: the attribute is left out
    };
    using Attributes = std::initializer_list<Attribute>;

    void open(std::string_view element, Attributes attributes);
    void close();
    void empty(std::string_view element, Attributes attributes);
    // An element with nothing but that text in it.
    void text(std::string_view element, Attributes attributes, std::string_view content);
    // The complete elements of another writer.
    void append(const Svg& other) { markup_ += other.markup(); }

    [[nodiscard]] const std::string& markup() const { return markup_; }

  private:
    void start(std::string_view element, Attributes attributes);

    std::string markup_;
    std::vector<std::string> open_elements_;
};

}  // namespace sitegen

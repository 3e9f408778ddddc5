// A small writer of SVG. Its output is always well-formed, and equal values give equal text on every machine.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sitegen {

// A coordinate or length with at most one decimal, such as "12.5". Throws std::logic_error if the value is not finite.
[[nodiscard]] std::string coordinate(double value);
void append_coordinate(std::string& out, double value);

// "x,y" for path data.
void append_point(std::string& out, double x, double y);

class Svg {
  public:
    // Refers to its texts, so it is only valid during the call that it is made for.
    struct Attribute {
        Attribute(std::string_view attribute_name, std::string_view value) : name(attribute_name), text(value) {}
        Attribute(std::string_view attribute_name, double value) : name(attribute_name), number(value) {}

        std::string_view name;
        std::string_view text;  // displayable, not yet escaped; if it is empty and there is no number, the attribute is left out
        std::optional<double> number;  // instead of the text
    };
    using Attributes = std::initializer_list<Attribute>;

    Svg() = default;
    // prologue: markup before the first element.
    explicit Svg(std::string_view prologue) : markup_(prologue) {}

    // element: a literal, because it is needed until the element is closed.
    void open(std::string_view element, Attributes attributes);
    void close();
    // An element without content. title: if not empty, appears when a reader points at the element.
    void empty(std::string_view element, Attributes attributes, std::string_view title = {});
    // An element with only this text in it. title: as above.
    void text(std::string_view element, Attributes attributes, std::string_view content, std::string_view title = {});
    // Appends the complete elements of another writer.
    void append(const Svg& other) { markup_ += other.markup_; }
    // Makes room for that many more bytes.
    void reserve(std::size_t byte_count) { markup_.reserve(markup_.size() + byte_count); }

    [[nodiscard]] bool is_empty() const { return markup_.empty(); }
    [[nodiscard]] const std::string& markup() const { return markup_; }
    [[nodiscard]] std::string take() && { return std::move(markup_); }

  private:
    void start(std::string_view element, Attributes attributes);
    void end(std::string_view element);
    void append_title(std::string_view title);
    // Appends the text made displayable, with &, <, > and quotation marks escaped.
    void append_text(std::string_view text);

    std::string markup_;
    std::vector<std::string_view> open_elements_;
};

}  // namespace sitegen

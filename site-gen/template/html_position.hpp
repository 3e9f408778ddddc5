// Follows the HTML text of a template, so that the position of each tag is known.
#pragma once

#include <string>
#include <string_view>

namespace sitegen {

class HtmlPosition {
  public:
    enum class Kind {
        content,         // between tags
        quoted_value,    // in a quoted attribute value
        unquoted_value,  // in an attribute value without quotes
        tag,             // inside a tag, outside of values
        raw_element,     // in the text of a script, style or textarea
        comment,
    };

    [[nodiscard]] Kind kind() const { return kind_ == Kind::tag && expects_value_ ? Kind::unquoted_value : kind_; }
    // The attribute whose value the position is in, in lower case.
    [[nodiscard]] const std::string& attribute() const { return expects_value_ ? word_ : attribute_; }
    // Whether HTML would read a text in the same way at both positions.
    [[nodiscard]] bool is_like(const HtmlPosition& other) const {
        const bool is_value = kind() == Kind::quoted_value || kind() == Kind::unquoted_value;
        return kind() == other.kind() && (!is_value || (attribute() == other.attribute() && quote_ == other.quote_));
    }
    // The attribute's value up to the position.
    [[nodiscard]] const std::string& value_so_far() const { return value_; }

    // Moves over a piece of text.
    void advance(std::string_view text);
    // Moves over a value that the template inserts here.
    void advance_over_value() { advance("\x01"); }

  private:
    void step(char c);
    void step_in_tag(char c);

    Kind kind_ = Kind::content;
    std::string attribute_;
    std::string value_;
    std::string tag_name_;
    std::string word_;     // the attribute name being read
    std::string pending_;  // the last characters, to find the ends of comments and raw elements
    char quote_ = 0;
    bool reads_tag_name_ = false;
    bool is_word_ended_ = false;
    bool expects_value_ = false;
};

}  // namespace sitegen

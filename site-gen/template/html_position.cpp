#include "template/html_position.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"

namespace sitegen {

namespace {

bool holds_raw_text(std::string_view element) {
    static constexpr std::array<std::string_view, 3> elements = {"script", "style", "textarea"};
    return std::find(elements.begin(), elements.end(), element) != elements.end();
}

}  // namespace

void HtmlPosition::advance(std::string_view text) {
    for (const char c : text) step(c);
}

void HtmlPosition::step(char c) {
    switch (kind_) {
        case Kind::content:
            pending_ = c == '<' ? "<" : "";
            if (c == '<') {
                kind_ = Kind::tag;
                tag_name_.clear();
                word_.clear();
                reads_tag_name_ = true;
                expects_value_ = false;
            }
            break;
        case Kind::comment:
            pending_ += c;
            if (pending_.ends_with("-->")) kind_ = Kind::content;
            if (pending_.size() > 8) pending_.erase(0, 4);
            break;
        case Kind::raw_element:
            pending_ += ascii_lower(c);
            if (pending_.ends_with("</" + tag_name_)) {
                kind_ = Kind::tag;
                reads_tag_name_ = false;
                tag_name_.insert(0, "/");
                word_.clear();
            }
            if (pending_.size() > 64) pending_.erase(0, 32);
            break;
        case Kind::quoted_value:
            if (c == quote_) {
                kind_ = Kind::tag;
            } else {
                value_ += c;
            }
            break;
        case Kind::unquoted_value:
            if (is_ascii_space(c)) {
                kind_ = Kind::tag;
                word_.clear();
            } else if (c == '>') {
                kind_ = Kind::tag;
                step_in_tag(c);
            } else {
                value_ += c;
            }
            break;
        case Kind::tag:
            step_in_tag(c);
            break;
    }
}

void HtmlPosition::step_in_tag(char c) {
    if (c == '>') {
        const bool is_raw = holds_raw_text(tag_name_);
        kind_ = is_raw ? Kind::raw_element : Kind::content;
        pending_.clear();
        return;
    }
    if (reads_tag_name_) {
        if (is_ascii_space(c)) {
            reads_tag_name_ = false;
        } else {
            tag_name_ += ascii_lower(c);
            if (tag_name_ == "!--") {
                kind_ = Kind::comment;
                pending_.clear();
            }
        }
        return;
    }
    if (expects_value_) {
        if (is_ascii_space(c)) return;
        expects_value_ = false;
        attribute_ = word_;
        word_.clear();
        value_.clear();
        if (c == '"' || c == '\'') {
            quote_ = c;
            kind_ = Kind::quoted_value;
        } else {
            kind_ = Kind::unquoted_value;
            value_ += c;
        }
        return;
    }
    // There may be white space between an attribute's name and its "=".
    if (c == '=') {
        expects_value_ = true;
    } else if (is_ascii_space(c) || c == '/') {
        is_word_ended_ = true;
    } else {
        if (is_word_ended_) word_.clear();
        is_word_ended_ = false;
        word_ += ascii_lower(c);
    }
}

}  // namespace sitegen

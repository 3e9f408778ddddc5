#include "template/html_position.hpp"

#include <boost/test/unit_test.hpp>

using namespace sitegen;

namespace {

std::string position_after(const char* text) {
    HtmlPosition position;
    position.advance(text);
    switch (position.kind()) {
        case HtmlPosition::Kind::content:
            return "content";
        case HtmlPosition::Kind::quoted_value:
            return "value of " + position.attribute();
        case HtmlPosition::Kind::unquoted_value:
            return "unquoted value of " + position.attribute();
        case HtmlPosition::Kind::tag:
            return "tag";
        case HtmlPosition::Kind::raw_element:
            return "raw";
        case HtmlPosition::Kind::comment:
            return "comment";
    }
    return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_position)

BOOST_AUTO_TEST_CASE(follows_the_text) {
    struct Case {
        const char* text;
        const char* position;
    };
    for (const Case& c : {Case{"", "content"},
                          Case{"<!DOCTYPE html><p>a", "content"},
                          Case{"<p", "tag"},
                          Case{"<p ", "tag"},
                          Case{"<a href=\"", "value of href"},
                          Case{"<a HREF = '", "value of href"},
                          Case{"<a href='x' class=\"a b", "value of class"},
                          Case{"<a href=", "unquoted value of href"},
                          Case{"<a href=x", "unquoted value of href"},
                          Case{"<a href=x class=\"", "value of class"},
                          Case{"<a href=\"a>b\">", "content"},
                          Case{"<input disabled>", "content"},
                          Case{"<br/>", "content"},
                          Case{"<script src=\"a\">var x = '<p>';", "raw"},
                          Case{"<script>1</script>", "content"},
                          Case{"<script>1</script ", "tag"},
                          Case{"<style>a > b", "raw"},
                          Case{"<textarea>", "raw"},
                          Case{"<!-- <p> ", "comment"},
                          Case{"<!-- a --> b", "content"},
                          Case{"<p onclick=\"", "value of onclick"}}) {
        BOOST_TEST(position_after(c.text) == c.position, c.text << " ends in " << position_after(c.text));
    }
}

BOOST_AUTO_TEST_CASE(a_value_printed_after_an_equals_sign_is_not_quoted) {
    HtmlPosition position;
    position.advance("<a class=");
    position.advance_over_value();
    BOOST_TEST((position.kind() == HtmlPosition::Kind::unquoted_value));
    position.advance(" href=\"");
    BOOST_TEST(position.attribute() == "href");
}

BOOST_AUTO_TEST_SUITE_END()

#include "text/escape.hpp"

#include <boost/test/unit_test.hpp>

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(escapes)

// Each byte, at each place among others: texts are looked through in pieces of eight.
BOOST_AUTO_TEST_CASE(escapes_what_html_takes_for_markup) {
    for (int byte = 0; byte < 256; ++byte) {
        const char c = static_cast<char>(byte);
        const std::string expected = c == '&'    ? "&amp;"
                                     : c == '<'  ? "&lt;"
                                     : c == '>'  ? "&gt;"
                                     : c == '"'  ? "&quot;"
                                     : c == '\'' ? "&apos;"
                                                 : std::string(1, c);
        for (std::size_t before = 0; before < 20; ++before) {
            const std::string text = std::string(before, '\xE5') + c + std::string(19 - before, 'x');
            std::string out = "<p>";
            append_escaped(out, text);
            std::string in_place = "<p>" + text;
            escape_from(in_place, 3);
            BOOST_TEST(out == "<p>" + std::string(before, '\xE5') + expected + std::string(19 - before, 'x'));
            BOOST_TEST(in_place == out);
        }
    }
}

BOOST_AUTO_TEST_CASE(escapes_several_and_none) {
    std::string out;
    append_escaped(out, "");
    append_escaped(out, "<a href=\"x\">&</a>");
    BOOST_TEST(out == "&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;");
}

BOOST_AUTO_TEST_CASE(what_was_escaped_can_be_read_back) {
    for (const char* text : {"", "a & b", "<a href=\"x\">it's</a>", "&amp;", "预算 &"}) {
        std::string escaped;
        append_escaped(escaped, text);
        BOOST_TEST(unescaped(escaped) == text);
    }
    BOOST_TEST(unescaped("it&#39;s &nbsp; &") == "it's &nbsp; &");
}

BOOST_AUTO_TEST_SUITE_END()

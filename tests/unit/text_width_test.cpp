#include "chart/text_width.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>
#include <vector>

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(text_width_suite)

BOOST_AUTO_TEST_CASE(width_in_em) {
    struct Case {
        std::string_view text;
        double width;
    };
    const std::vector<Case> cases = {
        {"", 0},
        {"中文", 2},
        {"（万元）", 4},
        {"𠮷", 1},            // beyond the basic plane
        {"1,501.15", 3.892},  // six digits, a comma and a point
        {"Wi", 1.166},
        {"e\u0301", 0.556},  // e and a combining accent
        {"é", 0.556},
        {"한", 1},
        {"\u200B", 0},  // zero-width space
        {"\x01", 0},
        {"\xFF", 1},                // an invalid byte stands for U+FFFD
        {"👨‍👩‍👧", 1},  // one grapheme of five characters
    };
    for (const Case& c : cases) BOOST_TEST(text_width(c.text) == c.width, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(shortening_keeps_graphemes_whole) {
    struct Case {
        std::string_view text;
        double width;
        std::string_view expected;
    };
    const std::vector<Case> cases = {
        {"一般公共服务支出", 8, "一般公共服务支出"},
        {"一般公共服务支出", 7, "一般公共服务…"},
        {"一般公共服务支出", 6.9, "一般公共服…"},
        {"一般公共服务支出", 0, "…"},
        {"", 0, ""},
        {"e\u0301e\u0301e\u0301e\u0301", 2.3, "e\u0301e\u0301e\u0301e\u0301"},
        {"e\u0301e\u0301e\u0301e\u0301", 2.0, "e\u0301…"},
        {"中👨‍👩‍👧文字", 3, "中👨‍👩‍👧…"},
        {"中👨‍👩‍👧文字", 2.5, "中…"},
        {"one two three", 4, "one tw…"},
    };
    for (const Case& c : cases) {
        BOOST_TEST(shortened(c.text, c.width) == c.expected);
        if (c.width >= 1) BOOST_TEST(text_width(shortened(c.text, c.width)) <= c.width + 1e-9);
    }
}

BOOST_AUTO_TEST_CASE(wrapping) {
    struct Case {
        std::string_view text;
        double width;
        std::size_t line_count;
        std::vector<std::string> expected;
    };
    const std::vector<Case> cases = {
        {"", 5, 2, {""}},
        {"社会保障", 5, 2, {"社会保障"}},
        {"社会保障和就业支出", 5, 2, {"社会保障和", "就业支出"}},
        {"社会保障和就业支出", 4, 2, {"社会保障", "和就业…"}},
        {"社会保障，就业支出", 4, 3, {"社会保", "障，就业", "支出"}},  // no comma at the beginning of a line
        {"因公出国（境）费用", 5, 3, {"因公出国", "（境）费用"}},      // no bracket at the end of one
        {"Ministry of Education", 6, 3, {"Ministry of", "Education"}},
        {"Donaudampfschifffahrt", 6, 3, {"Donaudampf", "schifffahrt"}},  // a word without a place to break
        {"中文", 0.1, 3, {"中", "…"}},
    };
    for (const Case& c : cases) {
        const auto lines = wrapped(c.text, c.width, c.line_count);
        BOOST_TEST(lines == c.expected, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(displayable_text) {
    struct Case {
        std::string_view text;
        std::string_view expected;
    };
    const std::vector<Case> cases = {
        {"中文 abc", "中文 abc"},
        {"a\tb\nc", "a b c"},
        {std::string_view("a\0\x01\x7F z", 6), "a z"},
        {"a\xEF\xBF\xBE\xEF\xBF\xBF\uFDD0z", "az"},  // U+FFFE, U+FFFF
        {"a\xED\xA0\x80z", "a\uFFFD\uFFFD\uFFFDz"},  // a lone surrogate is not UTF-8
        {"a\xE4\xB8", "a\uFFFD\uFFFD"},              // cut off
        {"\u202Eabc\u2066\uFEFF", "abc"},
    };
    for (const Case& c : cases) BOOST_TEST(displayable(c.text) == c.expected);
}

BOOST_AUTO_TEST_SUITE_END()

// Where a text stops being UTF-8.

#include "model/utf8.hpp"

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(finds_the_first_invalid_byte_wherever_it_stands) {
    using namespace std::string_view_literals;
    // Stray, overlong, cut short, a surrogate, beyond the last code point, and a NUL.
    for (const std::string_view invalid : {"\x80"sv, "\xC0\x80"sv, "\xC3"sv, "\xE0\x80\x80"sv, "\xE4\xB8"sv, "\xE4"sv,
                                           "\xED\xA0\x80"sv, "\xF4\x90\x80\x80"sv, "\xFF"sv, "\0"sv}) {
        for (std::size_t before = 0; before <= 17; ++before) {
            const std::string plain(before, 'a');
            BOOST_TEST(find_invalid_utf8(plain + std::string(invalid)).value_or(99) == before);
            BOOST_TEST(find_invalid_utf8(plain + std::string(invalid) + "rest of the text").value_or(99) == before);
            BOOST_TEST(find_invalid_utf8("公园" + plain + std::string(invalid) + "公").value_or(99) == before + 6);
        }
    }
}

BOOST_AUTO_TEST_CASE(accepts_characters_of_every_length) {
    for (const char* text : {"", "a", "twelve bytes", "é\x7F", "公园", "a公园b", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                             "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "预算，2023 年度：1,501.15 万元"}) {
        BOOST_TEST(!find_invalid_utf8(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()

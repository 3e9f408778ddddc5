#include "text/utf8.hpp"

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

BOOST_AUTO_TEST_CASE(bares_names_of_words_that_say_nothing) {
    const std::vector<std::string> ignored = {"department", "of", "the", "and"};
    for (const char* name : {"Parks & Ponds", "the Department of Parks and Ponds", "PARKS AND PONDS Department", "Parks, Ponds"})
        BOOST_TEST(bare_name(name, ignored) == "parksponds", name);
    BOOST_TEST(bare_name("Offices of Andover", ignored) == "officesandover", "of whole words");
    BOOST_TEST(bare_name("Department of the", ignored) == "departmentofthe", "nothing else is in it");
    BOOST_TEST(bare_name("公园（管理）处", ignored) == "公园管理处");
    BOOST_TEST(bare_name("Parks of X", {}) == "parksofx");
}

BOOST_AUTO_TEST_CASE(bares_names) {
    BOOST_TEST(bare_name("Old  Pond (No. 2)") == "oldpondno2");
    BOOST_TEST(bare_name("城市道路（二期）工程") == "城市道路二期工程");
    BOOST_TEST(bare_name("Ｐｏｎｄ　２") == "pond2");
    BOOST_TEST(bare_name("Straße É") == "strasseé");
    BOOST_TEST(bare_name("e\u0301t\u00E9") == "\u00E9t\u00E9");
    BOOST_TEST(bare_name("\xFF") == "");
}

BOOST_AUTO_TEST_CASE(bares_plain_names_as_it_bares_others) {
    // An é takes a name the long way.
    const auto check = [](char32_t from, char32_t to) {
        std::size_t differences = 0;
        for (char32_t c = from; c <= to; ++c) {
            std::string name;
            append_character(name, c);
            if (bare_name(name + "é") != bare_name(name) + "é") ++differences;
        }
        return differences;
    };
    BOOST_TEST(check(0x20, 0x7E) == 0U);
    BOOST_TEST(check(0xFF01, 0xFF5E) == 0U);
    BOOST_TEST(check(0x4E00, 0x9FA5) == 0U);
}

BOOST_AUTO_TEST_CASE(reads_what_it_writes) {
    std::size_t differences = 0;
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        std::string text;
        append_character(text, c);
        const Character read = first_character(text + "x");
        if (!read.is_valid || read.value != c || read.byte_count != text.size()) ++differences;
        if (text.size() > 1 && first_character(std::string_view(text).substr(0, text.size() - 1)).is_valid) ++differences;
    }
    BOOST_TEST(differences == 0U);
    for (const char* text : {"\x80", "\xE4", "\xE4\xB8", "\xE4\xB8x", "\xE4xx", "\xE0\x80\x80", "\xED\xA0\x80", "\xC0\x80"})
        BOOST_TEST(!first_character(text).is_valid);
}

BOOST_AUTO_TEST_CASE(counts_columns) {
    BOOST_TEST(column_count(U'a') == 1);
    BOOST_TEST(column_count(U'é') == 1);
    BOOST_TEST(column_count(0x0301) == 0);
    BOOST_TEST(column_count(0x4E00) == 2);
    BOOST_TEST(column_count(0x9FA5) == 2);
    BOOST_TEST(column_count(0x3400) == 2);
    BOOST_TEST(column_count(0xFF0C) == 2);
    BOOST_TEST(column_count(U'\n') == 0);
}

BOOST_AUTO_TEST_CASE(joiners_are_allowed_where_they_spell_a_word) {
    const std::vector<std::pair<std::string, bool>> cases = {
        {"کتابخانه\u200cهای شهر", true},
        {"क्\u200dष", true},
        {"क्\u200cष", true},
        {"pay\u200cments", false},
        {"支\u200c出", false},
        {"کتاب\u200c", false},
        {"\u200cکتاب", false},
        {"کتاب\u200c ها", false},
        {"کتابخانه\u200c\u200cهای", false},
        {"کتاب\u200cbooks", false},
        {"کتاب\u202eها", false},
        {"کتاب\u200fها", false},
        {"1\u200c2", false},
        {"۱\u200c۲", false},
    };
    for (const auto& [text, is_allowed] : cases) BOOST_TEST(find_deceptive(text).has_value() != is_allowed, text);
}

BOOST_AUTO_TEST_SUITE_END()

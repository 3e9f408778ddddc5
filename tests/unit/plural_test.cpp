// How languages count. The numbers of each category are samples that CLDR itself gives for the language.

#include "text/plural.hpp"

#include <boost/test/unit_test.hpp>

#include "build/build.hpp"
#include "commands/summary_line.hpp"
#include "text/counted.hpp"
#include "text/words.hpp"

using namespace sitegen;

namespace {

// "one 1, few 2 3": the categories with the numbers that fall into them.
std::string sorted(std::string_view language, const std::vector<std::uint64_t>& numbers) {
    std::string text;
    for (const PluralCategory category : plural_categories(language)) {
        std::string line;
        for (const std::uint64_t number : numbers) {
            if (plural_category(language, number) == category) line += " " + std::to_string(number);
        }
        text += (text.empty() ? "" : ", ") + std::string(name_of(category)) + line;
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(plural)

BOOST_AUTO_TEST_CASE(counts_as_each_language_does) {
    const std::vector<std::uint64_t> numbers = {0,  1,  2,  3,  4,  5,  6,   7,   10,  11,  12,  13,  14,  19,
                                                20, 21, 22, 24, 25, 99, 100, 101, 102, 103, 104, 111, 112, 1000};
    const std::string all_but_one = "0 2 3 4 5 6 7 10 11 12 13 14 19 20 21 22 24 25 99 100 101 102 103 104 111 112 1000";
    BOOST_TEST(sorted("en", numbers) == "one 1, other " + all_but_one);
    BOOST_TEST(sorted("de-AT", numbers) == "one 1, other " + all_but_one);
    BOOST_TEST(sorted("pt-PT", numbers) == "one 1, other " + all_but_one);
    BOOST_TEST(sorted("x-unknown", numbers) == "one 1, other " + all_but_one);
    BOOST_TEST(sorted("zh-CN", numbers) == "other 0 1 " + all_but_one.substr(2));
    for (const char* language : {"ja", "ko", "vi", "zh-Hant-TW", "ZH"})
        BOOST_TEST(sorted(language, numbers) == sorted("zh-CN", numbers), language);
    BOOST_TEST(sorted("fr", numbers) == "one 0 1, other " + all_but_one.substr(2));
    BOOST_TEST(sorted("pt-BR", numbers) == sorted("fr", numbers));
    BOOST_TEST(sorted("is", numbers) ==
               "one 1 21 101, other 0 2 3 4 5 6 7 10 11 12 13 14 19 20 22 24 25 99 100 102 103 104 111 112 1000");
    BOOST_TEST(sorted("he", numbers) ==
               "one 1, two 2, other 0 3 4 5 6 7 10 11 12 13 14 19 20 21 22 24 25 99 100 101 102 103 104 111 112 1000");
    BOOST_TEST(sorted("ru", numbers) ==
               "one 1 21 101, few 2 3 4 22 24 102 103 104, many 0 5 6 7 10 11 12 13 14 19 20 25 99 100 111 112 1000, other");
    BOOST_TEST(sorted("uk", numbers) == sorted("ru", numbers));
    BOOST_TEST(sorted("sr-Latn", numbers) ==
               "one 1 21 101, few 2 3 4 22 24 102 103 104, other 0 5 6 7 10 11 12 13 14 19 20 25 99 100 111 112 1000");
    for (const char* language : {"hr", "bs"}) BOOST_TEST(sorted(language, numbers) == sorted("sr", numbers), language);
    BOOST_TEST(sorted("pl", numbers) ==
               "one 1, few 2 3 4 22 24 102 103 104, many 0 5 6 7 10 11 12 13 14 19 20 21 25 99 100 101 111 112 1000, other");
    BOOST_TEST(sorted("cs", numbers) ==
               "one 1, few 2 3 4, other 0 5 6 7 10 11 12 13 14 19 20 21 22 24 25 99 100 101 102 103 104 111 112 1000");
    BOOST_TEST(sorted("sk", numbers) == sorted("cs", numbers));
    BOOST_TEST(sorted("sl", numbers) ==
               "one 1 101, two 2 102, few 3 4 103 104, other 0 5 6 7 10 11 12 13 14 19 20 21 22 24 25 99 100 111 112 1000");
    BOOST_TEST(sorted("lt", numbers) ==
               "one 1 21 101, few 2 3 4 5 6 7 22 24 25 99 102 103 104, other 0 10 11 12 13 14 19 20 100 111 112 1000");
    BOOST_TEST(sorted("lv", numbers) ==
               "zero 0 10 11 12 13 14 19 20 100 111 112 1000, one 1 21 101, other 2 3 4 5 6 7 22 24 25 99 102 103 104");
    BOOST_TEST(sorted("ro", numbers) ==
               "one 1, few 0 2 3 4 5 6 7 10 11 12 13 14 19 101 102 103 104 111 112, other 20 21 22 24 25 99 100 1000");
    BOOST_TEST(sorted("ar", numbers) ==
               "zero 0, one 1, two 2, few 3 4 5 6 7 10 103 104, many 11 12 13 14 19 20 21 22 24 25 99 111 112, "
               "other 100 101 102 1000");
    BOOST_TEST(sorted("mt", numbers) ==
               "one 1, two 2, few 0 3 4 5 6 7 10 103 104, many 11 12 13 14 19 111 112, other 20 21 22 24 25 99 100 101 102 1000");
    BOOST_TEST(sorted("ga", numbers) ==
               "one 1, two 2, few 3 4 5 6, many 7 10, other 0 11 12 13 14 19 20 21 22 24 25 99 100 101 102 103 104 111 112 1000");
    BOOST_TEST(sorted("gd", numbers) ==
               "one 1 11, two 2 12, few 3 4 5 6 7 10 13 14 19, other 0 20 21 22 24 25 99 100 101 102 103 104 111 112 1000");
    BOOST_TEST(sorted("cy", numbers) ==
               "zero 0, one 1, two 2, few 3, many 6, other 4 5 7 10 11 12 13 14 19 20 21 22 24 25 99 100 101 102 103 104 111 112 "
               "1000");
}

BOOST_AUTO_TEST_CASE(a_phrase_takes_the_form_for_its_count) {
    const Words words("pl", {{"rows", "{count} wiersza"}, {"plain", "{count}"}},
                      {{"rows",
                        {{PluralCategory::one, "jeden wiersz"},
                         {PluralCategory::few, "{count} wiersze"},
                         {PluralCategory::many, "{count} wierszy w {table}"},
                         {PluralCategory::other, "{count} wiersza"}}}});
    const auto say = [&](std::string_view count) { return words.phrase("rows", {{"count", count}, {"table", "T"}}); };
    BOOST_TEST(say("1") == "jeden wiersz");
    BOOST_TEST(say("22") == "22 wiersze");
    BOOST_TEST(say("0") == "0 wierszy w T");
    BOOST_TEST(say("112") == "112 wierszy w T");
    BOOST_TEST(words.at("rows") == "{count} wiersza");
    BOOST_TEST(words.phrase("plain", {{"count", "1.5"}}) == "1.5", "a plain text takes what it is given");
    for (const char* fault : {"", "1.5", "1,000", "-1", "one", "99999999999999999999"})
        BOOST_CHECK_THROW((void)say(fault), std::logic_error);
    BOOST_CHECK_THROW((void)words.phrase("rows", {{"table", "T"}}), std::logic_error);
}

BOOST_AUTO_TEST_CASE(messages_count_in_english) {
    BOOST_TEST(counted(0, "page") == "0 pages");
    BOOST_TEST(counted(1, "page") == "1 page");
    BOOST_TEST(counted(2, "page") == "2 pages");
    BOOST_TEST(counted(1, "entry", "entries") == "1 entry");
    BOOST_TEST(counted(11, "entry", "entries") == "11 entries");

    BuildResult result;
    result.size.page_count = 1;
    result.size.file_count = 2;
    result.missed = {"a/2024/"};
    BOOST_TEST(summary_line("out", result, {}) == "out: 1 page, 2 files, 0 B in 0.00 s; 1 document no longer published: a/2024/");
    result.missed = {"a/", "b/", "c/", "d/", "e/", "f/"};
    BOOST_TEST(summary_line("out", result, {}) ==
               "out: 1 page, 2 files, 0 B in 0.00 s; 6 documents no longer published: a/, b/, c/, d/, e/, …");
}

BOOST_AUTO_TEST_SUITE_END()

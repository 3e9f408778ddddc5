// Titles break between words in writing without spaces.

#include <boost/test/unit_test.hpp>

#include "text/breakable_title.hpp"

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(breakable_titles)

BOOST_AUTO_TEST_CASE(lines_break_around_words_and_before_numbers) {
    const std::vector<std::string> words = words_of_titles("部门, 年度,部门预算 ,, 公开");
    BOOST_TEST(words.size() == 4U);
    BOOST_TEST(words.front() == "部门预算");
    struct Case {
        const char* title;
        const char* html;
    };
    const Case cases[] = {
        {"大同市商务局2023年度部门预算公开", "大同市商务局<wbr>2023年度<wbr>部门预算<wbr>公开"},
        {"部门预算", "部门预算"},
        {"（部门预算）、公开", "（部门预算）、公开"},
        {"支持PPP项目", "支持<wbr>PPP项目"},
        {"Budget 2024 of the parks", "Budget 2024 of the parks"},
        {"支持2023-24年度计划", "支持<wbr><span class=\"whole\">2023-24</span>年度<wbr>计划"},
        {"Budget 2023–24 & after", "Budget <span class=\"whole\">2023–24</span> &amp; after"},
        {"12023-24, 2023-2, 2023-245, 2023-", "12023-24, 2023-2, 2023-245, 2023-"},
        {"<预算>2023", "&lt;预算&gt;2023"},
        {"", ""},
    };
    for (const auto& [title, html] : cases) {
        std::string out;
        append_breakable(out, title, words);
        BOOST_TEST(out == html);
    }
    std::string without_words;
    append_breakable(without_words, "大同市商务局2023年度部门预算", {});
    BOOST_TEST(without_words == "大同市商务局<wbr>2023年度部门预算");
}

BOOST_AUTO_TEST_SUITE_END()

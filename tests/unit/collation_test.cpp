// The order of names in a language.

#include "text/collation.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(collation)

BOOST_AUTO_TEST_CASE(names_are_in_the_order_of_the_language) {
    struct Case {
        const char* language;
        std::vector<std::string> sorted;
    };
    const std::vector<Case> cases = {
        {"zh-CN", {"财政局", "公安局", "教育局", "商务局", "卫生健康委员会", "住房和城乡建设局"}},  // by pinyin: c g j s w z
        {"zh-CN", {"审计局", "Audit Office"}},
        {"en", {"Arts", "ärzte", "Parks", "parks and gardens"}},
        {"sv", {"Arkiv", "Zoo", "Åldringsvård", "Äldre", "Öppenvård"}},
        {"de", {"Altenpflege", "Ämter", "Zoo"}},
        {"not a language", {"a", "b"}},
        {"", {"a", "b"}},
    };
    for (const Case& c : cases) {
        const Collation order(c.language);
        std::vector<std::string> names(c.sorted.rbegin(), c.sorted.rend());
        std::sort(names.begin(), names.end(),
                  [&](const std::string& a, const std::string& b) { return order.key(a) < order.key(b); });
        BOOST_TEST(names == c.sorted, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(an_index_has_the_letters_of_the_language) {
    const Collation chinese("zh-CN");
    BOOST_TEST(chinese.index_letter("商务局") == "S");
    BOOST_TEST(chinese.index_letter("重庆路") == "C");
    BOOST_TEST(chinese.index_letter("Parks") == "P");
    BOOST_TEST(chinese.index_letter("2023") == "");
    BOOST_TEST(chinese.index_letter("") == "");
    BOOST_TEST(Collation("en").index_letter("école") == "E");
    BOOST_TEST(Collation("en").index_letter("商务局") == "");
    BOOST_TEST(Collation("sv").index_letter("Öppenvård") == "Ö");
    BOOST_TEST(chinese.key(std::string(200, 'a')) < chinese.key(std::string(200, 'a') + "b"));
    BOOST_TEST(chinese.key("\xff\xfe").empty() == false);  // bytes that are no text have a place, too
}

BOOST_AUTO_TEST_CASE(a_name_is_looked_up_by_its_first_letter) {
    struct Case {
        const char* name;
        const char* from;
    };
    const Case cases[] = {{"Parks", "Parks"},
                          {"“Green” parks", "Green” parks"},
                          {"（市）商务局", "市）商务局"},
                          {" [2] Roads", "2] Roads"},
                          {"「绿」局", "绿」局"},
                          {"…", "…"},
                          {"", ""}};
    for (const auto& [name, from] : cases) BOOST_TEST(from_first_letter(name) == from);
}

BOOST_AUTO_TEST_CASE(some_languages_are_written_from_right_to_left) {
    for (const char* language : {"fa", "ar", "he", "ur-PK", "ku-Arab"}) BOOST_TEST(is_right_to_left(language), language);
    for (const char* language : {"zh-CN", "en", "ku", "az", "", "not a language"})
        BOOST_TEST(!is_right_to_left(language), language);
}

BOOST_AUTO_TEST_SUITE_END()

#include "text/word_values.hpp"

#include <boost/test/unit_test.hpp>

namespace sitegen {
namespace {

BOOST_AUTO_TEST_SUITE(word_values_of_a_list)

BOOST_AUTO_TEST_CASE(gives_each_word_of_a_group_its_value) {
    const std::vector<WordValue> expected = {{"k", 3}, {"thousand", 3}, {"million", 6}, {"零", 0}};
    BOOST_TEST((word_values("3 k thousand, 6 million,0 零", 12) == expected));
}

BOOST_AUTO_TEST_CASE(ignores_what_has_no_value_in_range) {
    for (const char* list : {"", ",", "k 3", "-1 k", "13 k", "3", "99999999999999999999 k"})
        BOOST_TEST(word_values(list, 12).empty(), list);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace sitegen

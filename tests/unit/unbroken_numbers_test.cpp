// Lines end elsewhere than between a number and its unit.

#include <boost/test/unit_test.hpp>

#include "model/readable_amount.hpp"
#include "model/standard.hpp"
#include "text/unbroken_numbers.hpp"

using namespace sitegen;

namespace {

// The result with [ and ] in place of the tags.
std::string marked(std::string_view text, const std::vector<std::string>& units) {
    std::string html;
    append_unbroken(html, text, units);
    for (const auto& [tag, mark] : {std::pair(whole_begin, "["), std::pair(whole_end, "]")}) {
        for (std::size_t at = html.find(tag); at != std::string::npos; at = html.find(tag)) html.replace(at, tag.size(), mark);
    }
    return html;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(unbroken_numbers)

BOOST_AUTO_TEST_CASE(keeps_numbers_and_units_together) {
    struct Case {
        const char* text;
        const char* html;
    };
    const std::vector<std::string> units = {"万元", "元", "million", "thousand euros", "thousand", "亿元"};
    const Case cases[] = {
        {"", ""},
        {"Nothing.", "Nothing."},
        {"It is R31.8 million, up 5.", "It is R[31.8 million], up 5."},
        {"5 millionaires", "5 millionaires"},
        {"412.50 thousand euros", "[412.50 thousand euros]"},
        {"down −1.5 % or 5%, <0.01%", "down −[1.5 %] or [5%], &lt;[0.01%]"},
        {"Of 2023-24 and 2023–2024 and 5-6%", "Of [2023-24] and [2023–2024] and [5-6%]"},
        {"减少1,368.46万元，下降18.85%", "减少[1,368.46万元]，下降[18.85%]"},
        {"2024年，12个部门", "[2024年]，[12个]部门"},
        {"27.4亿元（20%）", "[27.4亿元]（[20%]）"},
        {"1\u00A0234,5\u00A0million", "[1\u00A0234,5\u00A0million]"},
        {"<b>5 million & \"6\"", "&lt;b&gt;[5 million] &amp; &quot;6&quot;"},
        {"ends in 7", "ends in 7"},
        {"ends in 7, ", "ends in 7, "},
        {"2023-", "2023-"},
        // Nothing that is wider than a phone.
        {"1,234,567,890,123,456 thousand euros", "1,234,567,890,123,456 thousand euros"},
    };
    for (const auto& [text, html] : cases) BOOST_TEST(marked(text, units) == html);
}

BOOST_AUTO_TEST_CASE(knows_the_units_of_a_text) {
    const Words words("en", {{"number-scales-written", "6 million, 9 billion"}, {"currency-before", "R"}});
    Standard standard;
    standard.units = {{"R", 0}, {"R thousand", 3}, {"pesos", 0}};
    standard.large_amounts = "R{number} {scale} gross";
    const auto listed = [&](std::string_view text) {
        std::string list;
        for (const std::string& unit : units_in(text, standard, words)) list += unit + ';';
        return list;
    };
    BOOST_TEST(listed("R5 and nothing else") == "");
    BOOST_TEST(listed("R5 thousand, R6 million gross") == "thousand;million gross;gross;");
    standard.large_amounts.clear();
    BOOST_TEST(listed("R6 million gross, 5 pesos") == "pesos;");
}

BOOST_AUTO_TEST_SUITE_END()

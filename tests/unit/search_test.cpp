// The terms by which texts are found, and the scripts that carry them.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>

#include "search/department_data.hpp"
#include "search/paragraphs.hpp"
#include "search/script_data.hpp"
#include "search/start_data.hpp"
#include "search/term_index.hpp"
#include "search/terms.hpp"

using namespace sitegen;

namespace {

bool has_all(const std::vector<std::uint32_t>& terms, const std::vector<std::uint32_t>& some) {
    return std::includes(terms.begin(), terms.end(), some.begin(), some.end());
}

std::string numbers_of(std::string_view text) {
    std::string numbers;
    for (const std::uint32_t term : terms_of(text)) numbers += (numbers.empty() ? "" : " ") + std::to_string(term);
    return numbers;
}

std::string encoded_terms(const std::vector<std::string>& texts) {
    TermSet set;
    for (const std::string& text : texts) set.add(text);
    return set.encoded();
}

std::string script_string(std::string_view text) {
    std::string out;
    append_script_string(out, text);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(search)

BOOST_AUTO_TEST_CASE(texts_that_read_alike_have_the_same_terms) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", "。，《》…!?"},
        {"roads", "ROADS"},
        {"Roads 2023", "ＲＯＡＤＳ　２０２３"},
        {"Écoles primaires", "ecoles PRIMAIRES"},
        {"E\u0301coles", "Écoles"},
        {"Straße", "STRASSE"},
        {"Σίσυφος", "ΣΊΣΥΦΟΣ"},
        {"й", "и"},
        {"收入支出", "收入、支出"},
        {"中部博览会参展经费", "“中部博览会” 参展经费"},
        {"一般公共预算", "一般\n公共　预算"},
        {"\uFF76\uFF9E\uFF72\uFF84\uFF9E", "ガイド"},
        {"⼀般", "一般"},  // a radical that looks like the character
        {"one-two", "one two"},
        {"a b", "b a"},
    };
    for (const auto& [left, right] : cases) BOOST_TEST(numbers_of(left) == numbers_of(right), left << " and " << right);
}

BOOST_AUTO_TEST_CASE(a_text_has_the_terms_of_what_is_looked_for_in_it) {
    struct Case {
        const char* text;
        const char* looked_for;
        bool is_found;
    };
    const std::vector<Case> cases = {
        {"大同市商务局2023年度部门预算", "部门预算", true},
        {"大同市商务局2023年度部门预算", "2023年度", true},
        {"大同市商务局2023年度部门预算", "部算", false},
        {"水利", "水", true},
        {"水利", "水电", false},
        {"Roads and bridges", "bri", true},
        {"Roads and bridges", "ridges", false},
        {"Roads and bridges", "bridges", true},
        {"administration", "admin", true},  // by its first four
        {"administration", "admi", true},
        {"administration", "adminx", false},
        {"2010301 行政运行", "20103", true},
        {"2010301 行政运行", "2010", true},
        {"1,312.5", "312", true},
        {"ไทย", "ทย", true},
        {"Urząd Miasta Łódź", "lodz", true},
        {"Tromsø", "tromso", true},
        {"Sở Giáo dục Đồng Nai", "dong nai", true},
        {"Straßenbau", "strassen", true},
        {"وزارة الميزانيّة", "الميزانية", true},
        {"الميزانية ١٢٣", "123", true},
        {"תַּקְצִיב", "תקציב", true},
        {"ज़िला हिंदी", "जिला", true},
        {"می‌خواهد", "میخواهد", true},
        {"कु", "के", false},
        {"がん", "かん", false},
    };
    for (const Case& c : cases)
        BOOST_TEST(has_all(terms_of(c.text), terms_of(c.looked_for)) == c.is_found, c.text << " " << c.looked_for);
}

BOOST_AUTO_TEST_CASE(what_is_no_text_has_no_terms) {
    for (const std::string& text :
         {std::string("\xFF\xFE"), std::string("\xE4\xB8"), std::string("\0", 1), std::string("\xED\xA0\x80")})
        BOOST_TEST(terms_of(text).empty());
}

// The script of the search page is held to the same file by tests/browser/search.test.mjs.
BOOST_AUTO_TEST_CASE(terms_are_the_numbers_that_the_script_makes) {
    const std::string path = std::string(SITE_GEN_TESTS_FOLDER) + "/fixtures/search-terms.txt";
    std::ifstream file(path);
    std::ostringstream now;
    std::ostringstream before;
    for (std::string line; std::getline(file, line);) {
        const std::string text = line.substr(0, line.find('\t'));
        before << line << '\n';
        now << text << '\t' << numbers_of(text) << '\n';
    }
    BOOST_TEST(!before.str().empty());
    const char* accept = std::getenv("SITE_GEN_ACCEPT");
    if (accept != nullptr && std::string(accept) == "1") {
        std::ofstream(path) << now.str();
    } else {
        BOOST_TEST(now.str() == before.str());
    }
}

BOOST_AUTO_TEST_CASE(a_set_is_read_as_it_was_written) {
    BOOST_TEST(TermSet().encoded().empty());
    BOOST_TEST(TermReader("").is_at_end());
    const std::string text = "大同市商务局 2023年度部门预算 Roads and bridges";
    std::vector<std::uint32_t> read;
    const std::string encoded = encoded_terms({text, text, ""});
    for (TermReader reader(encoded); !reader.is_at_end(); reader.next()) read.push_back(reader.term());
    BOOST_TEST(read == terms_of(text), boost::test_tools::per_element());
    BOOST_TEST(encoded.size() <= 3 * read.size());
    TermSet set;
    set.add(text);
    set.clear();
    BOOST_TEST(set.encoded().empty());
}

BOOST_AUTO_TEST_CASE(files_of_terms_grow_with_the_site) {
    const std::vector<std::pair<std::size_t, std::size_t>> cases = {{0, 0},      {1, 0},      {4, 0},        {5, 2},    {8, 2},
                                                                    {9, 4},      {16, 4},     {17, 8},       {100, 32}, {1000, 256},
                                                                    {1024, 256}, {1025, 256}, {100'000, 256}};
    for (const auto& [departments, files] : cases) BOOST_TEST(count_of_term_files(departments) == files, departments);
    BOOST_TEST(name_of_term_file(0) == "00");
    BOOST_TEST(name_of_term_file(26) == "1a");
    BOOST_TEST(name_of_term_file(255) == "ff");
}

BOOST_AUTO_TEST_CASE(a_file_of_terms_lists_departments_in_the_shortest_way) {
    // 40 departments; all have 水, the first and the last have 火, all but one have 木.
    std::vector<std::string> sets;
    for (int i = 0; i < 40; ++i) {
        std::vector<std::string> texts = {"水"};
        if (i == 0 || i == 39) texts.emplace_back("火");
        if (i != 7) texts.emplace_back("木");
        sets.push_back(encoded_terms(texts));
    }
    const std::vector<std::string_view> departments(sets.begin(), sets.end());
    std::vector<std::string> scripts;
    write_term_files("terms", departments, [&scripts](std::size_t file, std::string script) {
        BOOST_TEST(file == scripts.size());
        scripts.push_back(std::move(script));
    });
    BOOST_TEST(scripts.size() == 16U);
    std::map<std::string, std::string> lists = {{"水", "*"}, {"火", "BnB"}, {"木", "=_-_____"}};
    lists["木"] = "=";
    for (int six = 0; six < 7; ++six) {
        unsigned bits = 0;
        for (int i = 0; i < 6; ++i) bits |= (six * 6 + i < 40 && six * 6 + i != 7 ? 1U : 0U) << static_cast<unsigned>(i);
        lists["木"] += "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"[bits];
    }
    for (const auto& [text, list] : lists) {
        const std::uint32_t file = terms_of(text).front() / (term_count / 16);
        const std::string& script = scripts.at(file);
        BOOST_TEST(script.starts_with("search_data(\"terms\"," + std::to_string(file) + ",\""));
        BOOST_TEST(script.find(list) != std::string::npos, text << ": " << script);
    }
    write_term_files("terms", {"", ""}, [](std::size_t, const std::string&) { BOOST_TEST(false); });
}

BOOST_AUTO_TEST_CASE(a_number_has_one_term) {
    const auto term_of = [](std::string_view digits) {
        TermSet set;
        set.add_number(digits);
        const std::string encoded = set.encoded();
        return TermReader(encoded).term();
    };
    std::vector<std::uint32_t> terms;
    for (const char* digits : {"1368.46", "13684.6", "120135.22", "100", "1000"}) terms.push_back(term_of(digits));
    std::sort(terms.begin(), terms.end());
    BOOST_TEST((std::unique(terms.begin(), terms.end()) == terms.end()));
}

BOOST_AUTO_TEST_CASE(any_text_can_stand_in_a_script) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", R"("")"},
        {"plain 文字 é", R"("plain 文字 é")"},
        {R"(say "no" \ yes)", R"("say \"no\" \\ yes")"},
        {"</script><!--", R"("\u003c/script>\u003c!--")"},
        {"a\u2028b\u2029c\u2026d", "\"a\\u2028b\\u2029c\u2026d\""},
        {"tab\tline\nnul" + std::string(1, '\0') + "\x7F", R"("tab\u0009line\u000anul\u0000\u007f")"},
        {"'${x}`", R"("'${x}`")"},
    };
    for (const auto& [text, script] : cases) BOOST_TEST(script_string(text) == script);
}

BOOST_AUTO_TEST_CASE(data_are_arrays_within_arrays) {
    ScriptData data("what");
    data.number(7).open().open().close().text("a").number(0).close().open().close();
    BOOST_TEST(data.take() == "search_data(\"what\",7,[[],\"a\",0],[]);\n");
    const SearchStart start{{{"parks", "Parks & <Gardens>", "07", {"Parks"}}, {"b", "B", "", {}}},
                            {{"../glossary/index.html#term-a", "A", "\"a\""}},
                            {{"Home", "../index.html"}},
                            {{"Greens", "Parks"}},
                            2};
    BOOST_TEST(
        start_data(start) ==
        "search_data(\"start\",2,[[\"parks\",\"Parks & \\u003cGardens>\",\"07\",[\"Parks\"]],[\"b\",\"B\",\"\",[]]],"
        "[[\"../glossary/index.html#term-a\",\"A\",\"\\\"a\\\"\"]],[[\"Home\",\"../index.html\"]],[[\"Greens\",\"Parks\"]]);\n");
    const SearchOverviews overviews{{{"Functions", "functions", {{"201", "Services"}, {"20101", ""}}}},
                                    {{"2024", "../years/2024/index.html", {{"growth", "Growth"}}}}};
    BOOST_TEST(overviews_data(overviews) ==
               "search_data(\"overviews\",[[\"Functions\",\"functions\",[\"201\",\"Services\",\"20101\",\"\"]]],"
               "[[\"2024\",\"../years/2024/index.html\",[\"growth\",\"Growth\"]]]);\n");
}

BOOST_AUTO_TEST_CASE(paragraphs_are_what_a_reader_sees) {
    const std::vector<std::pair<std::string, std::vector<std::string>>> cases = {
        {"", {}},
        {"<p></p>\n", {}},
        {"<p>One  <em>two</em>\nthree</p>\n<p>Four</p>", {"One two three", "Four"}},
        {"<h4><span id=\"a-1\"></span>Title</h4><ul>\n<li>One</li>\n<li><p>Two</p></li></ul>", {"Title", "One", "Two"}},
        {"<p>&lt;b&gt; &amp;amp; &quot;q&quot; & so</p>", {"<b> &amp; \"q\" & so"}},
        {"<p>line<br />\nbreak</p>", {"line break"}},
        {"<p>a<a href=\"x&gt;y\" title=\"t\">b</a>c</p>", {"abc"}},
        {"<p>cut off <", {"cut off"}},
        {"bare", {"bare"}},
    };
    for (const auto& [html, expected] : cases) {
        std::vector<std::string> paragraphs;
        each_paragraph(html, [&paragraphs](std::string_view text) { paragraphs.emplace_back(text); });
        BOOST_TEST(paragraphs == expected, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_SUITE_END()

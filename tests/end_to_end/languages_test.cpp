// Sites in several languages: what later builds make of changes, what each page links to, and what is said of missing words.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <functional>

#include "program.hpp"
#include "rebuilding.hpp"
#include "small_site.hpp"

namespace fs = std::filesystem;

namespace {

// The site of tests/sites/two-languages with a second department, so that a change of one does not make everything again.
struct SiteInTwoLanguages : RebuiltSite {
    SiteInTwoLanguages() {
        fs::remove_all(content());
        fs::copy(tests_folder() / "sites/two-languages/content", content(), fs::copy_options::recursive);
        replace_in_file(content() / "site.toml", "address = ", "provisional = true\naddress = ");  // its amounts change
        fs::copy(departments() / "parks", departments() / "roads", fs::copy_options::recursive);
        replace_in_file(departments() / "roads/department.toml", "示例市园林局", "示例市公路局");
        replace_in_file(departments() / "roads/department.toml", "formerly = [\"gardens\"]", "");
        replace_in_file(departments() / "roads/translations/en.toml", "示例市园林局", "示例市公路局");
    }
    [[nodiscard]] std::string page(const std::string& path) const { return read_file(site() / path); }
    [[nodiscard]] fs::path narrative(const std::string& department) const {
        return departments() / department / "2024/budget/narrative";
    }
};

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(languages)

BOOST_AUTO_TEST_CASE(a_build_after_a_change_in_any_language_is_that_of_a_clean_build) {
    SiteInTwoLanguages site;
    const auto compare = [&site](const char* change) {
        const Faults faults = site.build_and_compare();
        BOOST_TEST(faults.empty(), change << text_of(faults));
    };
    compare("nothing");
    compare("nothing again");
    replace_in_file(site.narrative("parks") / "01-duties.en.md", "bureau spends", "office spends");
    compare("a narrative in English");
    BOOST_TEST(has(site.page("en/parks/2024/index.html"), "The parks office spends"));
    write_file(site.narrative("parks") / "02-changes.en.md", "Nothing has changed.\n");
    compare("another section in English");
    BOOST_TEST(!has(site.page("en/parks/2024/index.html"), "此内容"));
    replace_in_file(site.departments() / "parks/translations/en.toml", "Exampleton parks bureau", "Parks of Exampleton");
    compare("a name in English");
    BOOST_TEST(has(site.page("en/years/index.html") + site.page("en/index.html"), "Parks of Exampleton"));
    replace_in_file(site.standards() / "plain/translations/en.toml", "\"Culture\"", "\"Arts\"");
    compare("a code in English");
    BOOST_TEST(has(site.page("en/topics/functions/codes/04/index.html"), "Arts"));
    write_file(site.content() / "accessibility.en.md", "# Conformance\n");
    compare("an article in English");
    for (int row = 0; row < 2; ++row)
        replace_in_file(site.departments() / "water/2024/budget/tables.toml", "250.00, 200.00, 50.00", "251.00, 201.00, 50.00");
    compare("an amount");
    BOOST_TEST(has(site.page("en/water/2024/index.html"), "251.00"));
    fs::remove_all(site.departments() / "roads");
    compare("a department less");
    replace_in_file(site.content() / "site.toml", "languages = [\"en\"]\n", "");
    compare("a language less");
    BOOST_TEST(!fs::exists(site.site() / "en"));
}

BOOST_AUTO_TEST_CASE(there_is_one_copy_of_the_data) {
    const SiteInTwoLanguages site;
    BOOST_TEST(site.build().status == 0);
    std::size_t page_count = 0;
    for (const auto& [path, bytes] : read_tree(site.site() / "en")) {
        const std::string ending = path.substr(path.rfind('.'));
        BOOST_TEST((ending == ".html" || ending == ".svg" || ending == ".js" || ending == ".xml"), "there is en/" << path);
        if (ending != ".html") continue;
        ++page_count;
        BOOST_TEST(fs::exists(site.site() / path), "there is en/" << path << " and no " << path);
        BOOST_TEST(has(bytes, "<html lang=\"en\""), path);
    }
    BOOST_TEST(page_count > 10U);
}

BOOST_AUTO_TEST_CASE(a_narrative_in_another_language_is_checked_in_that_language) {
    const SiteInTwoLanguages site;
    write_file(site.narrative("parks") / "01-duties.en.md",
               "Spending {{spending}} {{spending.unit}}.\n\nSpending was 999 yuan. {{nothing}}\n");
    const Outcome built = site.build();
    BOOST_TEST(built.status == 1);
    BOOST_TEST(has(built.err, "narrative/01-duties.en.md:3:"), built.err);
    BOOST_TEST(has(built.err, "[unknown-figure]"), built.err);
    BOOST_TEST(!has(built.err, "01-duties.md"), built.err);
    write_file(site.narrative("parks") / "01-duties.en.md", "Spending 999 yuan.\n");  // the theme has no words that connect
    const Outcome wrong = site.build();
    BOOST_TEST(wrong.status == 1);
    BOOST_TEST(has(wrong.err, "narrative/01-duties.en.md:1:"), wrong.err);
    BOOST_TEST(has(wrong.err, "[contradicted-literal]"), wrong.err);
    const Outcome checked = run_site_gen(site.root(), "check --themes themes");
    BOOST_TEST(checked.status == 1);
    BOOST_TEST(has(checked.err + checked.out, "narrative/01-duties.en.md:1:"), checked.err);
}

BOOST_AUTO_TEST_CASE(a_language_needs_words_and_a_folder_of_its_own) {
    const SiteInTwoLanguages site;
    const auto says = [&site](const std::string& languages, const std::string& message) {
        const std::string before = read_file(site.content() / "site.toml");
        BOOST_REQUIRE(replace_in_file(site.content() / "site.toml", "languages = [\"en\"]", "languages = " + languages));
        const Outcome outcome = site.build();
        BOOST_TEST(outcome.status == 1);
        BOOST_TEST(has(outcome.err, message), outcome.err);
        write_file(site.content() / "site.toml", before);
    };
    says("[\"en\", \"fr\"]", "the theme \"bilingual\" has no translation into \"fr\"");
    says("[\"en\", \"english\"]", "\"english\" is not a language");
    says("[\"en\", \"EN\"]", "the language EN is given twice");
    says("[\"zh-cn\"]", "the language zh-cn is given twice");
    fs::rename(site.departments() / "roads", site.departments() / "en");
    says("[\"en\"]", "the site already has the pages of another language at en/");
    fs::rename(site.departments() / "en", site.departments() / "roads");
    write_file(site.content() / "static/EN/notice.txt", "Closed on Mondays.\n");
    says("[\"en\"]", "static/EN/notice.txt: error: the site already has the pages of another language at en/ [invalid-name]");
}

BOOST_AUTO_TEST_SUITE_END()

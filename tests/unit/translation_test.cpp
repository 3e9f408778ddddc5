// Content in another language, and the names of its files.

#include <boost/test/unit_test.hpp>

#include "model/site_language.hpp"
#include "translate/translate_content.hpp"

using namespace sitegen;

namespace {

TranslationsByLanguage into_english(std::map<std::string, std::string, std::less<>> texts) {
    TranslationsByLanguage translations;
    translations["en"].texts = std::move(texts);
    return translations;
}

// A standard with one table of two columns, one of which holds texts.
Standard standard() {
    Standard standard;
    standard.id = "plain";
    standard.title = "预算";
    standard.units = {{"元", 0}};
    TableForm& table = standard.tables.emplace_back();
    table.id = "spending";
    table.title = "{{year}}年支出";
    SideForm& side = table.sides.emplace_back();
    side.columns.resize(2);
    side.columns[0].id = "amount";
    side.columns[0].title = "金额";
    side.columns[1].id = "place";
    side.columns[1].title = "地点";
    AnswerForm& answer = standard.answers.emplace_back();
    answer.texts = {{{"支出", {}, {}}, {{}, "spending", "said"}, {"。", {}, {}}}};
    standard.translations = into_english({{"预算", "Budget"},
                                          {"{{year}}年支出", "Spending {{year}}"},
                                          {"元", "yuan"},
                                          {"支出{{spending.said}}。", "{{spending.said}} spent."},
                                          {"旧", "old"}});
    return standard;
}

Document document(const Standard& standard) {
    Document document;
    document.department = "parks";
    document.standard = &standard;
    document.unit = "元";
    document.title = "2024年预算";
    document.texts = {"河边"};
    Table& table = document.tables.emplace_back();
    table.form = &standard.tables.front();
    Side& side = table.sides.emplace_back();
    side.form = &table.form->sides.front();
    Row& row = side.rows.emplace_back();
    row.names = {"池塘"};
    row.cells.resize(2);
    row.cells[1].state = CellState::text;
    row.cells[1].text = &document.texts.front();
    document.narrative = {{"duties", 1, {}}, {"changes", 2, {}}};
    document.translated_narrative = {{"duties", 3, "en"}, {"duties", 4, "fr"}};
    return document;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(translations)

BOOST_AUTO_TEST_CASE(a_language_is_told_from_other_words) {
    for (const char* tag : {"en", "zh-CN", "gsw", "sr-Latn-RS", "de-1996"}) BOOST_TEST(is_language_tag(tag), tag);
    for (const char* other : {"", "e", "engl", "en-", "-en", "e1", "en_GB", "en-GB/..", "zh-abcdefghi"})
        BOOST_TEST(!is_language_tag(other), other);
    BOOST_TEST(folder_of_language("zh-CN") == "zh-cn/");
    BOOST_TEST(language_in_name("01-duties.en.md") == "en");
    BOOST_TEST(language_in_name("01-duties.zh-CN.md") == "zh-CN");
    for (const char* name : {"01-duties.md", "duties", ".md", "a.draft.md", "en.md"})
        BOOST_TEST(language_in_name(name) == "", name);
    BOOST_TEST(name_in_language("about.md", "en") == "about.en.md");
}

BOOST_AUTO_TEST_CASE(a_standard_is_translated_with_its_units_and_sentences) {
    const Standard original = standard();
    const TranslatedStandard translated = translate_standard(original, "en");
    BOOST_TEST(translated.standard->title == "Budget");
    BOOST_TEST(translated.standard->tables.front().title == "Spending {{year}}");
    BOOST_TEST(translated.standard->units.at("yuan") == 0);
    const AnswerText& said = translated.standard->answers.front().texts.front();
    BOOST_REQUIRE(said.size() == 2U);
    BOOST_TEST(said[0].name == "spending");
    BOOST_TEST(said[0].aspect == "said");
    BOOST_TEST(said[1].text == " spent.");
    BOOST_TEST(translated.use.missing == std::vector<std::string>({"金额", "地点"}), boost::test_tools::per_element());
    BOOST_TEST(translated.use.unused.size() == 1U);
    BOOST_TEST(translated.use.unused.contains("旧"));
    BOOST_TEST(original.title == "预算");
}

BOOST_AUTO_TEST_CASE(a_department_refers_to_its_own_texts_and_to_the_translated_standard) {
    const Standard original = standard();
    const TranslatedStandard in_english = translate_standard(original, "en");
    Department department;
    department.slug = "parks";
    department.name = "园林局";
    department.documents.push_back(document(original));
    // Moving a document leaves its texts where they are.
    department.translations = into_english({{"园林局", "Parks"}, {"河边", "riverside"}});
    const TranslatedDepartment translated =
        translate_department(department, "en", "zh-CN", [&](const Standard&) { return in_english.standard.get(); });
    const Document& made = translated.department.documents.front();
    BOOST_TEST(translated.department.name == "Parks");
    BOOST_TEST(made.standard == in_english.standard.get());
    BOOST_TEST(made.unit == "yuan");
    BOOST_TEST(made.tables.front().form == &in_english.standard->tables.front());
    BOOST_TEST(made.tables.front().sides.front().form == &in_english.standard->tables.front().sides.front());
    BOOST_TEST(*made.tables.front().sides.front().rows.front().cells[1].text == "riverside");
    BOOST_TEST(*department.documents.front().tables.front().sides.front().rows.front().cells[1].text == "河边");
    BOOST_REQUIRE(made.narrative.size() == 2U);
    BOOST_TEST(made.narrative[0].file == 3U);
    BOOST_TEST(made.narrative[0].language == "");
    BOOST_TEST(made.narrative[1].file == 2U);
    BOOST_TEST(made.narrative[1].language == "zh-CN");
    BOOST_TEST(translated.missing_sections == 1U);
    BOOST_TEST(translated.use.missing == std::vector<std::string>({"2024年预算", "池塘"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

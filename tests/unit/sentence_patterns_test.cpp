#include "text/sentence_patterns.hpp"

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <stdexcept>

using namespace sitegen;

namespace {

std::string said(const SentencePatterns& patterns, std::string_view text) {
    return patterns.translate({"own", "shared"}, text).value_or("nothing");
}

std::string fault_of(std::vector<SentencePattern> patterns) {
    try {
        const SentencePatterns made(std::move(patterns));
    } catch (const std::logic_error& fault) {
        return fault.what();
    }
    return "no fault";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sentence_patterns)

BOOST_AUTO_TEST_CASE(fills_the_values_into_the_translation) {
    const SentencePatterns patterns({
        {"own", "Keep one.", "只保留一个。"},
        {"own", "the row \"{row}\" is not in {table}", "{table}没有行“{row}”"},
        {"own", "{text}", "其他：{text}"},
        {"own", "{name} is missing", "缺少{name}"},
        {"own", "{name} is missing in the text", "文中缺少{name}"},
        {"shared", "the file {path} is used by {title}", "{title}使用文件{path}"},
        {"other", "Keep two.", "保留两个。"},
        {"own", "write {{year}} or {{{html}}} and {}, {Name} and { key = 1 }", "写 {{year}}、{}"},
    });
    struct Case {
        std::string text;
        std::string said;
    };
    for (const Case& c : std::vector<Case>{
             {"Keep one.", "只保留一个。"},
             {"Keep one", "其他：Keep one"},
             {"Keep one. ", "其他：Keep one. "},
             {"", "其他："},
             {"the row \"a\" is not in income", "income没有行“a”"},
             {"the row \"\" is not in ", "没有行“”"},
             {"a is missing", "缺少a"},
             // The most text wins, not the first pattern.
             {"a is missing in the text", "文中缺少a"},
             // A rule's own patterns come first, so that its last resort is taken.
             {"the file a is used by b", "其他：the file a is used by b"},
             {"Keep two.", "其他：Keep two."},
             {"write {{year}} or {{{html}}} and {}, {Name} and { key = 1 }", "写 {{year}}、{}"},
             // Values that look like the sentence, a hole or a pattern stay what they are.
             {"the row \"{table}\" is not in {row}", "{row}没有行“{table}”"},
             {"the row \"a\" is not in b\" is not in c", "b\" is not in c没有行“a”"},
             {"the row \"Keep one.\" is not in Keep one.", "Keep one.没有行“Keep one.”"},
             {"is missing is missing", "缺少is missing"},
         })
        BOOST_TEST(said(patterns, c.text) == c.said);
    BOOST_TEST(!patterns.translate({"shared"}, "Keep one.").has_value());
    BOOST_TEST(patterns.translate({"shared"}, "the file a is used by b").value() == "b使用文件a");
    BOOST_TEST(!patterns.translate({"unknown"}, "Keep one.").has_value());
}

BOOST_AUTO_TEST_CASE(translates_parts_with_patterns_of_their_own) {
    const SentencePatterns patterns({
        {"hint", "", ""},
        {"hint", "; did you mean \"{name}\"?", "；是否应为“{name}”？"},
        {"chain", "{a}, which contains {rest:chain}", "{a}，后者包含{rest}"},
        {"chain", "{a}", "{a}"},
        {"own", "there is no figure \"{name}\"{hint:hint}", "没有“{name}”{hint}"},
        {"own", "it contains {chain:chain}", "包含{chain}"},
        {"own", "Correct it.", "请改正。"},
        {"shared", "{said:sentence} Look at {cell}.", "{said}请看{cell}。"},
    });
    BOOST_TEST(said(patterns, "there is no figure \"a\"") == "没有“a”");
    BOOST_TEST(said(patterns, "there is no figure \"a\"; did you mean \"b\"?") == "没有“a”；是否应为“b”？");
    // The part says where the value ends.
    BOOST_TEST(said(patterns, "there is no figure \"a\"b\"; did you mean \"c\"?") == "没有“a\"b”；是否应为“c”？");
    BOOST_TEST(said(patterns, "there is no figure \"a\"; or else") == "nothing");
    BOOST_TEST(said(patterns, "it contains a, which contains b, which contains c") == "包含a，后者包含b，后者包含c");
    BOOST_TEST(said(patterns, "Correct it. Look at a.") == "请改正。请看a。");
    // What is not known in the sentence makes the whole unknown: no half of it is translated.
    BOOST_TEST(said(patterns, "Correct them. Look at a.") == "nothing");
}

BOOST_AUTO_TEST_CASE(gives_up_on_values_that_fit_in_too_many_ways) {
    const SentencePatterns patterns({
        {"hint", "; did you mean \"{name}\"?", "；“{name}”？"},
        {"nest", "({inner:nest})", "（{inner}）"},
        {"nest", "x", "x"},
        {"loop", "{all:loop}", "{all}"},
        {"own", "\"{a}\" \"{b}\" \"{c}\" \"{d}\" \"{e}\"{hint:hint}", "{a}{b}{c}{d}{e}{hint}"},
        {"own", "nest {inner:nest}", "层{inner}"},
        {"own", "loop {all:loop}", "环{all}"},
    });
    std::string quotes;
    for (int i = 0; i < 20000; ++i) quotes += "\" \"";
    const auto started = std::chrono::steady_clock::now();
    BOOST_TEST(said(patterns, "\"" + quotes + "\"; did you mean") == "nothing");
    BOOST_TEST(said(patterns, "nest " + std::string(50000, '(') + "x" + std::string(50000, ')')) == "nothing");
    BOOST_TEST(said(patterns, "nest ((x))") == "层（（x））");
    BOOST_TEST(said(patterns, "loop a") == "nothing");
    const auto elapsed = std::chrono::steady_clock::now() - started;
    BOOST_TEST(std::chrono::duration<double>(elapsed).count() < 5.0);
}

BOOST_AUTO_TEST_CASE(refuses_patterns_whose_holes_do_not_agree) {
    BOOST_TEST(fault_of({{"own", "a {b}", "{b} a"}}) == "no fault");
    BOOST_TEST(fault_of({{"own", "a {b}", "a"}}) == "the pattern \"a {b}\" and its translation have other holes");
    BOOST_TEST(fault_of({{"own", "a {b}", "a {b} {c}"}}) == "the pattern \"a {b}\" and its translation have other holes");
    BOOST_TEST(fault_of({{"own", "{a}{b}", "{a}{b}"}}) == "the pattern \"{a}{b}\" has two holes without text between them");
    BOOST_TEST(fault_of({{"own", "{a} {a}", "{a}"}}) == "the pattern \"{a} {a}\" has two holes {a}");
    BOOST_TEST(fault_of({{"own", "{a:none}", "{a}"}}) ==
               "the pattern \"{a:none}\" names the group \"none\", which has no patterns");
    BOOST_TEST(fault_of({{"own", "{a:sentence} b", "{a}"}}) == "no fault");
}

BOOST_AUTO_TEST_SUITE_END()

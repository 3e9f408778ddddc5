#include "commands/findings_text.hpp"

#include <boost/test/unit_test.hpp>

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(report)

BOOST_AUTO_TEST_CASE(shows_the_line_with_a_caret_under_the_place) {
    Sources sources;
    const std::uint32_t file = sources.add("content/tables.toml", "first\n  [\"201\", 1501.15,  549.15],\n");
    const Finding finding{Severity::error,
                          "sum-mismatch",
                          {file, 2, 11, 7},
                          "total 1501.15, but basic + project = 1502.14",
                          "The parts exceed the total by 0.99."};
    BOOST_TEST(format_finding(reported(finding, sources), Colour::none) ==
               "content/tables.toml:2:11: error: total 1501.15, but basic + project = 1502.14 [sum-mismatch]\n"
               "    2 |   [\"201\", 1501.15,  549.15],\n"
               "      |           ^^^^^^^\n"
               "   The parts exceed the total by 0.99.\n");
}

BOOST_AUTO_TEST_CASE(measures_wide_characters) {
    Sources sources;
    const std::uint32_t file = sources.add("a.md", "支出{{totla}}万元");
    const Finding finding{Severity::warning, "unknown-figure", {file, 1, 3, 9}, "m", ""};
    BOOST_TEST(format_finding(reported(finding, sources), Colour::none) ==
               "a.md:1:3: warning: m [unknown-figure]\n"
               "    1 | 支出{{totla}}万元\n"
               "      |     ^^^^^^^^^\n");
}

BOOST_AUTO_TEST_CASE(shortens_long_lines_around_the_place) {
    Sources sources;
    const std::uint32_t file = sources.add("a", std::string(500, 'x') + "HERE" + std::string(500, 'y'));
    const std::string text = format_finding(reported({Severity::note, "r", {file, 1, 501, 4}, "m", ""}, sources), Colour::none);
    BOOST_TEST(text.find("…" + std::string(60, 'x') + "HERE") != std::string::npos);
    BOOST_TEST(text.find("\n      | " + std::string(61, ' ') + "^^^^\n") != std::string::npos);
    BOOST_TEST(text.size() < 300U);
}

BOOST_AUTO_TEST_CASE(names_a_file_as_a_whole_and_control_characters_do_no_harm) {
    Sources sources;
    const std::uint32_t file = sources.add("content/site.toml", "title = \"\x1b[31m\"\n");
    BOOST_TEST(format_finding(reported({Severity::error, "r", {file, 0, 0, 0}, "m", "do"}, sources), Colour::none) ==
               "content/site.toml: error: m [r]\n   do\n");
    const std::string text = format_finding(reported({Severity::error, "r", {file, 1, 9, 2}, "m", ""}, sources), Colour::none);
    BOOST_TEST(text.find('\x1b') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(shows_what_no_terminal_may_be_sent) {
    Sources sources;
    const std::uint32_t file = sources.add("a\xB5\xD7\x1b.md", "");
    const Finding finding{
        Severity::error, "r", {file, 0, 0, 0}, "there is no key \"\x01\x1b]0;x\x07\" here\xFF", "a\nb\tc\u202E \u200C é 支"};
    BOOST_TEST(format_finding(reported(finding, sources), Colour::none) ==
               "a<B5><D7><U+001B>.md: error: there is no key \"<U+0001><U+001B>]0;x<U+0007>\" here<FF> [r]\n"
               "   a\nb\tc<U+202E> \u200C é 支\n");
}

BOOST_AUTO_TEST_CASE(finds_lines_and_characters_in_any_order) {
    Sources sources;
    const std::uint32_t file = sources.add("a", "one\r\n\nzwölf支x\nlast");
    const auto line = [&](std::uint32_t number) { return std::string(sources.line({file, number, 1, 1})); };
    BOOST_TEST(line(4) == "last");
    BOOST_TEST(line(1) == "one");
    BOOST_TEST(line(2) == "");
    BOOST_TEST(line(3) == "zwölf支x");
    BOOST_TEST(line(5) == "");
    BOOST_TEST(line(0) == "");
    const auto offset = [&](std::size_t character) { return sources.offset_in_line({file, 3, 1, 1}, character); };
    BOOST_TEST(offset(6) == 9U);
    BOOST_TEST(offset(2) == 2U);
    BOOST_TEST(offset(3) == 4U);
    BOOST_TEST(offset(99) == 10U);
    Sources own(sources);
    const std::uint32_t other = own.add("b", "first\nsecond");
    BOOST_TEST(own.line({other, 2, 1, 1}) == "second");
    BOOST_TEST(own.line({file, 4, 1, 1}) == "last");
    BOOST_TEST(own.offset_in_line({file, 3, 1, 1}, 3) == 4U);
}

BOOST_AUTO_TEST_CASE(sorts_by_file_line_and_column) {
    Sources sources;
    const std::uint32_t b = sources.add("b", "");
    const std::uint32_t a = sources.add("a", "");
    Findings findings;
    findings.error("r", {b, 1, 1, 1}, "third");
    findings.error("r", {a, 2, 1, 1}, "second");
    findings.error("r", {a, 1, 9, 1}, "first");
    Report all;
    all.add(findings, sources);
    all.sort();
    BOOST_TEST(all.list()[0].message == "first");
    BOOST_TEST(all.list()[1].message == "second");
    BOOST_TEST(all.list()[2].message == "third");
}

BOOST_AUTO_TEST_SUITE_END()

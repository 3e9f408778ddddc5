// Places of byte offsets, and the lines that findings quote, asked for in any order.

#include "model/place.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

#include "model/finding.hpp"

using namespace sitegen;

namespace {

// Lines of many lengths, of characters of one to four bytes; one is long enough to be shortened.
std::string odd_text() {
    std::string text = "\n\na支é😀b\r\n";
    for (int i = 0; i < 1500; ++i) text += i % 3 == 0 ? "支" : i % 3 == 1 ? "x" : "é";
    return text + "\n出\n\nno line break";
}

// Counted from the beginning.
Place place_in(const std::string& text, std::size_t offset) {
    Place place{1, 1, 1, 3};
    for (std::size_t i = 0; i < std::min(offset, text.size()); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((c & 0xC0U) != 0x80U) {
            ++place.column;
        }
    }
    return place;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(places)

BOOST_AUTO_TEST_CASE(are_the_same_in_any_order) {
    const std::string text = odd_text();
    PlaceFinder finder(1, text);
    std::mt19937 random(1);
    std::size_t offset = 0;
    for (int i = 0; i < 5000; ++i) {
        offset = i % 4 == 0 ? random() % (text.size() + 10) : std::min(offset + random() % 7, text.size());
        if (i % 5 == 0) offset -= std::min<std::size_t>(offset, random() % 9);
        const Place found = finder.place_of(offset, 3);
        const Place expected = place_in(text, offset);
        BOOST_REQUIRE_MESSAGE(found.line == expected.line && found.column == expected.column, "at " << offset);
        BOOST_REQUIRE(found.file == 1U);
        BOOST_REQUIRE(found.length == 3U);
    }
}

BOOST_AUTO_TEST_CASE(findings_quote_their_lines_in_any_order) {
    Sources sources;
    const std::uint32_t first = sources.add("a", odd_text());
    const std::uint32_t second = sources.add("b", "one\ntwo\n");
    Findings findings;
    std::mt19937 random(2);
    for (std::uint32_t i = 0; i < 2000; ++i) {
        const auto line = static_cast<std::uint32_t>(random() % 9);
        findings.error("r", {i % 50 == 0 ? second : first, line, static_cast<std::uint32_t>(1 + random() % 1600), 1}, "m");
    }
    findings.error("r", {0, 0, 0, 0}, "of no file");
    Report report;
    report.add(findings, sources);
    for (std::size_t i = 0; i < findings.list().size(); ++i) {
        const Finding& finding = findings.list()[i];
        const ReportedFinding& together = report.list()[i];
        const ReportedFinding alone = reported(finding, sources);
        BOOST_REQUIRE(together.excerpt == alone.excerpt);
        BOOST_REQUIRE(together.excerpt_from == alone.excerpt_from);
        const std::string_view line = finding.place.file == 0 ? std::string_view() : sources.line(finding.place);
        BOOST_REQUIRE(line.find(together.excerpt) != std::string_view::npos);
        if (alone.excerpt_from == 0) BOOST_REQUIRE(line.starts_with(together.excerpt));
    }
}

BOOST_AUTO_TEST_SUITE_END()

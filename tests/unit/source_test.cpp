#include <boost/test/unit_test.hpp>

#include "load/load_sources.hpp"
#include "load/toml.hpp"
#include "model/source.hpp"

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(sources_of_figures)

BOOST_AUTO_TEST_CASE(pages_are_read_and_written_alike) {
    for (const char* text : {"1", "12", "12-14", "999999"}) {
        const std::optional<SourcePages> pages = parse_source_pages(text);
        BOOST_REQUIRE_MESSAGE(pages.has_value(), text);
        BOOST_TEST(text_of(*pages) == text);
    }
    // Of one page, the range is that page.
    BOOST_TEST(text_of(parse_source_pages("3-3").value()) == "3");
    for (const char* text :
         {"", "0", "-1", "14-12", "12-", "-12", "a", "1 2", "12-14-16", "1.5", "1000000", "99999999999999999999"})
        BOOST_TEST(!parse_source_pages(text).has_value(), text);
    BOOST_TEST(text_of(SourcePages()).empty());
    BOOST_TEST(!SourcePages().is_known());
}

BOOST_AUTO_TEST_CASE(an_address_leads_to_the_page_of_a_pdf_only) {
    struct Case {
        const char* url;
        int offset;
        SourcePages pages;
        const char* expected;
    };
    const Case cases[] = {
        {"https://a.example/b.pdf", 0, {4, 4}, "https://a.example/b.pdf#page=4"},
        {"https://a.example/b.pdf", 2, {4, 5}, "https://a.example/b.pdf#page=6"},
        {"https://a.example/B.PDF?v=2", 0, {4, 4}, "https://a.example/B.PDF?v=2#page=4"},
        {"https://a.example/b.pdf", 0, {}, "https://a.example/b.pdf"},
        {"https://a.example/b.pdf#tables", 0, {4, 4}, "https://a.example/b.pdf#tables"},
        {"https://a.example/b.html", 0, {4, 4}, "https://a.example/b.html"},
        {"https://a.example/get?file=b.pdf", 0, {4, 4}, "https://a.example/get?file=b.pdf"},
        {"", 0, {4, 4}, ""},
    };
    for (const Case& each : cases) {
        SourceDocument source;
        source.url = each.url;
        source.page_offset = each.offset;
        BOOST_TEST(address_of(source, each.pages) == each.expected);
    }
}

// Of which none reaches a page. What breaks a rule of its own stands in the error gallery.
BOOST_AUTO_TEST_CASE(addresses_of_other_kinds_are_refused) {
    struct Case {
        const char* text;
        const char* expected;
    };
    const Case cases[] = {
        {"[source]\ntitle = \"T\"\nurl = \"javascript:alert(1)\"\n", "unsafe-link: the address of the source is not a web address"},
        {"[sources.map]\ntitle = \"T\"\nurl = \"/map.pdf\"\n", "unsafe-link: the address of the source is not a web address"},
        {"[[version]]\ndate = 2024-01-02\ntext = \"T\"\nurl = \"file:///first.pdf\"\n",
         "unsafe-link: the address of the earlier version is not a web address"},
    };
    for (const Case& each : cases) {
        Sources sources;
        Findings findings;
        const std::optional<TomlNode> root = parse_toml(sources, sources.add("document.toml", each.text), findings);
        BOOST_REQUIRE(root.has_value());
        TableReader reader(*root, findings);
        Document document;
        load_sources(reader, document);
        BOOST_REQUIRE(findings.list().size() == 1U);
        BOOST_TEST(findings.list().front().rule + ": " + findings.list().front().message == each.expected);
        BOOST_TEST(document.source.url.empty());
        for (const Version& version : document.versions) BOOST_TEST(version.url.empty());
        for (const SourceDocument& other : document.other_sources) BOOST_TEST((other.url.empty() && other.id == "map"));
    }
}

BOOST_AUTO_TEST_SUITE_END()

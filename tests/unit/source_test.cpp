#include <boost/test/unit_test.hpp>

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

BOOST_AUTO_TEST_SUITE_END()

// Addresses of a site and of its publisher, and what relative addresses on its pages lead to.

#include <boost/test/unit_test.hpp>

#include "text/web_address.hpp"
#include "text/written_form.hpp"

using namespace sitegen;

BOOST_AUTO_TEST_SUITE(web_addresses)

BOOST_AUTO_TEST_CASE(the_address_of_a_site_is_that_of_its_folder) {
    struct Case {
        const char* address;
        const char* fault;
    };
    const Case cases[] = {
        {"https://example.org/", ""},
        {"http://budget.example.org:8080/a/b-c/~d/", ""},
        {"https://xn--fiqs8s/%E9%A2%84/", ""},
        {"", "does not begin with https:// or http:// and a host"},
        {"example.org/", "does not begin with https:// or http:// and a host"},
        {"ftp://example.org/", "does not begin with https:// or http:// and a host"},
        {"HTTPS://example.org/", "does not begin with https:// or http:// and a host"},
        {"https://", "does not begin with https:// or http:// and a host"},
        {"https:///a/", "names no host"},
        {"https://me@example.org/", "has a host with other characters than letters a to z, digits, hyphens and points"},
        {"https://预算.example/", "has a host with other characters than letters a to z, digits, hyphens and points"},
        {"https://example..org/", "has a host with an empty part"},
        {"https://example.org:/", "has a port that is no number"},
        {"https://example.org:80a/", "has a port that is no number"},
        {"https://example.org", "does not end with a slash"},
        {"https://example.org/budgets", "does not end with a slash"},
        {"https://example.org/?a=/", "has a query or a fragment"},
        {"https://example.org/#/", "has a query or a fragment"},
        {"https://example.org//", "has a folder without a name"},
        {"https://example.org/a/../", "has a folder without a name"},
        {"https://example.org/a b/", "has a character that has to be escaped with %"},
        {"https://example.org/\"><script>/", "has a character that has to be escaped with %"},
    };
    for (const auto& [address, fault] : cases) BOOST_TEST(site_address_fault(address) == fault, address);
    BOOST_TEST(host_of("https://budget.example.org:8080/a/") == "budget.example.org");
    BOOST_TEST(host_of("http://example.org/") == "example.org");
}

BOOST_AUTO_TEST_CASE(contacts_can_be_written_to_and_called) {
    for (const char* good : {"budget@example.org", "a.b-c_d+e@mail.example.org"}) BOOST_TEST(is_email(good), good);
    for (const char* bad : {"", "budget", "@example.org", "budget@", "a b@example.org", "a@b@example.org",
                            "a?subject=x@example.org", "\"a\"@example.org", "预算@example.org"})
        BOOST_TEST(!is_email(bad), bad);
    struct Case {
        const char* text;
        const char* number;
    };
    const Case cases[] = {{"0352-6035520", "03526035520"},
                          {"+86 (352) 603 5520", "+863526035520"},
                          {"12345", "12345"},
                          {"1-2", ""},
                          {"0352-6035520转8", ""},
                          {"86+352", ""},
                          {"javascript:1234", ""},
                          {"123456789012345678901", ""}};
    for (const auto& [text, number] : cases) BOOST_TEST(dialled(text) == number, text);
}

BOOST_AUTO_TEST_CASE(paths_of_files_become_parts_of_addresses) {
    BOOST_TEST(escaped_path("a/2024/index.html") == "a/2024/index.html");
    BOOST_TEST(escaped_path("预算 #1 100%.pdf") == "%E9%A2%84%E7%AE%97%20%231%20100%25.pdf");
    BOOST_TEST(escaped_path("a~b_(c)+d,[e]") == "a~b_(c)+d,%5Be%5D");
}

BOOST_AUTO_TEST_CASE(relative_addresses_lead_to_files_of_the_site) {
    struct Case {
        const char* address;
        const char* path;  // nullptr: it leaves the site
        const char* fragment;
    };
    const char* page = "parks/2024/index.html";
    const Case cases[] = {
        {"#table-spending", "parks/2024/index.html", "table-spending"},
        {"index.html", "parks/2024/index.html", ""},
        {"?q=1#a", "parks/2024/index.html", "a"},
        {"data/01-spending.csv", "parks/2024/data/01-spending.csv", ""},
        {"./checks/index.html?x#check-a", "parks/2024/checks/index.html", "check-a"},
        {"../2023/index.html", "parks/2023/index.html", ""},
        {"../../years/2024/index.html", "years/2024/index.html", ""},
        {"../2023/", "parks/2023/", ""},
        {"..", "parks/", ""},
        {"../..", "", ""},
        {"%69ndex.html", "parks/2024/index.html", ""},
        {"a%2", "parks/2024/a%2", ""},
        {"#%E8%A1%A8", "parks/2024/index.html", "表"},
        {"../../../index.html", nullptr, ""},
        {"/index.html", nullptr, ""},
        {"https://example.org/", nullptr, ""},
        {"mailto:a@example.org", nullptr, ""},
    };
    for (const auto& [address, path, fragment] : cases) {
        const std::optional<SiteTarget> target = resolve_relative(page, address);
        BOOST_TEST(target.has_value() == (path != nullptr), address);
        if (!target || path == nullptr) continue;
        BOOST_TEST(target->path == path, address);
        BOOST_TEST(target->fragment == fragment, address);
    }
    BOOST_TEST(resolve_relative("index.html", "parks/index.html")->path == "parks/index.html");
}

BOOST_AUTO_TEST_CASE(texts_have_the_forms_that_content_declares) {
    struct Case {
        const char* form;
        const char* text;
        bool fits;
    };
    const Case cases[] = {
        {"##########", "1402000011", true},
        {"##########", "140200001", false},
        {"##########", "14020000112", false},
        {"##########", "１402000011", false},
        {"bm########", "bm01000001", true},
        {"bm########", "bn01000001", false},
        {"[京晋]ICP备########号-#", "晋ICP备05000001号-1", true},
        {"[京晋]ICP备########号", "晋ICP备05000001号-1", false},
        {"[京晋]ICP备########号", "山ICP备05000001号", false},
        {"[京晋]ICP备########号", "", false},
    };
    for (const auto& [form, text, fits] : cases) BOOST_TEST(has_form(text, form) == fits, form << " " << text);
    BOOST_TEST(is_form("[ab]#"));
    for (const char* bad : {"", "[ab", "[]#", "a[b]["}) BOOST_TEST(!is_form(bad), bad);
}

BOOST_AUTO_TEST_SUITE_END()

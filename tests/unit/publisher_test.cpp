// What a site says about its publisher and to search engines: the settings and their faults, tags, structured data, sitemap, feed.

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "export/feed.hpp"
#include "export/sitemap.hpp"
#include "export/structured_data.hpp"
#include "load/load_content.hpp"
#include "load/load_site.hpp"
#include "render/page_tags.hpp"
#include "sandbox.hpp"

using namespace sitegen;

namespace {

const std::string head = "title = \"T\"\npublisher = \"P\"\nlanguage = \"en\"\n";

struct LoadedSite {
    SiteSettings site;
    std::string faults;  // "line:column message", a line for each
};

struct SiteFolder : Sandbox {
    static LoadedSite load(const std::string& settings, const std::string& form = {}) {
        put("content/site.toml", head + settings);
        if (settings.find("imprint.toml") != std::string::npos)
            put("content/imprint.toml", form);
        else
            std::filesystem::remove("content/imprint.toml");
        Sources sources;
        Findings findings;
        FileReader files("content", sources, findings);
        LoadedSite loaded{load_site(files, sources, findings), {}};
        for (const Finding& finding : findings.list()) {
            const ReportedFinding each = reported(finding, sources);
            loaded.faults +=
                std::to_string(each.line) + ":" + std::to_string(each.column) + " " + each.message + " [" + each.rule + "]\n";
        }
        return loaded;
    }
};

std::string text_of(const std::vector<PageTagView>& tags) {
    std::string text;
    for (const PageTagView& tag : tags) text += tag.name + "=" + tag.content + "\n";
    return text;
}

const std::string form = R"([[field]]
id = "code"
title = "Site code"
forms = ["####", "x###"]

[[field]]
id = "licence"
title = "Licence"
url = "https://licences.example/"
optional = true

[[field]]
id = "faults"
title = "Report a fault"
link = true
optional = true

[[field]]
id = "category"
title = "Category"
hidden = true
optional = true

[[meta]]
name = "SiteName"
content = "{{site}}"

[[meta]]
name = "SiteCode"
content = "code {{code}}"

[[meta]]
name = "Category"
content = "{{category}}"

[[meta]]
name = "Source"
content = "{{department}} {{date}}"
pages = ["document"]
)";

DepartmentSummary parks() {
    DepartmentSummary department;
    department.slug = "parks";
    department.name = "Parks & Ponds";
    DocumentSummary& document = department.documents.emplace_back();
    document.title = "Budget <2024>";
    document.department = "parks";
    document.year = 2024;
    document.folder = "parks/2024/";
    document.published = "2024-02-01";
    document.versions = {{"2024-03-01", "Two rows & a sum"}, {"2024-03-01", "A name"}};
    DocumentSummary& undated = department.documents.emplace_back(document);
    undated.folder = "parks/2025/";
    undated.published.clear();
    undated.versions.clear();
    return department;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(publisher)

BOOST_FIXTURE_TEST_CASE(settings_are_read, SiteFolder) {
    const LoadedSite loaded = load(R"(address = "https://example.org/budgets/"
[licence]
name = "CC0-1.0"
title = "CC0"
[contact]
name = "Budget office"
email = "budget@example.org"
telephone = "+27 12 315 5111"
[imprint]
form = "imprint.toml"
code = "x123"
faults = "https://faults.example/?site=1"
)",
                                   form);
    BOOST_TEST(loaded.faults == "");
    BOOST_TEST(loaded.site.address == "https://example.org/budgets/");
    BOOST_TEST(loaded.site.contact.is_there());
    BOOST_REQUIRE(loaded.site.imprint.lines.size() == 2U);
    BOOST_TEST(loaded.site.imprint.lines[0].title == "Site code");
    BOOST_TEST(loaded.site.imprint.lines[0].text == "x123");
    BOOST_TEST(loaded.site.imprint.lines[1].text == "");
    BOOST_TEST(loaded.site.imprint.lines[1].url == "https://faults.example/?site=1");

    PagePlan page{"parks/2024/index.html", "document", "Budget", "About it"};
    page.department = "Parks";
    BOOST_TEST(text_of(page_tags(loaded.site, page, "Parks")) == "SiteName=T\nSiteCode=code x123\n");  // no date is known
    page.date = "2024-02-01";
    BOOST_TEST(text_of(page_tags(loaded.site, page, "Parks")) == "SiteName=T\nSiteCode=code x123\nSource=Parks 2024-02-01\n");
    page.kind = "about";
    BOOST_TEST(text_of(page_tags(loaded.site, page, "Parks")) == "SiteName=T\nSiteCode=code x123\n");
}

BOOST_FIXTURE_TEST_CASE(faults_of_settings_have_places, SiteFolder) {
    struct Case {
        const char* settings;
        const char* faults;
    };
    const Case cases[] = {
        {"address = \"https://example.org\"\n", "4:11 the address of the site does not end with a slash [invalid-value]\n"},
        {"[contact]\nname = \"Office\"\n", "4:1 the contact has no \"email\", \"telephone\" or \"url\" [missing-key]\n"},
        {"[contact]\nemail = \"at example.org\"\ntelephone = \"ask\"\nurl = \"javascript:alert(1)\"\n",
         "7:7 the address of the contact is not a web address [unsafe-link]\n5:9 this is not an e-mail address [invalid-value]\n"
         "6:13 this is not a telephone number [invalid-value]\n"},
        {"[contact]\nurl = 'https://example.org/\"><script>'\n",
         "5:7 the address of the contact has a character that is not allowed [unsafe-link]\n"},
        {"[contact]\nmail = \"a@example.org\"\nurl = \"https://example.org/\"\n",
         "5:1 there is no key \"mail\" here; did you mean \"email\"? [unknown-key]\n"},
        {"[imprint]\ncode = \"1234\"\n", "4:1 \"form\" is missing [missing-key]\n"},
        {"[imprint]\nform = \"none.toml\"\n", "5:8 there is no file content/none.toml [missing-file]\n"},
        {"[imprint]\nform = \"imprint.toml\"\n", "4:1 \"code\" is missing: the imprint has to give “Site code” [missing-key]\n"},
        {"[imprint]\nform = \"imprint.toml\"\ncode = \"12345\"\n",
         "6:8 “Site code” does not have its form: ####, x### [invalid-value]\n"},
        {"[imprint]\nform = \"imprint.toml\"\ncode = \"1234\"\nicp = \"1\"\n", "7:1 there is no key \"icp\" here [unknown-key]\n"},
        {"[imprint]\nform = \"imprint.toml\"\ncode = \"1234\"\nfaults = \"ftp://faults.example/\"\n",
         "7:10 “Report a fault” is not a web address [unsafe-link]\n"},
    };
    for (const auto& [settings, faults] : cases) BOOST_TEST(load(settings, form).faults == faults);
}

BOOST_FIXTURE_TEST_CASE(faults_of_a_form_have_places, SiteFolder) {
    struct Case {
        const char* form;
        const char* faults;
    };
    const Case cases[] = {
        {"[[meta]]\nname = \"A\"\ncontent = \"{{titlee}}\"\n",
         "3:11 no fact of a page and no field is called \"titlee\"; did you mean \"title\"? [invalid-value]\n"},
        {"[[meta]]\nname = \"A\"\ncontent = \"{{domain}}\"\n",
         "3:11 {{domain}} needs the address of the site, which site.toml does not give [missing-key]\n"},
        {"[[meta]]\nname = \"A\"\ncontent = \"a\"\npages = [\"documents\"]\n",
         "4:10 there is no kind of page \"documents\"; did you mean \"document\"? [invalid-value]\n"},
        {"[[field]]\nid = \"a\"\ntitle = \"A\"\noptional = true\nforms = [\"[a\"]\n",
         "5:10 \"[a\" is not a form of a text [invalid-value]\n"},
        {"[[field]]\nid = \"form\"\ntitle = \"A\"\n", "2:6 no field can be called \"form\" [invalid-value]\n"},
        {"[[field]]\nid = \"a\"\ntitle = \"A\"\noptional = true\n[[field]]\nid = \"a\"\ntitle = \"B\"\noptional = true\n",
         "6:6 the field \"a\" is declared twice [duplicate-id]\n"},
    };
    for (const auto& [text, faults] : cases) BOOST_TEST(load("[imprint]\nform = \"imprint.toml\"\n", text).faults == faults);
}

BOOST_AUTO_TEST_CASE(structured_data_stays_within_its_element) {
    SiteSettings site;
    site.title = "</script><script>alert(1)</script>";
    site.publisher = "A \"B\" & C <!-- <script";
    site.language = "en";
    site.address = "https://example.org/";
    const DatasetFacts dataset{"id", "T]]>", "D", "Parks", "2024-02-01", "", {{"CSV", "https://example.org/a.csv", "text/csv"}}};
    const std::string element = structured_data(site, "https://example.org/a/",
                                                {{"Home", "https://example.org/"}, {"A", "https://example.org/a/"}}, &dataset);
    const std::string begin = "<script type=\"application/ld+json\">";
    const std::string end = "</script>";
    BOOST_REQUIRE(element.starts_with(begin));
    BOOST_REQUIRE(element.ends_with(end));
    const std::string json = element.substr(begin.size(), element.size() - begin.size() - end.size());
    BOOST_TEST(json.find_first_of("<>&") == std::string::npos);
    const auto read = nlohmann::json::parse(json);
    BOOST_TEST(read["@graph"].size() == 2U);
    BOOST_TEST(read["@graph"][0]["@type"] == "BreadcrumbList");
    BOOST_TEST(read["@graph"][0]["itemListElement"][1]["position"] == 2);
    BOOST_TEST(read["@graph"][1]["@type"] == "Dataset");
    BOOST_TEST(read["@graph"][1]["name"] == "T]]>");
    BOOST_TEST(read["@graph"][1]["includedInDataCatalog"]["name"] == site.title);
    BOOST_TEST(read["@graph"][1]["publisher"]["name"] == site.publisher);
    BOOST_TEST(!read["@graph"][1].contains("dateModified"));
    BOOST_TEST(structured_data(site, "https://example.org/", {}, nullptr) == "");
}

BOOST_AUTO_TEST_CASE(a_sitemap_is_split_where_the_protocol_asks_for_it) {
    const std::vector<SitemapEntry> entries = {
        {"https://example.org/", ""}, {"https://example.org/a&b/", "2024-02-01"}, {"https://example.org/c/", ""}};
    const auto one = sitemap_files("https://example.org/", entries);
    BOOST_REQUIRE(one.size() == 1U);
    BOOST_TEST(one[0].first == "sitemap.xml");
    BOOST_TEST(one[0].second ==
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
               "<url><loc>https://example.org/</loc></url>\n"
               "<url><loc>https://example.org/a&amp;b/</loc><lastmod>2024-02-01</lastmod></url>\n"
               "<url><loc>https://example.org/c/</loc></url>\n</urlset>\n");
    const auto several = sitemap_files("https://example.org/", entries, 2);
    BOOST_REQUIRE(several.size() == 3U);
    BOOST_TEST(several[1].first == "sitemap-2.xml");
    BOOST_TEST(several[2].first == "sitemap.xml");
    BOOST_TEST(several[2].second.find("<sitemap><loc>https://example.org/sitemap-2.xml</loc></sitemap>") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_feed_has_the_newest_first_and_only_what_has_a_date) {
    SiteSettings site;
    site.title = "Budgets";
    site.publisher = "Council";
    site.language = "en";
    site.address = "https://example.org/";
    const Words words("en", {{"feed-correction", "Correction: {title}"}});
    const std::string xml = feed_text(site, {parks()}, words);
    const std::vector<std::string> in_order = {"<updated>2024-03-01T00:00:00Z</updated>",
                                               "<id>https://example.org/parks/2024/#version-2</id>",
                                               "<id>https://example.org/parks/2024/#version-1</id>",
                                               "<title>Correction: Budget &lt;2024&gt;</title>",
                                               "<summary>Two rows &amp; a sum</summary>",
                                               "<id>https://example.org/parks/2024/</id>",
                                               "<updated>2024-02-01T00:00:00Z</updated>",
                                               "<name>Parks &amp; Ponds</name>"};
    std::size_t at = 0;
    for (const std::string& part : in_order) {
        at = xml.find(part, at);
        BOOST_TEST(at != std::string::npos, part);
        if (at == std::string::npos) break;
    }
    BOOST_TEST(xml.find("parks/2025") == std::string::npos);
    DepartmentSummary undated = parks();
    undated.documents.erase(undated.documents.begin());
    BOOST_TEST(feed_text(site, {undated}, words) == "");
}

BOOST_AUTO_TEST_SUITE_END()

#include <sys/stat.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "disk/read_file.hpp"
#include "model/failure.hpp"
#include "publish/bundle.hpp"
#include "publish/part_of_site.hpp"
#include "publish/publication.hpp"
#include "publish/verification.hpp"
#include "publish/zip_file.hpp"
#include "sandbox.hpp"
#include "text/sha256.hpp"

using namespace sitegen;
namespace fs = std::filesystem;

namespace {

// With a published site in public/.
struct PublishedSite : Sandbox {
    PublishedSite() {
        fs::create_directory("public");
        std::ofstream("public/.gitignore") << "*\n";
        const OutputFolder output("public", {});
        Publication publication(output);
        publication.write("部门/2023/index.html", "<!doctype html>");
        publication.write("index.html", std::string(100'000, 'x'));
        publication.write("empty.csv", "");
        publication.publish();
    }
    ~PublishedSite() { ::unsetenv("SOURCE_DATE_EPOCH"); }
};

BundleSummary write_plain_bundle(const char* file) {
    BundleOptions options;
    options.output = file;
    return write_bundle(options);
}

std::string bundled(const char* file) {
    write_plain_bundle(file);
    return read_whole_file(file);
}

// Its entries below its only folder.
Manifest entries_of(const char* file) {
    Manifest entries = read_back(open_file(file), file);
    const std::string top = entries.front().path.substr(0, entries.front().path.find('/') + 1);
    for (ManifestEntry& entry : entries) {
        BOOST_TEST(entry.path.starts_with(top));
        entry.path.erase(0, top.size());
    }
    return entries;
}

std::vector<std::string> names_of(const Manifest& entries) {
    std::vector<std::string> names;
    for (const ManifestEntry& entry : entries) names.push_back(entry.path);
    return names;
}

// A site of two departments in two years, whose pages link to each other.
struct SiteOfTwoYears : Sandbox {
    SiteOfTwoYears() {
        fs::create_directory("public");
        const OutputFolder output("public", {});
        Publication publication(output);
        publication.write("index.html",
                          "<html lang=\"en\"><body><a href=\"a/index.html\">A</a> <a href=\"b/index.html\">B</a></body>");
        publication.write("assets/style.css", "");
        for (const std::string department : {"a", "b"}) {
            publication.write(department + "/index.html", "<html lang=\"zh-CN\"><body></body>");
            for (const std::string year : {"2023", "2024"}) {
                publication.write(
                    department + "/" + year + "/index.html",
                    "<html lang=\"en\"><head><link rel=\"x\" href=\"../../b/2024/index.html\"></head><body>"
                    "<form action=\"../../search/index.html\"></form>"
                    "<a href=\"../../a/2023/index.html#top\">A</a> <a class=\"x\" href=\"../../b/2024/index.html\">B</a>"
                    " <a href=\"https://b.example/2024\">Web</a> <a href=\"#here\">Here</a>"
                    "<svg><a href=\"../../b/2024/index.html\"><rect/></a></svg></body>");
            }
        }
        publication.write("search/index.html", "");
        publication.write("years/2023/index.html", "");
        publication.write("topics/roads/2023/index.html", "");
        publication.publish();
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(bundle)

BOOST_AUTO_TEST_CASE(a_bundle_holds_the_site_and_its_manifest) {
    const PublishedSite site;
    const BundleSummary summary = write_plain_bundle("site.zip");
    const Manifest entries = entries_of("site.zip");
    BOOST_TEST(summary.file_count == 6U);
    BOOST_TEST(summary.byte_count == fs::file_size("site.zip"));
    const std::vector<std::string> expected = {
        "README.txt",      "manifest-sha256.txt",      "site/empty.csv",
        "site/index.html", "site/manifest-sha256.txt", "site/部门/2023/index.html",
    };
    BOOST_REQUIRE(entries.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) BOOST_TEST(entries[i].path == expected[i]);
    BOOST_TEST(entries[2].sha256 == sha256_of(""));

    Manifest listed = entries;
    listed.erase(listed.begin() + 1);
    BOOST_TEST(entries[1].sha256 == sha256_of(manifest_text(listed)));
}

BOOST_AUTO_TEST_CASE(a_bundle_is_the_same_bytes_everywhere_and_always) {
    const PublishedSite site;
    const char* zone_before = std::getenv("TZ");
    const std::string first = bundled("first.zip");
    for (const char* zone : {"Asia/Shanghai", "America/St_Johns", "UTC"}) {
        ::setenv("TZ", zone, 1);
        ::tzset();
        const mode_t before = ::umask(zone[0] == 'A' ? 0077 : 0);
        fs::last_write_time("public/index.html", fs::file_time_type::clock::now() - std::chrono::hours(zone[1] * 1000));
        BOOST_TEST((bundled("again.zip") == first));
        ::umask(before);
    }
    BOOST_TEST((static_cast<unsigned>(fs::status("again.zip").permissions()) & 07777U) == 0644U);
    if (zone_before == nullptr) {
        ::unsetenv("TZ");
    } else {
        ::setenv("TZ", zone_before, 1);
    }
    ::tzset();
}

BOOST_AUTO_TEST_CASE(time_stamps_are_the_sources) {
    const PublishedSite site;
    const std::string without = bundled("a.zip");
    ::setenv("SOURCE_DATE_EPOCH", "0", 1);
    BOOST_TEST((bundled("b.zip") == without));
    ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    BOOST_TEST((bundled("c.zip") != without));
    ::setenv("SOURCE_DATE_EPOCH", "yesterday", 1);
    BOOST_TEST(failure_of([] { bundled("d.zip"); }) ==
               "SOURCE_DATE_EPOCH is \"yesterday\", which is not a number of seconds since 1970");
    BOOST_TEST(!fs::exists("d.zip"));
}

BOOST_AUTO_TEST_CASE(zip_times) {
    struct Case {
        std::int64_t unix_seconds;
        unsigned date;
        unsigned time;
    };
    const std::vector<Case> cases = {
        {0, 0x0021, 0},                                                                   // before 1980
        {315532800, 0x0021, 0},                                                           // 1980-01-01
        {1700000000, (43U << 9U) | (11U << 5U) | 14U, (22U << 11U) | (13U << 5U) | 10U},  // 2023-11-14 22:13:20
        {4354819198, 0xFF9F, 0xBF7D},                                                     // 2107-12-31 23:59:58
        {INT64_MAX, 0xFF9F, 0xBF7D},
        {INT64_MIN, 0x0021, 0},
    };
    for (const Case& c : cases) {
        BOOST_TEST_CONTEXT(c.unix_seconds) {
            BOOST_TEST(zip_time(c.unix_seconds).date == c.date);
            BOOST_TEST(zip_time(c.unix_seconds).time == c.time);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_part_of_a_site_has_what_its_pages_need) {
    const SiteOfTwoYears site;
    struct Case {
        const char* department;
        const char* year;
        std::vector<std::string> expected;
    };
    const std::vector<Case> cases = {
        {"a", "", {"a/2023/index.html", "a/2024/index.html", "a/index.html", "assets/style.css", "index.html"}},
        {"a", "2023", {"a/2023/index.html", "a/index.html", "assets/style.css", "index.html"}},
        {"",
         "2023",
         {"a/2023/index.html", "assets/style.css", "b/2023/index.html", "index.html", "topics/roads/2023/index.html",
          "years/2023/index.html"}},
    };
    for (const Case& each : cases) {
        BundleOptions options;
        options.output = "part.zip";
        options.department = each.department;
        options.year = each.year;
        write_bundle(options);
        std::vector<std::string> expected = {"README.txt", "manifest-sha256.txt"};
        for (const std::string& path : each.expected) expected.push_back("site/" + path);
        BOOST_TEST(names_of(entries_of("part.zip")) == expected, boost::test_tools::per_element());
        const PublishedFiles files("part.zip");
        BOOST_TEST(find_faults(files, manifest_at(files, "part.zip")).empty());
    }
    for (const auto& [department, year] : {std::pair("c", ""), std::pair("a", "2025"), std::pair("", "2025")}) {
        BundleOptions options;
        options.output = "none.zip";
        options.department = department;
        options.year = year;
        BOOST_TEST(failure_of([&] { write_bundle(options); }).starts_with("the site has nothing in "));
    }
}

// A site without the bundle of itself is complete, and its pages are marked all the same.
BOOST_AUTO_TEST_CASE(what_is_left_out_is_said_where_a_link_leads_to_it) {
    Manifest site;
    for (const char* path : {"a/2024/index.html", "data/index.html", "data/index.html.gz", "data/odd.gz", "data/site.zip"})
        site.push_back({path, std::string(64, '0')});
    const PartOfSite whole(site, "", "");
    BOOST_TEST(whole.is_complete());
    BOOST_TEST(!whole.is_whole());
    BOOST_TEST(whole.paths() == (std::vector<std::string>{"a/2024/index.html", "data/index.html", "data/odd.gz"}),
               boost::test_tools::per_element());
    const std::string page = "<html lang=\"en\"><body><a href=\"site.zip\">ZIP</a></body></html>";
    BOOST_TEST(
        whole.marked(page, "data/index.html") ==
        "<html lang=\"en\"><body><a href=\"#left-out\">†ZIP</a><p id=\"left-out\">† This archive is the whole site. The file that "
        "the site offers as its archive is not in it.</p>\n</body></html>");
    const PartOfSite part(site, "a", "");
    BOOST_TEST(!part.is_complete());
    BOOST_TEST(
        part.marked("<body><a href=\"../../data/index.html\">Data</a></body>", "a/2024/index.html") ==
        "<body><a href=\"#left-out\">†Data</a><p id=\"left-out\">† This archive has only a part of the site. That page is not in "
        "it.</p>\n</body>");
    BOOST_CHECK_THROW(PartOfSite(site, "b", ""), NoSuchPart);
}

// The folder of a language has the same parts as the site. A department of a similar name is none.
BOOST_AUTO_TEST_CASE(a_part_of_a_site_has_its_pages_in_all_languages) {
    Manifest site;
    for (const char* path : {"a/2023/index.html", "a/2024/index.html", "a/index.html", "about/index.html", "b/2023/index.html",
                             "de/2023/index.html", "de/index.html", "en/a/2023/index.html", "en/a/2024/index.html",
                             "en/a/index.html", "en/about/index.html", "en/b/2023/index.html", "en/data/index.html",
                             "en/index.html", "en/years/2023/index.html", "index.html", "years/2023/index.html"})
        site.push_back({path, {}});
    const std::vector<std::string> of_department = {"a/2023/index.html",    "a/index.html",    "about/index.html",
                                                    "en/a/2023/index.html", "en/a/index.html", "en/about/index.html",
                                                    "en/index.html",        "index.html"};
    BOOST_TEST(PartOfSite(site, "a", "2023").paths() == of_department, boost::test_tools::per_element());
    const std::vector<std::string> of_year = {"a/2023/index.html",    "about/index.html",     "b/2023/index.html",
                                              "de/2023/index.html",   "en/a/2023/index.html", "en/about/index.html",
                                              "en/b/2023/index.html", "en/index.html",        "en/years/2023/index.html",
                                              "index.html",           "years/2023/index.html"};
    BOOST_TEST(PartOfSite(site, "", "2023").paths() == of_year, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_bundle_that_the_site_offers_is_left_out) {
    const Manifest whole = {{"data/index.html", ""}, {"index.html", ""}};
    BOOST_TEST(PartOfSite(whole, "", "").is_whole());
    const Manifest offering = {{"data/index.html", ""}, {"data/site.zip", ""}, {"index.html", ""}};
    const PartOfSite part(offering, "", "");
    BOOST_TEST(!part.is_whole());
    const std::vector<std::string> expected = {"data/index.html", "index.html"};
    BOOST_TEST(part.paths() == expected, boost::test_tools::per_element());
    BOOST_TEST(part.marked("<a href=\"../data/site.zip\">ZIP</a>", "data/index.html") == "<a href=\"#left-out\">†ZIP</a>");
}

BOOST_AUTO_TEST_CASE(links_that_leave_a_part_are_marked) {
    const SiteOfTwoYears site;
    const PartOfSite part(verified_manifest("public"), "a", "");
    const std::string note = "<p id=\"left-out\">† This archive has only a part of the site. That page is not in it.</p>\n";
    BOOST_TEST(part.marked(read_whole_file("public/a/2023/index.html"), "a/2023/index.html") ==
               "<html lang=\"en\"><head><link rel=\"x\" href=\"../../b/2024/index.html\"></head><body>"
               "<form action=\"#left-out\"></form>"
               "<a href=\"../../a/2023/index.html#top\">A</a> <a class=\"x\" href=\"#left-out\">†B</a>"
               " <a href=\"https://b.example/2024\">Web</a> <a href=\"#here\">Here</a>"
               "<svg><a href=\"#left-out\"><rect/></a></svg>" +
                   note + "</body>");
    BOOST_TEST(part.marked("<html lang=\"zh-CN\"><body><a href='x'>x</a> <a href=\"../b/index.html\">b</a></body>", "a/index.html")
                   .ends_with("<p id=\"left-out\">† 本归档只含网站的一部分，该页面不在其中。</p>\n</body>"));
    // What is no page of the site is not judged, and broken markup stays as it is.
    for (const char* text : {"<a href=\"../nowhere.html\">x</a></body>", "<a href=\"../../../../b/index.html\">x</a></body>",
                             "a < b", "<a href=\"", "<", ""})
        BOOST_TEST(part.marked(text, "a/2023/index.html") == text);
}

BOOST_AUTO_TEST_CASE(a_bag_lists_its_payload_and_its_tags) {
    const SiteOfTwoYears site;
    BundleOptions options;
    options.output = "bag.zip";
    options.format = BundleFormat::bagit;
    ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    write_bundle(options);
    ::unsetenv("SOURCE_DATE_EPOCH");
    const PublishedFiles files("bag.zip");
    BOOST_TEST(files.read("bagit.txt", 1000).value() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    const std::string info = files.read("bag-info.txt", 1000).value();
    BOOST_TEST(info.find("Bagging-Date: 2023-11-14\n") != std::string::npos);
    std::uint64_t bytes = 0;
    std::size_t count = 0;
    for (const std::string& name : files.names()) {
        if (!name.starts_with("data/")) continue;
        bytes += files.read(name, 1'000'000).value().size();
        ++count;
    }
    BOOST_TEST(info.find("Payload-Oxum: " + std::to_string(bytes) + "." + std::to_string(count) + "\n") != std::string::npos);
    const std::string sha512 = files.read("manifest-sha512.txt", 100'000).value();
    BOOST_TEST(std::count(sha512.begin(), sha512.end(), '\n') == static_cast<std::ptrdiff_t>(count));
    // Of the empty text.
    BOOST_TEST(sha512.find("cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931b"
                           "d47417a81a538327a"
                           "f927da3e  data/site/assets/style.css\n") != std::string::npos);
    BOOST_TEST(find_faults(files, manifest_at(files, "bag.zip")).empty());
}

BOOST_AUTO_TEST_CASE(faults_of_a_site_are_all_found) {
    const SiteOfTwoYears site;
    std::ofstream("public/a/index.html") << "other";
    std::ofstream("public/new.html") << "new";
    fs::remove("public/search/index.html");
    fs::remove("public/b/index.html");
    fs::create_symlink("../a/index.html", "public/b/index.html");
    const PublishedFiles files("public");
    std::string text;
    for (const FileFault& fault : find_faults(files, manifest_at(files, "public")))
        text += std::to_string(static_cast<int>(fault.kind)) + " " + fault.path + "\n";
    BOOST_TEST(text == "2 a/index.html\n3 b/index.html\n1 new.html\n0 search/index.html\n");
}

BOOST_AUTO_TEST_CASE(a_site_that_was_tampered_with_is_not_bundled) {
    const PublishedSite site;
    const std::string before = bundled("site.zip");
    std::ofstream("public/index.html") << "no budget";
    BOOST_TEST(failure_of([] { bundled("site.zip"); }) ==
               "public/index.html differs from the site's manifest; build the site again");
    BOOST_TEST((read_whole_file("site.zip") == before));
    BOOST_TEST(std::distance(fs::directory_iterator("."), fs::directory_iterator()) == 2);
}

BOOST_AUTO_TEST_CASE(places_where_a_bundle_cannot_be) {
    const PublishedSite site;
    BOOST_TEST(failure_of([] { bundled("public/site.zip"); }) ==
               "cannot write the bundle to public/site.zip: the bundle would lie in the site that it packs");
    fs::create_directory("folder");
    BOOST_TEST(failure_of([] { bundled("folder"); }) == "cannot write the bundle to folder: it is not a file");
    write_plain_bundle("new/folder/site.zip");
    BOOST_TEST(fs::exists("new/folder/site.zip"));
}

BOOST_AUTO_TEST_SUITE_END()

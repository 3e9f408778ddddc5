#include <sys/stat.h>

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
#include "publish/publication.hpp"
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

std::string bundled(const char* file) {
    write_bundle("public", file);
    return read_whole_file(file);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bundle)

BOOST_AUTO_TEST_CASE(a_bundle_holds_the_site_and_its_manifest) {
    const PublishedSite site;
    const BundleSummary summary = write_bundle("public", "site.zip");
    const Manifest entries = read_back(open_file("site.zip"), "site.zip");
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
    write_bundle("public", "new/folder/site.zip");
    BOOST_TEST(fs::exists("new/folder/site.zip"));
}

BOOST_AUTO_TEST_SUITE_END()

// Web archives, read back record by record as their readers do.

#include <fcntl.h>
#include <zlib.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <ctime>
#include <nlohmann/json.hpp>
#include <sstream>

#include "disk/read_file.hpp"
#include "model/failure.hpp"
#include "publish/bundle.hpp"
#include "publish/capture_index.hpp"
#include "publish/media_type.hpp"
#include "publish/publication.hpp"
#include "publish/source_date.hpp"
#include "publish/verification.hpp"
#include "publish/wacz_package.hpp"
#include "publish/web_archive.hpp"
#include "publish/zip_file.hpp"
#include "sandbox.hpp"
#include "text/compression.hpp"
#include "text/sha256.hpp"

using namespace sitegen;
namespace fs = std::filesystem;

namespace {

constexpr const char* catalogue_with_address =
    R"({"dct:title": "Budgets", "dct:publisher": {"foaf:name": "The Council"}, "foaf:homepage": {"@id": "https://www.example.org:8080/open/index.html"}})";

// With a published site in public/, which knows its address or not.
struct ArchivedSite : Sandbox {
    explicit ArchivedSite(const char* catalogue = "{}") {
        fs::create_directory("public");
        const OutputFolder output("public", {});
        Publication publication(output);
        publication.write("404.html", "<title>Nothing here</title>");
        publication.write("Ab c/预算.pdf", "%PDF");
        publication.write("assets/style.css", "");
        publication.write("data/catalogue.json", catalogue);
        publication.write("index.html", "<html lang=\"en\"><head><title>Parks &amp; &quot;Gardens&quot;</title></head><body>" +
                                            std::string(200'000, 'x') + "<a href=\"b/2024/index.html\">B</a></body>");
        publication.write("a/2024/index.html", "<title lang=\"zh\">\xB9\xFA</title>");  // no UTF-8
        publication.write("b/2024/index.html", "no title");
        publication.publish();
    }
    ~ArchivedSite() { ::unsetenv("SOURCE_DATE_EPOCH"); }
};

BundleSummary archive_site(const std::string& department = "") {
    BundleOptions options;
    options.output = "site.wacz";
    options.format = BundleFormat::wacz;
    options.department = department;
    return write_bundle(options);
}

std::string part_of_archive(const char* name) { return PublishedFiles("site.wacz").read(name, 10'000'000).value(); }

// Of one member of gzip, which has to end where the bytes end.
std::string unzipped(const std::string& member) {
    z_stream stream{};
    BOOST_REQUIRE(inflateInit2(&stream, MAX_WBITS + 16) == Z_OK);
    std::string bytes(1'000'000, '\0');
    std::string packed = member;
    stream.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    BOOST_TEST(inflate(&stream, Z_FINISH) == Z_STREAM_END);
    BOOST_TEST(stream.avail_in == 0U);
    bytes.resize(bytes.size() - stream.avail_out);
    inflateEnd(&stream);
    return bytes;
}

struct IndexLine {
    std::string key;
    std::string time;
    nlohmann::json block;
};

std::vector<IndexLine> index_lines() {
    std::vector<IndexLine> lines;
    std::istringstream text(part_of_archive("indexes/index.cdx"));
    for (std::string line; std::getline(text, line);) {
        const std::size_t first = line.find(' ');
        const std::size_t second = line.find(' ', first + 1);
        lines.push_back(
            {line.substr(0, first), line.substr(first + 1, second - first - 1), nlohmann::json::parse(line.substr(second + 1))});
    }
    return lines;
}

// The header and the block of a record, and the bytes behind them.
struct ReadRecord {
    std::string header;
    std::string block;
};

ReadRecord record_at(const nlohmann::json& place) {
    const std::string member = part_of_archive("archive/data.warc.gz").substr(place["offset"], place["length"]);
    BOOST_TEST("sha256:" + sha256_of(member) == place["recordDigest"]);
    const std::string text = unzipped(member);
    const std::size_t end = text.find("\r\n\r\n") + 4;
    BOOST_TEST(text.ends_with("\r\n\r\n"));
    ReadRecord record{text.substr(0, end), text.substr(end, text.size() - end - 4)};
    BOOST_TEST(record.header.find("\r\nContent-Length: " + std::to_string(record.block.size()) + "\r\n") != std::string::npos);
    return record;
}

std::vector<std::string> uris_of_pages() {
    std::vector<std::string> uris;
    std::istringstream text(part_of_archive("pages/pages.jsonl"));
    for (std::string line; std::getline(text, line);) {
        const nlohmann::json page = nlohmann::json::parse(line);
        if (page.contains("url")) uris.push_back(page["url"]);
    }
    return uris;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wacz)

BOOST_AUTO_TEST_CASE(keys_of_an_index_sort_by_host) {
    const std::pair<const char*, const char*> cases[] = {
        {"https://example.org/", "org,example)/"},
        {"http://www.example.org/index.html", "org,example)/index.html"},
        {"https://www2.example.org/A/%E9%A2.PDF", "org,example)/a/%e9%a2.pdf"},
        {"https://wwwa.example.org/", "org,example,wwwa)/"},
        {"https://Budget.Example.org:8080/a:b/", "org,example,budget:8080)/a:b/"},
        {"https://localhost", "localhost)"},
    };
    for (const auto& [uri, key] : cases) BOOST_TEST(surt_of(uri) == key);
}

BOOST_AUTO_TEST_CASE(media_types_follow_from_names) {
    BOOST_TEST(content_type_of("a/index.html") == "text/html; charset=utf-8");
    BOOST_TEST(media_type_of("a/index.html") == "text/html");
    BOOST_TEST(content_type_of("data/a.csv-metadata.json") == "application/json");
    BOOST_TEST(content_type_of("a/index.html.gz") == "application/gzip");
    BOOST_TEST(content_type_of("a.b/security") == "application/octet-stream");
    BOOST_TEST(media_type_of("a.xyz") == "application/octet-stream");
}

BOOST_AUTO_TEST_CASE(times_of_bundles_are_those_that_all_formats_know) {
    BOOST_TEST(date_time_text(bundle_time({})) == "1980-01-01T00:00:00Z");
    BOOST_TEST(date_time_text(bundle_time(0)) == "1980-01-01T00:00:00Z");
    BOOST_TEST(date_time_text(bundle_time(1700000000)) == "2023-11-14T22:13:20Z");
    BOOST_TEST(date_time_text(bundle_time(INT64_MAX)) == "2107-12-31T23:59:58Z");
    BOOST_TEST(date_text(-1) == "1969-12-31");
}

BOOST_AUTO_TEST_CASE(members_of_gzip_can_be_read_alone) {
    std::string all;
    GzipMembers gzip([&](std::string_view bytes) { all += bytes; });
    std::vector<std::size_t> ends = {0};
    const std::string large = std::string(300'000, 'a') + "b";
    for (const std::string& text : {std::string("one"), std::string(), large}) {
        gzip.add(text);
        gzip.end_member();
        ends.push_back(all.size());
    }
    BOOST_TEST(unzipped(all.substr(0, ends[1])) == "one");
    BOOST_TEST(unzipped(all.substr(ends[1], ends[2] - ends[1])) == "");
    BOOST_TEST((unzipped(all.substr(ends[2])) == large));
    BOOST_TEST((all.substr(0, ends[1]) == gzip_of("one")));
}

BOOST_AUTO_TEST_CASE(the_index_leads_to_the_record_of_each_file) {
    const ArchivedSite site(catalogue_with_address);
    const BundleSummary summary = archive_site();
    BOOST_TEST(summary.file_count == 8U);  // and the manifest
    BOOST_TEST(summary.byte_count == fs::file_size("site.wacz"));
    const std::vector<IndexLine> lines = index_lines();
    std::vector<std::string> keys;
    for (const IndexLine& line : lines) keys.push_back(line.key);
    const std::vector<std::string> expected = {
        "org,example:8080)/open/",
        "org,example:8080)/open/404.html",
        "org,example:8080)/open/a/2024/",
        "org,example:8080)/open/a/2024/index.html",
        "org,example:8080)/open/ab%20c/%e9%a2%84%e7%ae%97.pdf",
        "org,example:8080)/open/assets/style.css",
        "org,example:8080)/open/b/2024/",
        "org,example:8080)/open/b/2024/index.html",
        "org,example:8080)/open/data/catalogue.json",
        "org,example:8080)/open/index.html",
        "org,example:8080)/open/manifest-sha256.txt",
    };
    BOOST_TEST(keys == expected, boost::test_tools::per_element());
    for (const IndexLine& line : lines) {
        const nlohmann::json& block = line.block;
        BOOST_TEST_CONTEXT(block["url"]) {
            BOOST_TEST(line.time == "19800101000000");
            BOOST_TEST(line.key == surt_of(block["url"].get<std::string>()));
            BOOST_TEST(block["status"] == 200);
            BOOST_TEST(block["filename"] == "data.warc.gz");
            const ReadRecord record = record_at(block);
            const std::string uri = block["url"];
            BOOST_TEST(record.header.starts_with("WARC/1.1\r\nWARC-Type: "));
            BOOST_TEST(record.header.find("\r\nWARC-Target-URI: " + uri + "\r\n") != std::string::npos);
            BOOST_TEST(record.header.find("\r\nWARC-Date: 1980-01-01T00:00:00Z\r\n") != std::string::npos);
            BOOST_TEST(record.header.find("\r\nWARC-Payload-Digest: " + block["digest"].get<std::string>() + "\r\n") !=
                       std::string::npos);
            const bool is_revisit = uri.ends_with('/');
            BOOST_TEST((record.header.find("\r\nWARC-Type: revisit\r\n") != std::string::npos) == is_revisit);
            if (is_revisit)
                BOOST_TEST(record.header.find("\r\nWARC-Refers-To-Target-URI: " + uri + "index.html\r\n") != std::string::npos);
            BOOST_TEST((block["mime"] == "warc/revisit") == is_revisit);
            BOOST_TEST(record.block.starts_with("HTTP/1.1 200 OK\r\nContent-Type: "));
            if (is_revisit) continue;
            const std::string payload = record.block.substr(record.block.find("\r\n\r\n") + 4);
            BOOST_TEST("sha256:" + sha256_of(payload) == block["digest"]);
            std::string path = uri.substr(std::string("https://www.example.org:8080/open/").size());
            if (path.ends_with(".pdf")) path = "Ab c/预算.pdf";
            BOOST_TEST((payload == read_whole_file(fs::path("public") / path)));
        }
    }
}

BOOST_AUTO_TEST_CASE(records_fill_the_file_and_have_ids_of_their_own) {
    const ArchivedSite site;
    archive_site();
    std::vector<std::pair<std::size_t, std::size_t>> places;
    std::vector<std::string> ids;
    for (const IndexLine& line : index_lines()) {
        places.emplace_back(line.block["offset"], line.block["length"]);
        const std::string header = record_at(line.block).header;
        const std::size_t id = header.find("<urn:uuid:");
        ids.push_back(header.substr(id, header.find('>', id) - id));
        BOOST_TEST(ids.back().size() == 46U);
        BOOST_TEST(ids.back().substr(24, 1) == "8");
    }
    std::sort(places.begin(), places.end());
    const std::string warc = part_of_archive("archive/data.warc.gz");
    const std::string info = unzipped(warc.substr(0, places.front().first));
    BOOST_TEST(info.starts_with("WARC/1.1\r\nWARC-Type: warcinfo\r\n"));
    BOOST_TEST(info.find("https://site.invalid/ stands for it.\r\n") != std::string::npos);
    for (std::size_t i = 0; i < places.size(); ++i)
        BOOST_TEST(places[i].first + places[i].second == (i + 1 < places.size() ? places[i + 1].first : warc.size()));
    std::sort(ids.begin(), ids.end());
    BOOST_TEST((std::adjacent_find(ids.begin(), ids.end()) == ids.end()));
}

BOOST_AUTO_TEST_CASE(the_package_describes_the_archive_and_lists_its_digests) {
    const ArchivedSite site(catalogue_with_address);
    ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    archive_site();
    const nlohmann::json package = nlohmann::json::parse(part_of_archive("datapackage.json"));
    BOOST_TEST(package["profile"] == "data-package");
    BOOST_TEST(package["wacz_version"] == "1.1.1");
    BOOST_TEST(package["title"] == "Budgets");
    BOOST_TEST(package["contributors"][0]["title"] == "The Council");
    BOOST_TEST(package["created"] == "2023-11-14T22:13:20Z");
    BOOST_TEST(package["mainPageUrl"] == "https://www.example.org:8080/open/index.html");
    BOOST_TEST(package["mainPageDate"] == "2023-11-14T22:13:20Z");
    std::vector<std::string> paths;
    for (const nlohmann::json& resource : package["resources"]) {
        paths.push_back(resource["path"]);
        const std::string bytes = part_of_archive(paths.back().c_str());
        BOOST_TEST(resource["hash"] == "sha256:" + sha256_of(bytes));
        BOOST_TEST(resource["bytes"] == bytes.size());
    }
    const std::vector<std::string> expected = {"archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl"};
    BOOST_TEST(paths == expected, boost::test_tools::per_element());
    const nlohmann::json digest = nlohmann::json::parse(part_of_archive("datapackage-digest.json"));
    BOOST_TEST(digest["hash"] == "sha256:" + sha256_of(part_of_archive("datapackage.json")));
}

BOOST_AUTO_TEST_CASE(pages_have_titles_and_the_home_page_comes_first) {
    const ArchivedSite site;
    archive_site();
    BOOST_TEST(
        part_of_archive("pages/pages.jsonl") ==
        "{\"format\":\"json-pages-1.0\",\"id\":\"pages\",\"title\":\"All pages\"}\n"
        "{\"url\":\"https://site.invalid/index.html\",\"ts\":\"1980-01-01T00:00:00Z\",\"title\":\"Parks & \\\"Gardens\\\"\"}\n"
        "{\"url\":\"https://site.invalid/404.html\",\"ts\":\"1980-01-01T00:00:00Z\",\"title\":\"Nothing here\"}\n"
        "{\"url\":\"https://site.invalid/a/2024/index.html\",\"ts\":\"1980-01-01T00:00:00Z\",\"title\":\"\uFFFD\uFFFD\"}\n"
        "{\"url\":\"https://site.invalid/b/2024/index.html\",\"ts\":\"1980-01-01T00:00:00Z\"}\n");
    // Without a title of its own, the archive has that of the home page.
    BOOST_TEST(nlohmann::json::parse(part_of_archive("datapackage.json"))["title"] == "Parks & \"Gardens\"");
}

BOOST_AUTO_TEST_CASE(a_web_archive_of_a_part_has_marked_links) {
    const ArchivedSite site;
    archive_site("a");
    const std::vector<std::string> expected = {"https://site.invalid/index.html", "https://site.invalid/a/2024/index.html"};
    BOOST_TEST(uris_of_pages() == expected, boost::test_tools::per_element());
    for (const IndexLine& line : index_lines()) {
        if (line.block["url"] != "https://site.invalid/index.html") continue;
        const std::string page = record_at(line.block).block;
        BOOST_TEST(page.find("<a href=\"#left-out\">†B</a>") != std::string::npos);
        BOOST_TEST("sha256:" + sha256_of(page.substr(page.find("\r\n\r\n") + 4)) == line.block["digest"]);
    }
    BOOST_TEST(part_of_archive("datapackage.json").find("This is a part of the site") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_web_archive_is_the_same_bytes_everywhere_and_always) {
    const ArchivedSite site;
    archive_site();
    const std::string first = read_whole_file("site.wacz");
    const char* zone_before = std::getenv("TZ");
    const std::string zone = zone_before == nullptr ? "" : zone_before;
    ::setenv("TZ", "Asia/Shanghai", 1);
    ::tzset();
    fs::last_write_time("public/index.html", fs::file_time_type::clock::now() - std::chrono::hours(1000));
    archive_site();
    BOOST_TEST((read_whole_file("site.wacz") == first));
    if (zone_before == nullptr) {
        ::unsetenv("TZ");
    } else {
        ::setenv("TZ", zone.c_str(), 1);
    }
    ::tzset();
    ::setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
    archive_site();
    BOOST_TEST((read_whole_file("site.wacz") != first));
    // The archive alone: nothing is left of the work.
    BOOST_TEST(std::distance(fs::directory_iterator("."), fs::directory_iterator()) == 2);
}

BOOST_AUTO_TEST_CASE(a_web_archive_is_verified_by_its_package) {
    const ArchivedSite site;
    archive_site();
    std::vector<std::pair<std::string, std::string>> parts;
    {
        const PublishedFiles files("site.wacz");
        BOOST_TEST(manifest_at(files, "site.wacz").size() == 5U);
        BOOST_TEST(find_faults(files, manifest_at(files, "site.wacz")).empty());
        for (const std::string& name : files.names()) parts.emplace_back(name, files.read(name, 10'000'000).value());
    }
    const auto faults = [&](const std::string& changed, const std::string& bytes) {
        const FileDescriptor file(::open("other.wacz", O_CREAT | O_TRUNC | O_RDWR | O_CLOEXEC, 0644));
        ZipWriter zip(file, "other.wacz", {});
        bool is_new = true;
        for (const auto& [name, original] : parts) {
            is_new = is_new && name != changed;
            if (name != changed || !bytes.empty()) zip.add_text(name, name == changed ? bytes : original);
        }
        if (is_new) zip.add_text(changed, bytes);
        zip.finish();
        const PublishedFiles files("other.wacz");
        std::string text;
        for (const FileFault& fault : find_faults(files, manifest_at(files, "other.wacz")))
            text += std::to_string(static_cast<int>(fault.kind)) + " " + fault.path + "\n";
        return text;
    };
    BOOST_TEST(faults("archive/data.warc.gz", "other") == "2 archive/data.warc.gz\n");
    BOOST_TEST(faults("pages/pages.jsonl", "") == "0 pages/pages.jsonl\n");
    BOOST_TEST(faults("pages/more.jsonl", "{}") == "1 pages/more.jsonl\n");
    const auto package = std::find_if(parts.begin(), parts.end(), [](const auto& part) { return part.first == wacz_package_name; });
    BOOST_TEST(faults(wacz_package_name, package->second + " ") == "2 datapackage.json\n");
    BOOST_TEST(failure_of([&] { return faults(wacz_digest_name, ""); }) ==
               "other.wacz is no sound WACZ: it holds no datapackage-digest.json");
}

BOOST_AUTO_TEST_CASE(packages_that_cannot_be_verified_are_refused) {
    const std::string digest = wacz_digest("x");
    const auto refusal = [&](const std::string& package) {
        return failure_of([&] { return wacz_manifest(package, digest, "a.wacz"); });
    };
    BOOST_TEST(refusal("no JSON") == "a.wacz is no sound WACZ: a text \"wacz_version\" is missing in its lists of digests");
    BOOST_TEST(refusal(R"({"wacz_version": "1.1.1"})") == "a.wacz is no sound WACZ: datapackage.json lists no resources");
    BOOST_TEST(refusal(R"({"wacz_version": "1.1.1", "resources": [{"path": "a"}]})") ==
               "a.wacz is no sound WACZ: a text \"hash\" is missing in its lists of digests");
    BOOST_TEST(refusal(R"({"wacz_version": "1.1.1", "resources": [{"path": "a", "hash": "md5:0"}]})") ==
               "a.wacz: the digest of a is \"md5:0\". Only SHA-256 can be verified");
    BOOST_TEST(refusal(R"({"wacz_version": "1.1.1", "resources": []})") == "no failure");
}

BOOST_FIXTURE_TEST_CASE(a_capture_gives_its_files_back, ArchivedSite) {
    archive_site();
    const PublishedFiles archive("site.wacz");
    BOOST_TEST(archive.are_of_wacz());
    BOOST_TEST(!PublishedFiles("public").are_of_wacz());
    const PublishedFiles captured = archive.captured();
    const PublishedFiles site("public");
    BOOST_TEST(captured.names() == site.names(), boost::test_tools::per_element());
    for (const std::string& name : site.names()) BOOST_TEST(*captured.sha256_of(name) == *site.sha256_of(name), name);
    BOOST_TEST(!captured.read("nowhere", 10));
    BOOST_TEST(!captured.read("index.html", 10));
}

// What others write, and what is damaged.
BOOST_AUTO_TEST_CASE(a_web_archive_has_the_files_that_were_answered) {
    const auto record = [](const std::string& type, const std::string& address, const std::string& status,
                           const std::string& text) {
        const std::string block = "HTTP/1.1 " + status + "\r\nContent-Type: text/html\r\n\r\n" + text;
        return gzip_of("WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address +
                       "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n");
    };
    const std::string root = "https://example.org/open/";
    const std::string bytes =
        record("response", root + "a%20b/index.html", "200 OK", "a") +
        record("response", root + "a%20b/index.html", "200 OK", "later") + record("response", root + "a%20b/", "200 OK", "a") +
        record("response", root + "gone.html", "404 Not Found", "no") + record("request", root + "request.html", "200 OK", "no") +
        record("response", root + "search?q=1", "200 OK", "no") +
        record("response", root + "100%.txt", "200 OK", std::string(100'000, 'x'));
    const WebArchive archive(bytes, "x.wacz");
    BOOST_TEST(archive.names() == (std::vector<std::string>{"100%.txt", "a b/index.html"}), boost::test_tools::per_element());
    std::string text;
    archive.unpack("a b/index.html", [&text](std::string_view piece) { text += piece; });
    BOOST_TEST(text == "a");
    text.clear();
    archive.unpack("100%.txt", [&text](std::string_view piece) { text += piece; });
    BOOST_TEST(text == std::string(100'000, 'x'));
    BOOST_TEST(WebArchive("", "x.wacz").names().empty());
    BOOST_CHECK_THROW(WebArchive(bytes.substr(0, bytes.size() - 20), "x.wacz"), Failure);
    BOOST_CHECK_THROW(WebArchive("no archive", "x.wacz"), Failure);
    // It says that it is longer than it is.
    BOOST_CHECK_THROW(WebArchive(gzip_of("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\n"
                                         "Content-Length: 900\r\n\r\nHTTP/1.1 200 OK\r\n\r\nx"),
                                 "x.wacz"),
                      Failure);
}

BOOST_AUTO_TEST_SUITE_END()

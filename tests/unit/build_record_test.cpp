// What builds upon builds rest on: the record, what was read, changes in place.

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "build/last_build.hpp"
#include "build/record_file.hpp"
#include "build/site_files.hpp"
#include "disk/read_file.hpp"
#include "load/file_reader.hpp"
#include "load/reading.hpp"
#include "model/rules.hpp"
#include "publish/changes.hpp"
#include "publish/manifest.hpp"
#include "publish/publication.hpp"
#include "sandbox.hpp"

using namespace sitegen;

namespace fs = std::filesystem;

namespace {

using Site = std::map<std::string, std::string>;

void publish_site(const Site& files) {
    const OutputFolder folder("public", {});
    Publication publication(folder);
    for (const auto& [path, bytes] : files) publication.write(path, bytes);
    publication.publish();
}

Site published() {
    Site site = tree("public");
    site.erase(manifest_name);
    return site;
}

// ---- Records

ReportedFinding finding(const std::string& message) {
    return {Severity::warning, "jump", "content/a.toml", 3, 7, 2, "公园 = 5", 0, message, "Look again."};
}

PublishedFile file(const std::string& path) { return {path, digest_of("x"), 1, 1'700'000'000'000'000'001, 42}; }

DepartmentRecord department() {
    DepartmentRecord record;
    record.slug = "parks";
    record.name = "Parks & Gardens";
    record.code = "07";
    record.findings = {finding("of none")};
    record.files = {file("parks/2024/index.html"), file("search/departments/parks.js")};
    record.standards = {{"plain", digest_of("plain")}, {"not-there", {}}};
    record.shown_across = digest_of("across");
    record.task_changes = digest_of("tasks");
    record.search_terms = std::string("\x05\x81\x00", 3);
    record.history.names = {{"Gardens", 2010, {2012, true}}, {"Parks", {}, 2020}};
    record.history.origins = {{Origin::Kind::merged, 2021, "2021-03-18", {"gardens", "zoo"}, "one office", true}};
    record.history.closure = Closure{{2029, true}, "", "at last"};
    record.history.containments = {{"zoo", 2022, {}}, {"pond", {}, {}}};
    record.history.absences = {{2023, "final", GapReason::withheld, "a secret", "2025-01-01"}};
    record.history.population =
        Population{{"Visitors", "The gate", "https://example.org"}, "thousand", 3, {{2024, Amount(125, 2)}}};
    record.history.notes = {{"a dry year", 2023, 2023, "final"}, {"of all", {}, {}, ""}};
    record.questions = {{OpenQuestion::Kind::containment, "zoo", 2021, {2023, true}, finding("goes on")}};
    record.readings = {{Reading::Kind::folder, "departments/parks/2024", {1, 2, 3, 4}, digest_of("names")},
                       {Reading::Kind::file, "departments/parks/2024/budget/document.toml", {10, 11, 12, 13}, digest_of("d")},
                       {Reading::Kind::absent, "departments/parks/2024/budget/narrative", {}, {}}};
    DocumentSummary summary;
    summary.department = "parks";
    summary.title = "Budget 2024";
    summary.year = 2024;
    summary.stage = "Budget";
    summary.stage_id = "budget";
    summary.stage_order = 1;
    summary.standard = "plain";
    summary.folder = "parks/2024/";
    summary.unit = "k€";
    summary.unit_power = 3;
    summary.published = "2023-12-01";
    summary.checks = {1, 2, 3, 4, 5};
    summary.figures = {{CellState::amount, Amount(-13125, 1)}, {CellState::withheld, {}}};
    summary.figures.back().is_left_out = true;
    summary.restated = {{0, {CellState::amount, Amount(-13000, 1), 2}, "moved"}};
    summary.topics.emplace_back().total = {CellState::amount, Amount(5, 0)};
    summary.topics.back().is_left_out = true;
    summary.topics.back().rows.add({"pond", "The pond", CellState::amount, Amount(5, 0)});
    summary.versions = {{"2024-02-03", "Corrected a total."}, {"2024-03-04", ""}};
    summary.targets.rows.add({"pond", "The pond's form", CellState::withheld, {}});
    summary.targets.indicator_counts = {7};
    summary.downloads = {14, 20'000, 5'000'000'000, 0, 3};
    summary.notes = {{SummaryNote::Kind::topic, 0, "pond", "a gift"}, {SummaryNote::Kind::figure, 1, "", "as printed"}};
    summary.headlines = {{"spending", "Spending", "1.31", "M€", "1,312.5 k€", "up 2"}};
    summary.names = {"parks", "Parks & Gardens", 2024, "budget", "plain", {{"projects", "", {1, 2, 3}}}, {{"projects", "a", {}}}};
    record.documents = {{{finding("parks/2024")}, summary, digest_of("parks/2024")}};
    record.in_languages = {{"parks", "园林局", "07", "city", record.history, {summary}, "terms", "numbers"}};
    return record;
}

SiteRecord site_record() {
    SiteRecord record;
    record.builder = "a builder\nof two lines";
    record.shared.site = {"content", {{Reading::Kind::file, "site.toml", {1, 2, 3, 4}, digest_of("s")}}};
    record.shared.theme = {{"/themes", {{Reading::Kind::present, "plain/theme.toml", {}, {}}}}, {"/themes/plain", {}}};
    record.shared.has_topics = true;
    record.standards = {{"plain", {{"content", {{Reading::Kind::absent, "standards/plain/checks.toml", {}, {}}}}}}};
    record.findings = {finding("of the theme")};
    record.pages.made_of = digest_of("all");
    record.pages.years_made_of = {{{2023, digest_of("2023")}, {FiscalYear{2023, true}, digest_of("2023-24")}},
                                  {{2023, digest_of("en")}}};
    record.pages.files = {file("glossary/index.html"), file("about/index.html")};
    record.pages.findings = {finding("of a page")};
    record.output_inode = 99;
    record.manifest = {manifest_name, {}, 5, 6, 7};
    return record;
}

void write_record(const std::string& path, const SiteRecord& site, const std::vector<DepartmentBytes>& departments) {
    RecordWriter writer(path);
    for (const DepartmentBytes& department : departments) writer.add(department);
    BOOST_TEST(writer.finish(site) == "");
}

std::string bytes_of(const RecordFile& record, const std::string& path) {
    write_record(path, record.site(), record.departments());
    return read_whole_file(path);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(incremental)

BOOST_AUTO_TEST_CASE(a_record_is_read_as_it_was_written) {
    const Sandbox sandbox;
    const std::string encoded = encode(department());
    write_record("record", site_record(), {{"parks", encoded}, {"empty", ""}});
    const std::optional<RecordFile> read = RecordFile::open("record");
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST(bytes_of(*read, "again") == read_whole_file("record"));
    BOOST_TEST(read->site().builder == "a builder\nof two lines");
    BOOST_TEST(read->site().output_inode == 99U);
    BOOST_TEST(read->site().manifest.modified == 6);
    BOOST_REQUIRE(read->departments().size() == 2U);
    BOOST_TEST(read->departments()[0].slug == "parks");
    BOOST_TEST(read->departments()[1].bytes.empty());
    const std::optional<DepartmentRecord> parks = decode_department(read->departments()[0].bytes);
    BOOST_REQUIRE(parks.has_value());
    BOOST_TEST(encode(*parks) == encoded);
    BOOST_TEST(parks->documents.at(0).findings.at(0).excerpt == "公园 = 5");
    BOOST_TEST(parks->documents.at(0).summary.names.tables.at(0).names.at(2) == 3U);
    BOOST_TEST(!fs::exists("record.new"));
}

BOOST_AUTO_TEST_CASE(what_is_no_record_is_none) {
    const Sandbox sandbox;
    BOOST_TEST(!RecordFile::open("nowhere").has_value());
    put("empty", "");
    BOOST_TEST(!RecordFile::open("empty").has_value());
    put("other", "site-gen record 0\n" + std::string(1000, '\0'));
    BOOST_TEST(!RecordFile::open("other").has_value());
    fs::create_directory("folder");
    BOOST_TEST(!RecordFile::open("folder").has_value());
    write_record("record", site_record(), {});
    fs::create_symlink("record", "link");
    BOOST_TEST(!RecordFile::open("link").has_value());
    BOOST_TEST(RecordFile::open("record").has_value());
}

BOOST_AUTO_TEST_CASE(a_record_that_is_cut_off_is_none) {
    const Sandbox sandbox;
    const std::string encoded = encode(department());
    write_record("record", site_record(), {{"parks", encoded}, {"roads", encoded}});
    const std::string whole = read_whole_file("record");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        put("cut", whole.substr(0, size));
        BOOST_REQUIRE_MESSAGE(!RecordFile::open("cut").has_value(), "of " << size << " bytes");
    }
    put("cut", whole + "x");
    BOOST_TEST(!RecordFile::open("cut").has_value());
    for (std::size_t size = 0; size < encoded.size(); ++size)
        BOOST_REQUIRE_MESSAGE(!decode_department(std::string_view(encoded).substr(0, size)).has_value(), "of " << size << " bytes");
}

BOOST_AUTO_TEST_CASE(a_record_that_is_damaged_is_none) {
    const Sandbox sandbox;
    const std::string encoded = encode(department());
    write_record("record", site_record(), {{"parks", encoded}});
    const std::string whole = read_whole_file("record");
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 8)));
        put("damaged", damaged);
        BOOST_REQUIRE_MESSAGE(!RecordFile::open("damaged").has_value(), "at byte " << at);
    }
    std::mt19937 random(1);
    for (int i = 0; i < 500; ++i) {
        std::string damaged = encoded;
        for (std::size_t count = 1 + random() % 20; count > 0; --count)
            damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
        // What a checksum would have shown; here it only must not crash.
        if (const std::optional<DepartmentRecord> read = decode_department(damaged))
            BOOST_TEST(encode(*read).size() == damaged.size());
    }
}

BOOST_AUTO_TEST_CASE(a_record_that_cannot_be_written_ends_no_build) {
    const Sandbox sandbox;
    RecordWriter writer("nowhere/record");
    writer.add({"parks", "bytes"});
    const std::string failure = writer.finish(site_record());
    BOOST_TEST(failure.starts_with("cannot "), failure);
    BOOST_TEST(failure.ends_with(": No such file or directory"), failure);
}

BOOST_AUTO_TEST_CASE(what_is_shown_across_departments_has_a_digest) {
    const DepartmentRecord before = department();
    const auto differs = [&before](const auto& change) {
        DepartmentRecord after = department();
        change(after);
        return digest_across(after) != digest_across(before);
    };
    BOOST_TEST(!differs([](DepartmentRecord& /*same*/) {}));
    BOOST_TEST(!differs([](DepartmentRecord& record) { record.readings.clear(); }));
    BOOST_TEST(!differs([](DepartmentRecord& record) { record.files.clear(); }));
    BOOST_TEST(differs([](DepartmentRecord& record) { record.name = "Parks"; }));
    BOOST_TEST(differs([](DepartmentRecord& record) { record.in_languages[0].name = "公园"; }));
    BOOST_TEST(differs([](DepartmentRecord& record) { record.in_languages[0].documents[0].title = "2024"; }));
    BOOST_TEST(differs([](DepartmentRecord& record) { record.history.notes.clear(); }));
    BOOST_TEST(differs([](DepartmentRecord& record) { record.documents[0].summary.unit = "€"; }));
    BOOST_TEST(differs([](DepartmentRecord& record) { record.documents[0].summary.checks.broken = 0; }));
    BOOST_TEST(differs([](DepartmentRecord& record) { record.documents[0].summary.downloads.package_bytes = 1; }));
    BOOST_TEST(differs([](DepartmentRecord& record) { record.search_terms.clear(); }));
}

// ---- What was read

BOOST_AUTO_TEST_CASE(a_folder_is_listed_by_name) {
    const Sandbox sandbox;
    for (const char* path : {"c/a/x.toml", "c/a-b/z.toml", "c/a.toml", "c/.hidden", "d/other"}) put(path, "12");
    fs::create_directory("c/void");
    fs::create_symlink("a.toml", "c/link.toml");
    fs::create_directory_symlink("a", "c/linked");
    BOOST_REQUIRE(::mkfifo("c/pipe", 0600) == 0);
    const auto listed = [](const std::string& folder) {
        const std::optional<FolderListing> listing = list_folder(".", folder);
        if (!listing) return std::string("none");
        std::string names;
        for (const FolderEntry& entry : listing->entries) names += entry.name + (entry.is_folder ? "/ " : " ");
        return names;
    };
    BOOST_TEST(listed("c") == "a/ a-b/ a.toml link.toml linked pipe void/ ");
    BOOST_TEST(listed("c/void") == "");
    BOOST_TEST(listed("") == "c/ d/ ");
    BOOST_TEST(listed("nowhere") == "none");
    BOOST_TEST(listed("c/a.toml") == "none");
    const Digest before = digest_of(*list_folder(".", "c"));
    put("c/a.toml", "other bytes");
    BOOST_TEST((digest_of(*list_folder(".", "c")) == before));
    fs::remove("c/void");
    put("c/void", "a file now");
    BOOST_TEST((digest_of(*list_folder(".", "c")) != before));
}

BOOST_AUTO_TEST_CASE(all_that_is_looked_at_is_written_down) {
    const Sandbox sandbox;
    put("content/site.toml", "x");
    put("content/a/b.toml", "y");
    Sources sources;
    Findings findings;
    FileReader files("content", sources, findings);
    (void)files.read_bytes("site.toml");
    (void)files.files_in("a");
    (void)files.folders_in("a/");  // the same folder
    (void)files.exists("a/b.toml");
    (void)files.exists("nothing.toml");
    (void)files.exists("nothing.toml");
    (void)files.folders_in("nowhere");
    (void)files.read_bytes("nothing-at-all.toml");  // which is an error: nothing will be made of it
    std::string log;
    for (const Reading& reading : files.log().readings) log += std::to_string(static_cast<int>(reading.kind)) + reading.path + " ";
    BOOST_TEST(log == "0site.toml 1a 2a/b.toml 3nothing.toml 3nowhere ");
    BOOST_TEST((files.log().readings[0].digest == digest_of("x")));
    BOOST_TEST(files.log().readings[0].status.inode != 0U);
    BOOST_TEST(findings.list().size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_was_read_is_compared_with_what_is_there) {
    const Sandbox sandbox;
    const auto log_of = [] {
        put("content/site.toml", "one");
        put("content/a/b.toml", "y");
        fs::remove("content/nothing.toml");
        Sources sources;
        Findings findings;
        FileReader files("content", sources, findings);
        (void)files.read_bytes("site.toml");
        (void)files.files_in("a");
        (void)files.exists("a/b.toml");
        (void)files.exists("nothing.toml");
        return files.log();
    };
    struct Case {
        const char* name;
        void (*change)();
        bool is_same;
    };
    const std::vector<Case> cases = {
        {"nothing", [] {}, true},
        {"other bytes of the same length", [] { put("content/site.toml", "two"); }, false},
        {"the same bytes again", [] { put("content/site.toml", "one"); }, true},
        {"another file with the same bytes",
         [] {
             put("other", "one");
             fs::rename("other", "content/site.toml");
         },
         true},
        {"a time of long ago", [] { fs::last_write_time("content/site.toml", fs::file_time_type()); }, true},
        {"a link to the same bytes",
         [] {
             fs::rename("content/site.toml", "content/s");
             fs::create_symlink("s", "content/site.toml");
         },
         false},
        {"the file is gone", [] { fs::remove("content/site.toml"); }, false},
        {"a folder in its place",
         [] {
             fs::remove("content/site.toml");
             fs::create_directory("content/site.toml");
         },
         false},
        {"one name more", [] { put("content/a/c.toml", ""); }, false},
        {"one name less", [] { fs::remove("content/a/b.toml"); }, false},
        {"a name that came and went",
         [] {
             put("content/a/c.toml", "");
             fs::remove("content/a/c.toml");
         },
         true},
        {"a hidden name", [] { put("content/a/.swp", ""); }, true},
        {"other bytes of a file that was only asked for", [] { put("content/a/b.toml", "z"); }, true},
        {"what was not there", [] { put("content/nothing.toml", ""); }, false},
    };
    for (const Case& c : cases) {
        fs::remove_all("content");
        ReadingLog log = log_of();
        c.change();
        BOOST_TEST(reads_the_same(log) == c.is_same, c.name);
    }
    fs::remove_all("content");
    ReadingLog log = log_of();
    forget_recent(log.readings, file_time_now());
    BOOST_TEST(log.readings[0].status.inode == 0U);
    BOOST_TEST(reads_the_same(log));  // by its bytes
    BOOST_TEST(log.readings[0].status.inode != 0U);
}

BOOST_AUTO_TEST_CASE(readings_are_in_the_order_of_a_walk) {
    const std::vector<std::string> ordered = {"",      "a",   "a/b", "a/b/c", "a/c",  "a b", "a-b",
                                              "a-b/c", "a.b", "a0",  "b",     "\x7F", "部"};
    std::vector<Reading> readings;
    for (const std::string& path : ordered) readings.push_back({Reading::Kind::file, path, {}, {}});
    std::mt19937 random(7);
    std::shuffle(readings.begin(), readings.end(), random);
    sort_by_path(readings);
    for (std::size_t i = 0; i < ordered.size(); ++i) BOOST_TEST(readings[i].path == ordered[i]);
}

// ---- Reading

BOOST_AUTO_TEST_CASE(links_and_devices_are_read_warily) {
    const Sandbox sandbox;
    put("secret", "x");
    put("content/c/a.toml", "text");
    put("content/c/deep/b.toml", "deep");
    put("content/outside.toml", "beside");
    fs::create_symlink("a.toml", "content/c/in.toml");
    fs::create_symlink("../outside.toml", "content/c/up.toml");
    fs::create_symlink(sandbox.root / "content/c/a.toml", "content/c/absolute.toml");
    fs::create_symlink(sandbox.root / "secret", "content/c/out.toml");
    fs::create_symlink("../../secret", "content/c/out-by-dots.toml");
    fs::create_symlink("nowhere", "content/c/broken.toml");
    fs::create_directory_symlink("deep", "content/c/linked");
    BOOST_REQUIRE(::mkfifo("content/c/pipe.toml", 0600) == 0);
    put("content/c/closed.toml", "x");
    fs::permissions("content/c/closed.toml", fs::perms::none);
    const std::string closed = ::geteuid() == 0 ? "x" : "unreadable-file: the file cannot be read";
    struct Case {
        std::string path;
        std::string read;  // or rule: message
    };
    const std::vector<Case> cases = {
        {"c/a.toml", "text"},
        {"c/deep/b.toml", "deep"},
        {"c/in.toml", "text"},
        {"c/up.toml", "beside"},
        {"c/absolute.toml", "text"},
        {"c/linked/b.toml", "deep"},
        {"c/../c/a.toml", "text"},
        {"c/out.toml", "unreadable-file: the link leads outside of content"},
        {"c/out-by-dots.toml", "unreadable-file: the link leads outside of content"},
        {"c/../../secret", "unreadable-file: this path leads outside of content"},
        {"c/broken.toml", "missing-file: there is no such file"},
        {"c/nowhere.toml", "missing-file: there is no such file"},
        {"c/nowhere/a.toml", "missing-file: there is no such file"},
        {"c/deep", "unreadable-file: this is not a regular file"},
        {"c/pipe.toml", "unreadable-file: this is not a regular file"},
        {"c/closed.toml", closed},
        {"outside.toml", "beside"},
    };
    for (const Case& c : cases) {
        Sources sources;
        Findings findings;
        FileReader files("content", sources, findings);
        const std::optional<std::string> bytes = files.read_bytes(c.path);
        const std::string read = bytes                     ? *bytes
                                 : findings.list().empty() ? "nothing"
                                                           : findings.list().front().rule + ": " + findings.list().front().message;
        BOOST_TEST(read == c.read, c.path << ": " << read);
        BOOST_TEST(files.log().readings.size() == (bytes ? 1U : 0U));
        if (bytes) BOOST_TEST((files.log().readings.front().digest == digest_of(*bytes)));
    }
    Sources sources;
    Findings findings;
    FileReader files("content", sources, findings);
    BOOST_TEST(files.folders_in("c") == std::vector<std::string>{"deep"}, boost::test_tools::per_element());
    BOOST_TEST(files.files_in("c").size() == 10U);
    BOOST_TEST(files.files_in("c/nowhere").empty());
    BOOST_TEST(files.exists("c/deep/b.toml"));
    BOOST_TEST(!files.exists("c/nowhere.toml"));
    FileReader missing("nowhere", sources, findings);
    BOOST_TEST(missing.files_in("").empty());
}

BOOST_AUTO_TEST_CASE(a_reader_of_a_missing_folder_finds_no_file) {
    const Sandbox sandbox;
    Sources sources;
    Findings findings;
    FileReader files("nowhere", sources, findings);
    BOOST_TEST(!files.read_bytes("a.toml").has_value());
    BOOST_REQUIRE(findings.list().size() == 1U);
    BOOST_TEST(findings.list().front().rule == rules::missing_file);
}

// ---- Texts of two threads upon shared ones

BOOST_AUTO_TEST_CASE(departments_have_texts_of_their_own_upon_shared_ones) {
    Sources shared;
    const std::uint32_t standard = shared.add("standard.toml", "id = \"plain\"\n");
    const auto fill = [&shared, standard](const std::string& name, bool& is_right) {
        Sources own(shared);
        is_right = true;
        for (int i = 0; i < 500; ++i) {
            const std::string text = name + std::to_string(i) + "\nsecond\n";
            const std::uint32_t file = own.add(name, text);
            const std::uint32_t common = shared.add("shared " + name, text);
            is_right = is_right && own.at(file).text == text && own.at(common).path == "shared " + name &&
                       own.line({file, 2, 1, 1}) == "second" && own.line({standard, 1, 1, 1}) == "id = \"plain\"";
        }
    };
    bool is_first_right = false;
    bool is_second_right = false;
    std::thread first(fill, "a", std::ref(is_first_right));
    std::thread second(fill, "b", std::ref(is_second_right));
    first.join();
    second.join();
    BOOST_TEST(is_first_right);
    BOOST_TEST(is_second_right);
}

// ---- Changes of a site

BOOST_AUTO_TEST_CASE(changes_touch_what_they_name) {
    struct Case {
        const char* name;
        Site before;
        Site written;
        std::vector<std::string> removed;
        Site after;
    };
    const std::vector<Case> cases = {
        {"nothing", {{"a", "1"}}, {}, {}, {{"a", "1"}}},
        {"a file more", {{"a", "1"}}, {{"b/c", "2"}}, {}, {{"a", "1"}, {"b", "/"}, {"b/c", "2"}}},
        {"another file", {{"a", "1"}, {"b/c", "2"}}, {{"b/c", "3"}}, {}, {{"a", "1"}, {"b", "/"}, {"b/c", "3"}}},
        {"a file less", {{"a", "1"}, {"b", "2"}}, {}, {"b"}, {{"a", "1"}}},
        {"folders that are empty then go",
         {{"a", "1"}, {"b/c/d/e", "2"}, {"b/f", "3"}},
         {},
         {"b/c/d/e"},
         {{"a", "1"}, {"b", "/"}, {"b/f", "3"}}},
        {"all of them", {{"a", "1"}, {"b/c/d", "2"}}, {}, {"b/c/d"}, {{"a", "1"}}},
        {"a file that is not there", {{"a", "1"}}, {{"b", "2"}}, {"c", "d/e"}, {{"a", "1"}, {"b", "2"}}},
        {"a folder in a file's place", {{"a", "1"}, {"b", "2"}}, {{"b/c", "3"}}, {"b"}, {{"a", "1"}, {"b", "/"}, {"b/c", "3"}}},
        {"a file in a folder's place",
         {{"a", "1"}, {"b/c", "2"}, {"b/d/e", "3"}},
         {{"b", "4"}},
         {"b/c", "b/d/e"},
         {{"a", "1"}, {"b", "4"}}},
        {"what is removed by one and written by another", {{"a", "1"}, {"b", "2"}}, {{"b", "3"}}, {"b"}, {{"a", "1"}, {"b", "3"}}},
        {"what is removed by one and the same for another",
         {{"a", "1"}, {"b", "2"}},
         {{"b", "2"}},
         {"b"},
         {{"a", "1"}, {"b", "2"}}},
    };
    for (const Case& c : cases) {
        const Sandbox sandbox;
        publish_site(c.before);
        const OutputFolder folder("public", {});
        put(".public.record", "of the site before");
        {
            SiteChanges changes(folder);
            for (const auto& [path, bytes] : c.written) {
                const PublishedFile file = changes.write(path, bytes);
                BOOST_TEST((file.digest == digest_of(bytes)));
                BOOST_TEST(file.byte_count == bytes.size());
            }
            for (const std::string& path : c.removed) changes.remove(path);
            BOOST_TEST(published().size() == tree("public").size() - 1);
            changes.publish(std::string(64, '0') + "  a\n");
        }
        BOOST_TEST((published() == c.after), c.name);
        BOOST_TEST(read_whole_file("public/manifest-sha256.txt") == std::string(64, '0') + "  a\n");
        BOOST_TEST(!fs::exists(".public.changes"), c.name);
        BOOST_TEST(!fs::exists(".public.record"), c.name);
    }
}

BOOST_AUTO_TEST_CASE(a_written_file_is_noted_as_the_site_has_it) {
    const Sandbox sandbox;
    publish_site({{"a", "1"}, {"same", "2"}});
    struct stat same_before {};
    BOOST_REQUIRE(::stat("public/same", &same_before) == 0);
    const OutputFolder folder("public", {});
    SiteChanges changes(folder);
    const PublishedFile a = changes.write("a", "3");
    const PublishedFile same = changes.write("same", "2");
    BOOST_TEST(changes.written_count() == 1U);
    changes.publish("");
    struct stat status {};
    BOOST_REQUIRE(::stat("public/a", &status) == 0);
    BOOST_TEST(status.st_ino == a.inode);
    BOOST_TEST(status.st_mtim.tv_sec * std::int64_t{1'000'000'000} + status.st_mtim.tv_nsec == a.modified);
    BOOST_TEST(same.inode == same_before.st_ino);
}

BOOST_AUTO_TEST_CASE(changes_that_are_given_up_leave_no_trace) {
    const Sandbox sandbox;
    publish_site({{"a", "1"}});
    const auto before = tree(".");
    {
        const OutputFolder folder("public", {});
        SiteChanges changes(folder);
        changes.write("a", "2");
        changes.remove("a");
        BOOST_CHECK_THROW(changes.write("../b", "3"), Failure);
    }
    BOOST_TEST((tree(".") == before));
}

// Pages come after what they link to, the home page after those below it, and the manifest last.
BOOST_AUTO_TEST_CASE(a_plan_is_in_the_order_of_links) {
    const Sandbox sandbox;
    publish_site({{"old", "1"}, {"x", "1"}});
    const pid_t child = ::fork();
    BOOST_REQUIRE(child >= 0);
    if (child == 0) {
        const OutputFolder folder("public", {});
        SiteChanges changes(folder);
        for (const char* path :
             {"index.html", "parks/2024/index.html", "parks/index.html", "assets/a.css", "parks/2024/data/b.csv", "x/y"})
            changes.write(path, path);
        for (const char* path : {"old", "x"}) changes.remove(path);
        // No folder can be made of this: the plan stops at its first step into it.
        fs::remove_all("public/x");
        fs::create_symlink("nowhere", "public/x");
        try {
            changes.publish("");
        } catch (const Failure&) {
        }
        ::_exit(0);
    }
    int status = 0;
    BOOST_REQUIRE(::waitpid(child, &status, 0) == child);
    BOOST_TEST(status == 0);
    const std::string expected =
        "remove x\nmove parks/2024/data/b.csv\nmove assets/a.css\nmove x/y\nmove parks/2024/index.html\nmove parks/index.html\n"
        "move index.html\nmove manifest-sha256.txt\nremove old\nremove x\n";
    if (fs::exists(".public.changes/plan")) {
        BOOST_TEST(read_whole_file(".public.changes/plan") == expected);
    } else {
        BOOST_TEST((tree("public").contains("x/y")));
    }
}

// A plan is carried out from its beginning whatever of it was done already.
BOOST_AUTO_TEST_CASE(an_interrupted_plan_is_finished_from_any_step) {
    const Site before = {{"a", "1"}, {"b", "2"}, {"c/d", "3"}, {"e/f", "4"}, {"g", "5"}};
    const std::vector<std::string> plan = {"remove b",   "remove c/d",      "move b/new.csv",           "move c",
                                           "move a",     "move i/j/k.html", "move manifest-sha256.txt", "remove b",
                                           "remove c/d", "remove e/f"};
    Site staged = {{"b/new.csv", "6"}, {"c", "7"}, {"a", "8"}, {"i/j/k.html", "9"}};
    const Site after = {{"a", "8"}, {"b", "/"}, {"b/new.csv", "6"}, {"c", "7"},
                        {"g", "5"}, {"i", "/"}, {"i/j", "/"},       {"i/j/k.html", "9"}};
    Manifest manifest;
    for (const auto& [path, bytes] : after) {
        if (bytes != "/") manifest.push_back({path, sha256_of(bytes)});
    }
    staged[manifest_name] = manifest_text(manifest);
    for (std::size_t done = 0; done <= plan.size(); ++done) {
        const Sandbox sandbox;
        publish_site(before);
        for (const auto& [path, bytes] : staged) put(".public.changes/site/" + path, bytes);
        std::string text;
        for (std::size_t i = 0; i < plan.size(); ++i) text += plan[i] + "\n";
        // The first steps by another hand, as the build that was cut off did them.
        for (std::size_t i = 0; i < done; ++i) {
            const bool is_move = plan[i].starts_with("move ");
            const fs::path path = fs::path("public") / plan[i].substr(is_move ? 5 : 7);
            if (is_move) {
                fs::create_directories(path.parent_path());
                fs::rename(".public.changes/site/" + plan[i].substr(5), path);
            } else if (fs::is_regular_file(path)) {
                fs::remove(path);
                if (path.parent_path() != "public" && fs::is_empty(path.parent_path())) fs::remove(path.parent_path());
            }
        }
        put(".public.changes/plan", text);
        { const OutputFolder folder("public", {}); }
        BOOST_TEST((published() == after), "after " << done << " steps");
        BOOST_TEST(!fs::exists(".public.changes"));
    }
}

BOOST_AUTO_TEST_CASE(an_unfinished_plan_is_dropped) {
    const Sandbox sandbox;
    publish_site({{"a", "1"}});
    const Site before = tree("public");
    put(".public.changes/site/a", "2");
    put(".public.changes/plan.new", "move a\nremove a\n");
    { const OutputFolder folder("public", {}); }
    BOOST_TEST((tree("public") == before));
    BOOST_TEST(!fs::exists(".public.changes"));
}

BOOST_AUTO_TEST_CASE(a_plan_that_leads_out_of_the_site_is_refused) {
    const Sandbox sandbox;
    publish_site({{"a", "1"}});
    put("secret", "x");
    put(".public.changes/plan", "remove ../secret\n");
    BOOST_CHECK_THROW(OutputFolder("public", {}), Failure);
    BOOST_TEST(fs::exists("secret"));
}

BOOST_AUTO_TEST_CASE(threads_change_a_site_together) {
    const Sandbox sandbox;
    publish_site({{"a", "1"}});
    const OutputFolder folder("public", {});
    SiteChanges changes(folder);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&changes, t] {
            for (int i = 0; i < 50; ++i) changes.write(std::to_string(i) + "/" + std::to_string(t) + ".html", "x");
            changes.remove("a");
        });
    }
    for (std::thread& thread : threads) thread.join();
    changes.publish("");
    BOOST_TEST(published().size() == 250U);  // and 50 folders
}

// ---- The manifest of changes

BOOST_AUTO_TEST_CASE(a_manifest_of_parts_is_that_of_a_whole_site) {
    const Sandbox sandbox;
    const std::vector<std::string> paths = {"index.html",        "404.html",           "a-b/index.html",         "a/index.html",
                                            "a/2024/index.html", "a/2024/data/x.csv",  "a/2024-b/index.html",    "a.css/x",
                                            "b/index.html",      "checks/checks.json", "search/departments/a.js"};
    const OutputFolder folder("public", {});
    Publication publication(folder);
    std::map<std::string, std::vector<PublishedFile>> departments = {{"a", {}}, {"a-b", {}}, {"b", {}}};
    std::vector<PublishedFile> others;
    for (const std::string& path : paths) {
        const bool is_of_a = path.starts_with("a/2024") || path.ends_with("/a.js");  // its own page is one of the site's
        (is_of_a ? departments["a"] : others).push_back(publication.write(path, path));
    }
    publication.publish();
    std::vector<FolderFiles> folders;
    for (const auto& [name, files] : departments) folders.push_back({name, files});
    BOOST_TEST(manifest_of(folders, others) == read_whole_file("public/manifest-sha256.txt"));
    others.push_back({"a/2024/index.html", {}, 0, 0, 0});
    BOOST_CHECK_EXCEPTION(static_cast<void>(manifest_of(folders, others)), Failure, [](const Failure& failure) {
        return failure.what() == std::string("the site has two files a/2024/index.html");
    });
}

BOOST_AUTO_TEST_SUITE_END()

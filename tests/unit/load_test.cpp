// What the error gallery cannot hold: links, devices, permissions, huge files and bytes that are no text.

#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "load/file_reader.hpp"
#include "load/table_reader.hpp"
#include "load/toml.hpp"

using namespace sitegen;

namespace fs = std::filesystem;

namespace {

// A folder with content/ in it, there as long as the object.
struct ContentFolder {
    fs::path scratch;
    fs::path root;
    Sources sources;
    Findings findings;

    ContentFolder() {
        std::string name = (fs::temp_directory_path() / "site-gen-load-XXXXXX").string();
        BOOST_REQUIRE(mkdtemp(name.data()) != nullptr);
        scratch = name;
        root = scratch / "content";
        fs::create_directory(root);
    }
    ~ContentFolder() {
        std::error_code ignored;
        fs::remove_all(scratch, ignored);
    }
    ContentFolder(const ContentFolder&) = delete;
    ContentFolder& operator=(const ContentFolder&) = delete;

    void write(const fs::path& path, const std::string& bytes) const { std::ofstream(path, std::ios::binary) << bytes; }

    // Reads content/<path>; the finding as "rule: message", or the text read.
    std::string read(const std::string& path) {
        findings = {};
        FileReader files(root, sources, findings);
        const std::optional<std::uint32_t> file = files.read_text(path);
        if (file) return sources.at(*file).text;
        BOOST_REQUIRE(findings.list().size() == 1U);
        const Finding& finding = findings.list().front();
        const std::string root_name = root.generic_string();
        std::string message = finding.message;
        if (const std::size_t at = message.find(root_name); at != std::string::npos)
            message.replace(at, root_name.size(), "content");
        return finding.rule + ": " + message;
    }

    TomlNode parse(const std::string& text) {
        std::optional<TomlNode> root_node = parse_toml(sources, sources.add("test.toml", text), findings);
        BOOST_REQUIRE(root_node.has_value());
        return std::move(*root_node);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(loading, ContentFolder)

BOOST_AUTO_TEST_CASE(does_not_follow_links_to_folders) {
    fs::create_directory(root / "assets");
    fs::create_symlink(".", root / "assets" / "loop");
    FileReader files(root, sources, findings);
    BOOST_TEST(files.folders_in("assets").empty());
    BOOST_TEST(files.files_in("assets") == std::vector<std::string>{"loop"}, boost::test_tools::per_element());
    BOOST_TEST(read("assets/loop") == "unreadable-file: this is not a regular file");
}

BOOST_AUTO_TEST_CASE(keeps_within_the_root) {
    write(scratch / "secret", "x");
    write(root / "a.toml", "x");
    fs::create_symlink(scratch / "secret", root / "out.toml");
    fs::create_symlink(root / "a.toml", root / "in.toml");
    fs::create_symlink(root / "nowhere", root / "broken.toml");
    fs::create_symlink("circle.toml", root / "circle.toml");
    BOOST_TEST(read("in.toml") == "x");
    BOOST_TEST(read("out.toml") == "unreadable-file: the link leads outside of content");
    BOOST_TEST(read("../secret") == "unreadable-file: this path leads outside of content");
    BOOST_TEST(read("a/../../secret") == "unreadable-file: this path leads outside of content");
    BOOST_TEST(read("/etc/passwd") == "unreadable-file: this path leads outside of content");
    BOOST_TEST(read("broken.toml") == "missing-file: there is no such file");
    BOOST_TEST(read("circle.toml") == "unreadable-file: the file cannot be read");
    BOOST_TEST(read("a.toml/b") == "missing-file: there is no such file");
}

BOOST_AUTO_TEST_CASE(reads_regular_files_only) {
    BOOST_REQUIRE(mkfifo((root / "pipe.toml").c_str(), 0600) == 0);
    fs::create_directory(root / "folder.toml");
    BOOST_TEST(read("pipe.toml") == "unreadable-file: this is not a regular file", "and does not wait for a writer");
    BOOST_TEST(read("folder.toml") == "unreadable-file: this is not a regular file");
    FileReader files(root, sources, findings);
    BOOST_TEST((files.files_in("") == std::vector<std::string>{"pipe.toml"}), "a device is listed, so that reading it tells");
    BOOST_TEST((files.folders_in("") == std::vector<std::string>{"folder.toml"}));
}

BOOST_AUTO_TEST_CASE(respects_permissions) {
    if (geteuid() == 0) return;  // who may read everything
    write(root / "closed.toml", "x");
    fs::permissions(root / "closed.toml", fs::perms::none);
    BOOST_TEST(read("closed.toml") == "unreadable-file: the file cannot be read");
}

BOOST_AUTO_TEST_CASE(refuses_texts_beyond_64_megabytes) {
    write(root / "large.toml", "");
    fs::resize_file(root / "large.toml", (64U << 20U) + 1);
    BOOST_TEST(read("large.toml") == "file-too-large: the file is larger than 64 MB");
}

BOOST_AUTO_TEST_CASE(says_what_is_no_utf8) {
    write(root / "nul", std::string("a\0b", 3));
    write(root / "utf16", std::string("\xFF\xFE\x6C\x51", 4));
    write(root / "utf16-big", std::string("\xFE\xFF\x51\x6C", 4));
    write(root / "gbk", "ok\n\xB9\xAB\xD4\xB0");
    write(root / "bom", "\xEF\xBB\xBF公园");
    write(root / "empty", "");
    BOOST_TEST(read("nul") == "invalid-utf8: the file holds a NUL byte, so it is not text");
    BOOST_TEST(read("utf16") == "invalid-utf8: the file is UTF-16, not UTF-8");
    BOOST_TEST(read("utf16-big") == "invalid-utf8: the file is UTF-16, not UTF-8");
    BOOST_TEST(read("gbk") == "invalid-utf8: this is not UTF-8; perhaps it is GBK or another older encoding");
    BOOST_TEST(findings.list().front().place.line == 2U);
    BOOST_TEST(read("bom") == "公园", "without its byte-order mark");
    BOOST_TEST(read("empty") == "");
}

BOOST_AUTO_TEST_CASE(knows_where_a_text_shows_its_characters) {
    const TomlNode root_node =
        parse("plain = \"公园ab\"\nliteral = '公园ab'\nescaped = \"\\u516c园ab\"\nlong = \"\"\"公园ab\"\"\"\n");
    for (const char* key : {"plain", "literal"}) {
        const TomlNode& text = *root_node.find(key);
        BOOST_TEST(text.is_verbatim, key);
        BOOST_TEST(text.place_in_text(6, 1).column == text.place.column + 3, key);
    }
    for (const char* key : {"escaped", "long"}) {
        const TomlNode& text = *root_node.find(key);
        BOOST_TEST(!text.is_verbatim, key);
        BOOST_TEST(text.place_in_text(6, 1).column == text.place.column, key);
    }
}

// The library asserts that no value begins with what ends one.
BOOST_AUTO_TEST_CASE(says_what_is_no_value) {
    for (const std::string text : {"a = [ }", "a = { b = ]", "a = ,", "a = [1, }]", "a = }"}) {
        Findings found;
        BOOST_TEST(!parse_toml(sources, sources.add("test.toml", text), found).has_value(), text);
        BOOST_REQUIRE_MESSAGE(found.list().size() == 1U, text);
        BOOST_TEST(found.list().front().rule == "toml-syntax");
    }
}

BOOST_AUTO_TEST_CASE(requires_nothing_of_what_is_no_table) {
    const TomlNode root_node = parse("stage = \"budget\"\n");
    TableReader reader(*root_node.find("stage"), findings);
    BOOST_TEST(reader.text("title", Need::required) == "");
    BOOST_TEST(!reader.integer("year", Need::required).has_value());
    BOOST_REQUIRE(findings.list().size() == 1U);
    BOOST_TEST(findings.list().front().message == "a table is expected here");
    BOOST_TEST(findings.list().front().place.column == 9U);
}

BOOST_AUTO_TEST_SUITE_END()

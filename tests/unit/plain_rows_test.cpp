// Lists that are read without the TOML library come out as the library reads them.

#include "load/plain_rows.hpp"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

using namespace sitegen;

namespace fs = std::filesystem;

namespace {

std::string describe(const Place& place) {
    return std::to_string(place.line) + ":" + std::to_string(place.column) + "+" + std::to_string(place.length);
}

std::string describe(const TomlNode& node) {
    std::string result = describe(node.place) + " " + std::to_string(static_cast<int>(node.kind)) + (node.is_verbatim ? "v" : "-") +
                         " " + std::string(node.text);
    for (const TomlNode& item : node.items()) result += "\n[" + describe(item) + "]";
    for (const TomlEntry& entry : node.entries())
        result += "\n" + entry.key + " " + describe(entry.place) + " = " + describe(entry.value);
    return result;
}

// What a text says, or what is wrong with it.
std::string read_rows(const std::string& text) {
    Sources sources;
    Findings findings;
    const std::optional<TomlNode> root = parse_toml(sources, sources.add("test.toml", text), findings);
    if (root) return describe(*root);
    const Finding& finding = findings.list().front();
    return describe(finding.place) + " " + finding.message + " " + finding.remedy;
}

// The same by the library alone, to which a text goes that may hold a string of several lines.
std::string read_by_library(const std::string& text) { return read_rows(text + "\n# \"\"\""); }
std::string read_as_usual(const std::string& text) { return read_rows(text + "\n# ..."); }

}  // namespace

BOOST_AUTO_TEST_SUITE(plain_rows)

BOOST_AUTO_TEST_CASE(takes_out_what_is_plain) {
    const std::string text =
        "[tables.a]\r\n"
        "columns = [\"id\", \"amount\",]\r\n"
        "rows = [\r\n"
        "  [\"201\", 1.50, -0, \"\"],\r\n"
        "\r\n"
        "\t[ \"公园\" ,0.0 , ] ,\r\n"
        "  [ ]\r\n"
        "] # closed\r\n"
        "note = \"x\"\n";
    const TextWithoutRows left = take_plain_rows(1, text);
    BOOST_TEST(left.text == "[tables.a]\r\ncolumns = []\r\nrows = [\r\n] # closed\r\nnote = \"x\"\n");
    BOOST_TEST(left.lists.size() == 2U);
    BOOST_TEST(left.line_in_file(3) == 3U);
    BOOST_TEST(left.line_in_file(4) == 8U);
    BOOST_TEST(read_as_usual(text) == read_by_library(text));
}

BOOST_AUTO_TEST_CASE(leaves_the_rest_to_the_library) {
    for (const char* rows : {"01",    "+1",        "1.",           ".5",       "-",          "1_000",
                             "1e3",   "0x1F",      "inf",          "true",     "2024-01-01", "1234567890123456789",
                             "1.5.2", "1 2",       "\"a\\u00e9\"", "\"a\tb\"", "\"a",        "'a'",
                             "[1]",   "{ a = 1 }", "1,,2",         ",",        "“a”",        "\"a\" \"b\"",
                             "1\r",   "\"\x7F\""}) {
        for (const std::string& text : {"rows = [\n  [\"a\", 1],\n  [" + std::string(rows) + "],\n]\nx = 1\n",
                                        "x = 1\nlist = [" + std::string(rows) + "]\n"}) {
            BOOST_TEST(read_as_usual(text) == read_by_library(text), text);
            BOOST_TEST(take_plain_rows(1, text).lists.empty(), text);
        }
    }
}

BOOST_AUTO_TEST_CASE(is_not_misled_by_what_stands_around) {
    for (const char* text : {
             "rows = [\n  [1]\n  [2]\n]\n",
             "rows = [\n  [1],\n",
             "rows = [",
             "rows = [\n  [1],\n] x\n",
             "rows = [\n  [1], # one\n]\n",
             "# rows = [\n  [1],\n]\n",
             "\"rows = [\n  [1],\n]\n",
             "x = [\nrows = [\n  [1],\n]\n]\n",
             "x = [1,\n2 = [\n  [1],\n]\n]\n",
             "x = {\nrows = [\n  [1],\n]\n}\n",
             "rows = [\n  [1],\n]\nrows = [\n  [2],\n]\n",
             "a = [1]\na = [2]\n",
             "a = [1] 2\n",
             "a = [1], 2\n",
             "a.b = [\n  [1],\n]\n",
             "\"a\" = [1]\n",
             "x = '''\nrows = [\n  [1],\n]\n'''\n",
             "x = \"\"\"\ny = [1]\n\"\"\"\n",
             "rows = [\n\n\n]\ny = 01\n",
             "rows = [\n  [1],\n]\ny = 01\n",
             "rows = [\n  [1],\n  [2],\n]\n[rows]\n",
             "[[t]]\nr = [\n  [1],\n]\n[[t]]\nr = [ 2 ]\nn = [\"\", \"b\"]\ns = \"é\\t\"\n",
             "rows = [\n  [\"\"\"a\"\"\"],\n]\n",
             "= [1]\n",
             "[a]\nx = [\n  [1],\n]\n[a]\n",
             "x = [\n  [1],\n]  ]\n",
         }) {
        BOOST_TEST(read_as_usual(text) == read_by_library(text), text);
    }
}

BOOST_AUTO_TEST_CASE(reads_every_file_at_hand_as_the_library_does) {
    std::size_t lists = 0;
    for (const char* folder : {"../content", "fixtures", "errors", "sites"}) {
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(fs::path(SITE_GEN_TESTS_FOLDER) / folder)) {
            if (!entry.is_regular_file() || entry.path().extension() != ".toml") continue;
            std::ifstream stream(entry.path(), std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>(stream), {}};
            BOOST_TEST((read_as_usual(text) == read_by_library(text)), entry.path().string());
            lists += take_plain_rows(1, text).lists.size();
        }
    }
    BOOST_TEST(lists > 100U);
}

BOOST_AUTO_TEST_SUITE_END()

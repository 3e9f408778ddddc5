// Sources and what an import makes of them: each folder of tests/import but standards/ and those with a program that makes its
// files.
//
//   about          what comes in and what is right, in words; written before the expectations
//   arguments      of site-gen import, on one line
//   *.csv, *.toml, *.md …  the sources; what.book describes a workbook, which becomes what.xlsx
//   content/       what content has before; may be missing
//   expected/      the content afterwards, without what was there and is the same
//   expected.txt   everything the program prints, its exit status in the last line

#include <boost/test/unit_test.hpp>
#include <regex>

#include "described_workbook.hpp"
#include "import/import_rules.hpp"
#include "program.hpp"

namespace fs = std::filesystem;

namespace {

struct Produced {
    std::string text;
    std::map<std::string, std::string> files;  // of content, those that are new or changed
};

Produced import_case(const fs::path& folder) {
    const ScratchFolder scratch;
    // A workbook that the test writes has the time of day in it.
    static const std::regex digest("sha256 = \"[0-9a-f]{64}\"");
    bool has_workbook = false;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name == "expected" || name == "expected.txt" || name == "arguments" || name == "about") continue;
        if (entry.path().extension() == ".book") {
            has_workbook = true;
            write_described_workbook(entry.path(), scratch.path() / entry.path().stem().concat(".xlsx"));
        } else {
            fs::copy(entry.path(), scratch.path() / name, fs::copy_options::recursive);
        }
    }
    const auto before =
        fs::exists(scratch.path() / "content") ? read_tree(scratch.path() / "content") : std::map<std::string, std::string>();
    std::string arguments = read_file(folder / "arguments");
    arguments.erase(arguments.find_last_not_of('\n') + 1);
    const Outcome outcome = run_site_gen(scratch.path(), "import " + arguments + " --no-report --verbose --standards '" +
                                                             (tests_folder() / "import/standards").string() + "'");
    Produced produced;
    produced.text = outcome.out + outcome.err + "exit status " + std::to_string(outcome.status) + "\n";
    if (!fs::exists(scratch.path() / "content")) return produced;
    for (const auto& [path, bytes] : read_tree(scratch.path() / "content")) {
        const auto old = before.find(path);
        if (old == before.end() || old->second != bytes)
            produced.files.emplace(path, has_workbook ? std::regex_replace(bytes, digest, "sha256 = \"…\"") : bytes);
    }
    return produced;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(imports)

BOOST_AUTO_TEST_CASE(each_source_is_imported_as_expected) {
    std::string all;
    for (const fs::directory_entry& entry : fs::directory_iterator(tests_folder() / "import")) {
        if (!fs::exists(entry.path() / "arguments")) continue;
        BOOST_TEST_CONTEXT("tests/import/" << entry.path().filename().string()) {
            const Produced produced = import_case(entry.path());
            if (accepts_new_expectations()) {
                fs::remove_all(entry.path() / "expected");
                for (const auto& [path, bytes] : produced.files) write_file(entry.path() / "expected" / path, bytes);
                write_file(entry.path() / "expected.txt", produced.text);
            }
            BOOST_TEST(produced.text == read_file(entry.path() / "expected.txt"));
            const auto expected =
                fs::exists(entry.path() / "expected") ? read_tree(entry.path() / "expected") : std::map<std::string, std::string>();
            for (const auto& [path, bytes] : expected) {
                BOOST_TEST(produced.files.contains(path), path << " is missing");
                if (produced.files.contains(path)) BOOST_TEST(produced.files.at(path) == bytes);
            }
            for (const auto& [path, bytes] : produced.files) BOOST_TEST(expected.contains(path), path << " is not expected");
            all += produced.text;
        }
    }
    for (const std::string_view rule : sitegen::rules::import_rules)
        BOOST_TEST(all.find("[" + std::string(rule) + "]") != std::string::npos,
                   "no case of tests/import breaks the rule " << rule);
}

BOOST_AUTO_TEST_CASE(each_rule_of_imports_has_its_heading) {
    const std::string headings = read_file(tests_folder().parent_path() / "content/README.md");
    for (const std::string_view rule : sitegen::rules::import_rules)
        BOOST_TEST(headings.find("\n### " + std::string(rule) + "\n") != std::string::npos,
                   "content/README.md has no heading ### " << rule);
}

BOOST_AUTO_TEST_SUITE_END()

// Sources and what an import makes of them: each folder of tests/import but standards/ and those with a program that makes its
// files.
//
//   about          what comes in and what is right, in words; written before the expectations
//   arguments      of site-gen import, on one line
//   *.csv, *.html, *.md …  the sources
//   what.book      describes a workbook, which becomes what.xlsx; what.ods.book becomes what.ods
//   what.docx.md   a text, which pandoc makes what.docx
//   content/       what content has before; may be missing
//   expected/      the content afterwards, without what was there and is the same
//   expected.txt   everything the program prints, its exit status in the last line

#include <algorithm>
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

// The name of the source that the test makes of a description.
fs::path made_from(const fs::path& file) { return file.stem().has_extension() ? file.stem() : file.stem().concat(".xlsx"); }

void write_workbook(const fs::path& description, const fs::path& workbook) {
    const std::vector<DescribedSheet> sheets = read_described_workbook(description);
    if (workbook.extension() == ".ods")
        write_ods(sheets, workbook);
    else
        write_xlsx(sheets, workbook);
}

// The program reads DOCX and HTML through pandoc.
bool needs_pandoc(const fs::path& folder) {
    return std::any_of(fs::directory_iterator(folder), fs::directory_iterator(), [](const fs::directory_entry& entry) {
        const std::string name = entry.path().filename().string();
        return name.ends_with(".docx.md") || name.ends_with(".html");
    });
}

Produced import_case(const fs::path& folder) {
    const ScratchFolder scratch;
    // What the test writes has the time of day in it.
    static const std::regex digest("sha256 = \"[0-9a-f]{64}\"");
    bool is_made = false;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name == "expected" || name == "expected.txt" || name == "arguments" || name == "about") continue;
        if (entry.path().extension() == ".book") {
            is_made = true;
            write_workbook(entry.path(), scratch.path() / made_from(entry.path()));
        } else if (name.ends_with(".docx.md")) {
            is_made = true;
            const fs::path made = scratch.path() / made_from(entry.path());
            const Outcome pandoc = run_command(
                scratch.path(), "pandoc --from=gfm --to=docx --output='" + made.string() + "' '" + entry.path().string() + "'");
            BOOST_REQUIRE_MESSAGE(pandoc.status == 0, pandoc.err);
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
            produced.files.emplace(path, is_made ? std::regex_replace(bytes, digest, "sha256 = \"…\"") : bytes);
    }
    return produced;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(imports)

BOOST_AUTO_TEST_CASE(each_source_is_imported_as_expected) {
    std::string all;
    const bool has_pandoc = run_command(tests_folder(), "command -v pandoc").status == 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(tests_folder() / "import")) {
        if (!fs::exists(entry.path() / "arguments")) continue;
        if (!has_pandoc && needs_pandoc(entry.path())) {
            BOOST_TEST_MESSAGE("without pandoc, tests/import/" << entry.path().filename().string() << " is left out");
            continue;
        }
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

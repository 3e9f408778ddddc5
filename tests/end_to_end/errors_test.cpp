// The error gallery: tests/errors/<rule> holds the files that, laid over a sound site, break that rule, and the messages expected.
//
//   overlay/       files put over a copy of tests/sites/one-department and tests/themes (themes/plain/…); an empty file deletes
//   then/          more of them, put there after a first build: what breaks the rule is the change
//   expected.txt   everything the program prints, its exit status in the last line
//   expected.zh-CN.txt   of some rules: the same with --language zh-CN

#include <boost/test/unit_test.hpp>

#include "model/rules.hpp"
#include "program.hpp"

namespace fs = std::filesystem;

namespace {

void lay_over(const fs::path& overlay, const fs::path& site) {
    for (const auto& [path, bytes] : read_tree(overlay)) {
        if (bytes.empty()) {
            fs::remove(site / path);
        } else {
            write_file(site / path, bytes);
        }
    }
}

std::string produce(const fs::path& rule_folder, const std::string& options = {}) {
    const ScratchFolder scratch;
    fs::copy(tests_folder() / "sites" / "one-department" / "content", scratch.path() / "content", fs::copy_options::recursive);
    fs::copy(tests_folder() / "themes", scratch.path() / "themes", fs::copy_options::recursive);
    if (fs::exists(rule_folder / "overlay")) lay_over(rule_folder / "overlay", scratch.path());
    std::map<std::string, std::string> published;
    if (fs::exists(rule_folder / "then")) {
        BOOST_TEST(run_site_gen(scratch.path(), "build").status == 0);
        published = read_tree(scratch.path() / "public");
        lay_over(rule_folder / "then", scratch.path());
    }
    Outcome outcome = run_site_gen(scratch.path(), "build" + options);
    // Notes are printed on demand.
    const bool names_rule = outcome.err.find("[" + rule_folder.filename().string() + "]") != std::string::npos;
    if (!names_rule) outcome = run_site_gen(scratch.path(), "build --verbose" + options);
    if (outcome.status != 0) BOOST_TEST((read_tree(scratch.path() / "public") == published), "nothing may be published");
    return outcome.err + "exit status " + std::to_string(outcome.status) + "\n";
}

template <typename Rules>
void check_rules(const Rules& rules, const std::string& document) {
    const std::string headings = read_file(tests_folder().parent_path() / document);
    for (const std::string_view rule : rules) {
        BOOST_TEST(fs::exists(tests_folder() / "errors" / rule / "expected.txt"), "tests/errors/" << rule << " is missing");
        BOOST_TEST(headings.find("\n### " + std::string(rule) + "\n") != std::string::npos,
                   document << " has no heading ### " << rule);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(errors)

BOOST_AUTO_TEST_CASE(each_fault_gives_the_expected_messages) {
    for (const fs::directory_entry& entry : fs::directory_iterator(tests_folder() / "errors")) {
        const std::string rule = entry.path().filename().string();
        BOOST_TEST_CONTEXT("tests/errors/" << rule) {
            const std::string produced = produce(entry.path());
            if (accepts_new_expectations()) write_file(entry.path() / "expected.txt", produced);
            BOOST_TEST(produced == read_file(entry.path() / "expected.txt"));
            BOOST_TEST(produced.find("[" + rule + "]") != std::string::npos, "the messages do not name the rule");
        }
    }
}

BOOST_AUTO_TEST_CASE(some_faults_give_the_expected_messages_in_chinese) {
    std::size_t count = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(tests_folder() / "errors")) {
        const fs::path expected = entry.path() / "expected.zh-CN.txt";
        if (!fs::exists(expected)) continue;
        ++count;
        BOOST_TEST_CONTEXT(expected) {
            const std::string produced = produce(entry.path(), " --language zh-CN");
            if (accepts_new_expectations()) write_file(expected, produced);
            BOOST_TEST(produced == read_file(expected));
        }
    }
    BOOST_TEST(count > 0U);
}

BOOST_AUTO_TEST_CASE(each_rule_has_its_folder_and_its_heading) {
    check_rules(sitegen::rules::content_rules, "content/README.md");
    check_rules(sitegen::rules::theme_rules, "themes/README.md");
}

BOOST_AUTO_TEST_SUITE_END()

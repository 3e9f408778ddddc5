// Golden sites: every folder of tests/sites is content whose whole output is expected, byte for byte.

#include <boost/test/unit_test.hpp>

#include "program.hpp"

namespace fs = std::filesystem;

namespace {

void accept(const fs::path& expected_folder, const std::map<std::string, std::string>& produced) {
    fs::remove_all(expected_folder);
    for (const auto& [path, bytes] : produced) write_file(expected_folder / path, bytes);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sites)

BOOST_AUTO_TEST_CASE(each_site_is_built_as_expected) {
    std::size_t case_count = 0;
    for (const fs::directory_entry& entry : fs::directory_iterator(tests_folder() / "sites")) {
        BOOST_TEST_CONTEXT("tests/sites/" << entry.path().filename().string()) {
            const ScratchFolder scratch;
            const Outcome outcome =
                run_site_gen(entry.path(), "build --themes '" + (tests_folder() / "themes").string() + "' --output '" +
                                               (scratch.path() / "public").string() + "' --quiet");
            BOOST_TEST(outcome.status == 0);
            BOOST_TEST(outcome.err == "");
            const auto produced = read_tree(scratch.path() / "public");
            if (accepts_new_expectations()) accept(entry.path() / "expected", produced);
            const auto expected = read_tree(entry.path() / "expected");
            for (const auto& [path, bytes] : expected) {
                BOOST_TEST(produced.contains(path), path << " is missing");
                if (produced.contains(path)) BOOST_TEST((produced.at(path) == bytes), path << " differs");
            }
            for (const auto& [path, bytes] : produced) BOOST_TEST(expected.contains(path), path << " is not expected");
            ++case_count;
        }
    }
    BOOST_TEST(case_count > 0U);
}

BOOST_AUTO_TEST_CASE(a_second_build_gives_the_same_bytes_in_any_environment) {
    const ScratchFolder scratch;
    const fs::path site = tests_folder() / "sites" / "one-department";
    const std::string themes = " --themes '" + (tests_folder() / "themes").string() + "'";
    BOOST_TEST(run_site_gen(site, "build --quiet --output '" + (scratch.path() / "a").string() + "'" + themes).status == 0);
    setenv("TZ", "Asia/Shanghai", 1);
    setenv("LC_ALL", "de_DE.UTF-8", 1);
    BOOST_TEST(run_site_gen(site, "build --quiet --output '" + (scratch.path() / "b").string() + "'" + themes).status == 0);
    unsetenv("TZ");
    unsetenv("LC_ALL");
    BOOST_TEST((read_tree(scratch.path() / "a") == read_tree(scratch.path() / "b")));
}

BOOST_AUTO_TEST_CASE(a_document_without_the_date_that_a_tag_states_gives_a_warning) {
    const ScratchFolder scratch;
    const fs::path content = scratch.path() / "content";
    fs::copy(tests_folder() / "sites" / "with-address" / "content", content, fs::copy_options::recursive);
    const fs::path document = content / "departments/parks/2024/budget/document.toml";
    std::string text = read_file(document);
    const std::string date = "date = 2023-12-01\n";
    write_file(document, text.erase(text.find(date), date.size()));
    const Outcome outcome = run_site_gen(scratch.path(), "build --themes '" + (tests_folder() / "themes").string() + "'");
    BOOST_TEST(outcome.status == 0);
    const std::string warning =
        "content/departments/parks/2024/budget/document.toml: warning: the page cannot have the tag \"PubDate\" that the imprint "
        "asks "
        "for: the document has no date [missing-key]\n   Add date to [source], the day on which it was published.\n";
    BOOST_TEST(outcome.err.find(warning) != std::string::npos, outcome.err);
    BOOST_TEST(read_file(scratch.path() / "public/parks/2024/index.html").find("PubDate") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_error_leaves_what_was_published_as_it_was) {
    const ScratchFolder scratch;
    fs::copy(tests_folder() / "sites" / "one-department" / "content", scratch.path() / "content", fs::copy_options::recursive);
    const std::string build = "build --quiet --themes '" + (tests_folder() / "themes").string() + "'";
    BOOST_REQUIRE(run_site_gen(scratch.path(), build).status == 0);
    const auto before = read_tree(scratch.path() / "public");
    write_file(scratch.path() / "content/departments/parks/2024/budget/narrative/01-changes.md", "{{spendign}}\n");
    BOOST_TEST(run_site_gen(scratch.path(), build).status == 1);
    BOOST_TEST((read_tree(scratch.path() / "public") == before));
    for (const fs::directory_entry& entry : fs::directory_iterator(scratch.path())) {
        const std::string name = entry.path().filename().string();
        BOOST_TEST((name == "content" || name == "public" || name == ".public.lock" || name == ".public.record"),
                   name << " was left behind");
    }
}

BOOST_AUTO_TEST_SUITE_END()

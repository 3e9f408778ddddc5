// What the commands print in Chinese. The findings themselves are in the error gallery and in the unit test of message_language.

#include <boost/test/unit_test.hpp>
#include <regex>

#include "program.hpp"

namespace fs = std::filesystem;

namespace {

// A copy of a small site of the tests.
class ChineseSite {
  public:
    ChineseSite() {
        fs::copy(tests_folder() / "sites" / "one-department" / "content", folder() / "content", fs::copy_options::recursive);
        fs::copy(tests_folder() / "themes", folder() / "themes", fs::copy_options::recursive);
    }
    [[nodiscard]] const fs::path& folder() const { return scratch_.path(); }
    [[nodiscard]] Outcome run(const std::string& arguments) const { return run_site_gen(folder(), arguments); }

  private:
    ScratchFolder scratch_;
};

const std::string tables_file = "content/departments/parks/2024/budget/tables.toml";

// Spending on parks is said to be 2.5 more than its only part.
void break_the_sum(const ChineseSite& site) {
    std::string text = read_file(site.folder() / tables_file);
    const std::size_t at = text.find("[\"04\",    1312.5");
    BOOST_REQUIRE(at != std::string::npos);
    write_file(site.folder() / tables_file, text.replace(at, 16, "[\"04\",    1315.0"));
}

bool fits(const std::string& text, const std::string& form) { return std::regex_match(text, std::regex(form)); }

}  // namespace

BOOST_AUTO_TEST_SUITE(languages)

BOOST_AUTO_TEST_CASE(builds_end_with_a_line_in_chinese) {
    const ChineseSite site;
    const Outcome first = site.run("build --language zh-CN");
    BOOST_TEST(first.status == 0);
    BOOST_TEST(fits(first.out, "public：\\d+ 个页面，\\d+ 个文件，[0-9.]+ [KM]B，用时 [0-9.]+ 秒\n"), first.out);
    const Outcome second = site.run("build --language zh-CN");
    BOOST_TEST(fits(second.out, "public：\\d+ 个页面，\\d+ 个文件，[0-9.]+ [KM]B，用时 [0-9.]+ 秒；没有变化\n"), second.out);
    fs::rename(site.folder() / "content/departments/parks/2024", site.folder() / "content/departments/parks/2025");
    const fs::path document = site.folder() / "content/departments/parks/2025/budget/document.toml";
    std::string text = read_file(document);
    write_file(document, text.replace(text.find("year = 2024"), 11, "year = 2025"));
    append_to(site.folder() / "content/departments/parks/department.toml",
              "\n[[missing]]\nyear = 2024\nstate = \"did not exist\"\nreason = \"It was of 2025.\"\n");
    const Outcome third = site.run("build --language zh-CN");
    BOOST_TEST(fits(third.out, "public：.*；写入 \\d+ 个，删除 \\d+ 个，其余不变；不再发布 1 份文档：parks/2024/\n"), third.out);
    BOOST_TEST(fits(site.run("bundle --language zh-CN --output site.zip").out, "site\\.zip：\\d+ 个文件，[0-9.]+ [KM]B\n"));
}

BOOST_AUTO_TEST_CASE(a_build_does_not_depend_on_the_language_of_its_messages) {
    const ChineseSite site;
    BOOST_TEST(site.run("build").status == 0);
    const auto english = read_tree(site.folder() / "public");
    fs::remove_all(site.folder() / "public");
    BOOST_TEST(site.run("build --language zh-CN").status == 0);
    BOOST_TEST((read_tree(site.folder() / "public") == english));
    // The record of the last build keeps warnings as they were made, so that the next may print them in another language.
    fs::create_directory(site.folder() / "content" / "department");
    write_file(site.folder() / "content" / "department" / "a", "");
    const std::string said = site.run("build --language zh-CN").err;
    BOOST_TEST(said ==
               "content/department: 警告: 没有使用该文件夹；是否应为“departments”？ [unexpected-file]\n"
               "   请移到别处，或改正其名称。\n\n");
    BOOST_TEST(site.run("build").err.starts_with("content/department: warning: this folder is not used; did you mean"));
    BOOST_TEST(site.run("build --language zh-CN").err == said);
}

BOOST_AUTO_TEST_CASE(checks_end_with_lines_in_chinese_and_reports_for_programs_stay_as_they_are) {
    const ChineseSite site;
    BOOST_TEST(
        site.run("check --language zh-CN")
            .out.ends_with(
                "1 份文档，比较 17 项：16 项完全相符，0 项在四舍五入之内，1 项不符并已说明，0 项不符；0 个错误，0 个警告\n"));
    break_the_sum(site);
    const Outcome broken = site.run("check --language zh-CN");
    BOOST_TEST(broken.status == 1);
    BOOST_TEST(broken.out.find("错误: spending[04].total 为 1315.0，但其下各行之和为 1312.5 [children-sum]") != std::string::npos,
               broken.out);
    for (const char* format : {"json", "sarif", "junit"}) {
        const std::string arguments = std::string("check --format ") + format;
        BOOST_TEST(site.run(arguments + " --language zh-CN").out == site.run(arguments).out);
    }
}

BOOST_AUTO_TEST_CASE(neither_the_locale_nor_the_content_chooses_the_language) {
    const ChineseSite site;
    break_the_sum(site);
    const std::string english = site.run("check").out;
    const std::string program = "env LANG=zh_CN.UTF-8 LC_ALL=zh_CN.UTF-8 LC_MESSAGES=zh_CN.UTF-8 LANGUAGE=zh_CN";
    BOOST_TEST(run_site_gen_under(site.folder(), program, "check").out == english);
    BOOST_TEST(site.run("check --language en").out == english);
    const Outcome wrong = site.run("check --language fr");
    BOOST_TEST(wrong.status == 2);
    BOOST_TEST(wrong.err.find("--language") != std::string::npos, wrong.err);
    BOOST_TEST(site.run("check --language zh-CN --department park").err == "site-gen：没有部门“park”；是否应为“parks”？\n");
    BOOST_TEST(site.run("check --language zh-CN --year 1999").err == "site-gen：没有 1999 年的文档\n");
}

BOOST_AUTO_TEST_CASE(imports_say_in_chinese_what_they_found) {
    const ScratchFolder scratch;
    fs::copy(tests_folder() / "import" / "footnote-marks", scratch.path(), fs::copy_options::recursive);
    std::string arguments = read_file(scratch.path() / "arguments");
    arguments.erase(arguments.find_last_not_of('\n') + 1);
    const std::string command = "import " + arguments + " --standards '" + (tests_folder() / "import/standards").string() + "'";
    const Outcome outcome = run_site_gen(scratch.path(), command + " --language zh-CN");
    BOOST_TEST(outcome.status == 0);
    const std::string first =
        "budget.csv[B4]: 警告: “412,500.00*”的标记“*”没有采用 [footnote-mark]\n"
        "   如果它对应注释，请把注释写入 document.toml：[[note]]。\n";
    BOOST_TEST(outcome.out.starts_with(first), outcome.out);
    const std::string last =
        "\n1 份文档，1 张表，4 个金额：3 项判断，0 个错误，3 个警告\n"
        "已写入 content/departments/library/2026/budget/tables.toml\n"
        "已写入 content/departments/library/2026/budget/document.toml\n"
        "已写入 content/departments/library/department.toml\n"
        "全部判断和问题见 import-report.txt。\n";
    BOOST_TEST(outcome.out.ends_with(last), outcome.out);
    // The report is kept, and is the same for everybody.
    const std::string report = read_file(scratch.path() / "import-report.txt");
    BOOST_TEST(report.find("warning: the mark “*” of “412,500.00*” is left out") != std::string::npos, report);
    const Outcome again = run_site_gen(scratch.path(), command + " --language zh-CN");
    BOOST_TEST(again.out.find("；内容已全部具备\n") != std::string::npos, again.out);
}

BOOST_AUTO_TEST_SUITE_END()

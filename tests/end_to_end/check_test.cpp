// site-gen check as a person or a tool runs it, and what checks mean for a build.

#include <boost/test/unit_test.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>
#include <set>

#include "program.hpp"
#include "small_site.hpp"
#include "this_build.hpp"

namespace fs = std::filesystem;

namespace {

using Json = nlohmann::json;

const char* const tables = "content/departments/parks/2024/budget/tables.toml";
const char* const document = "content/departments/parks/2024/budget/document.toml";

// A copy of the site of one department, to be broken.
class Site {
  public:
    Site() {
        fs::copy(tests_folder() / "sites" / "one-department" / "content", folder() / "content", fs::copy_options::recursive);
        fs::copy(tests_folder() / "themes", folder() / "themes", fs::copy_options::recursive);
    }

    [[nodiscard]] const fs::path& folder() const { return scratch_.path(); }

    // Puts a text in the place of another, which is there once.
    void replace(const fs::path& file, const std::string& before, const std::string& after) const {
        std::string text = read_file(folder() / file);
        const std::size_t at = text.find(before);
        BOOST_REQUIRE_MESSAGE(at != std::string::npos && text.find(before, at + 1) == std::string::npos, file << ": " << before);
        write_file(folder() / file, text.replace(at, before.size(), after));
    }

    void append(const fs::path& file, const std::string& text) const {
        write_file(folder() / file, read_file(folder() / file) + text);
    }

    // Spending on parks is said to be 2.5 more than its only part.
    void break_sum() const { replace(tables, "[\"04\",    1312.5", "[\"04\",    1315.0"); }

    [[nodiscard]] Outcome run(const std::string& arguments) const { return run_site_gen(folder(), arguments); }

  private:
    ScratchFolder scratch_;
};

const char* const acknowledgement =
    "\n[[acknowledge]]\ncheck = \"children-sum\"\nrow = \"04\"\ncolumn = \"total\"\ndifference = 2.5\n"
    "reason = \"The source leaves out the theatres.\"\nnote = \"Entered as printed.\"\n"
    "\n[[acknowledge]]\ncheck = \"children-sum\"\nrow = \"total\"\ncolumn = \"total\"\ndifference = -2.5\n"
    "reason = \"The total is right.\"\nnote = \"Entered as printed.\"\n";

// Five documents, which name standards of another folder: a bureau's final accounts of two years and a budget, with all that their
// form has, and the final accounts of a small office, which leave out all that it lets them.
Outcome run_over_final_accounts(const std::string& arguments) {
    const fs::path checkout = tests_folder().parent_path();
    return run_site_gen(checkout,
                        "check --content tests/fixtures/final-accounts/content --standards content/standards " + arguments);
}

std::vector<std::string> documents_of(const Json& report) {
    std::vector<std::string> names;
    for (const Json& each : report.at("documents")) {
        names.push_back(each.at("department").get<std::string>() + " " + std::to_string(each.at("year").get<int>()) + " " +
                        each.at("stage").get<std::string>());
    }
    return names;
}

const Json& check_of(const Json& each, const std::string& id) {
    for (const Json& check : each.at("checks")) {
        if (check.at("id") == id) return check;
    }
    BOOST_FAIL("there is no check " << id);
    return each;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(check)

BOOST_AUTO_TEST_CASE(ends_with_a_status_that_says_what_was_found) {
    const Site site;
    Outcome outcome = site.run("check");
    BOOST_TEST(outcome.status == 0, outcome.out << outcome.err);
    BOOST_TEST(outcome.err == "");
    BOOST_TEST(outcome.out.ends_with(" 1 acknowledged, 0 broken; 0 errors, 0 warnings\n"), outcome.out);
    BOOST_TEST(!fs::exists(site.folder() / "public"), "nothing is published");
    struct Case {
        const char* arguments;
        int status;
        const char* says;
    };
    for (const Case& c :
         {Case{"check --department parks --year 2024", 0, ""},
          Case{"check --department praks", 2, "site-gen: there is no department \"praks\"; did you mean \"parks\"?\n"},
          Case{"check --year 1999", 2, "site-gen: there is no document of 1999\n"},
          Case{"check --department parks --year 2023", 2, "site-gen: there is no document of 2023\n"}}) {
        outcome = site.run(c.arguments);
        BOOST_TEST(outcome.status == c.status, "site-gen " << c.arguments << " ends with " << outcome.status);
        BOOST_TEST(outcome.err == c.says);
        if (c.status == 2) BOOST_TEST(outcome.out == "");
    }
    BOOST_TEST(site.run("check --format xml").status == 2);
    site.break_sum();
    outcome = site.run("check");
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(outcome.out.find("error: spending[04].total is 1315.0, but the rows below it add up to 1312.5 [children-sum]\n") !=
                   std::string::npos,
               outcome.out);
    BOOST_TEST(outcome.out.ends_with(" 1 acknowledged, 2 broken; 2 errors, 0 warnings\n"), outcome.out);
    // A warning alone is no failure; a fault of structure is.
    const Site other;
    other.replace(tables, "\"=1+1\", \"withheld\"", "\"Gate - old!\", \"withheld\"");
    outcome = other.run("check");
    BOOST_TEST(outcome.status == 0);
    BOOST_TEST(outcome.out.ends_with(" 1 broken; 0 errors, 1 warning\n"), outcome.out);
    other.replace(tables, "[\"taxes\",        1312.5]", "[\"taxes\", 1,312.5]");
    outcome = other.run("check");
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(outcome.out.ends_with("0 documents, 0 comparisons: 0 exact, 0 within rounding, 0 acknowledged, 0 broken; "
                                     "1 error, 0 warnings\n"),
               outcome.out);
}

BOOST_AUTO_TEST_CASE(checks_one_department_or_year) {
    const auto documents = [](const std::string& arguments) {
        const Outcome outcome = run_over_final_accounts("--format json " + arguments);
        BOOST_TEST(outcome.status == 0, outcome.err);
        return documents_of(Json::parse(outcome.out));
    };
    const std::vector<std::string> all = {"example-bureau 2022 final", "example-bureau 2023 budget", "example-bureau 2023 final",
                                          "service-office 2022 final", "service-office 2023 final"};
    BOOST_TEST(documents("") == all);
    BOOST_TEST(documents("--department example-bureau") == (std::vector<std::string>{all[0], all[1], all[2]}));
    BOOST_TEST(documents("--year 2022") == (std::vector<std::string>{all[0], all[3]}));
    BOOST_TEST(documents("--year 2023") == (std::vector<std::string>{all[1], all[2], all[4]}));
}

BOOST_AUTO_TEST_CASE(writes_json_for_tools) {
    const Site site;
    site.break_sum();
    write_file(site.folder() / "content/standards/plain/checks.toml",
               "[[check]]\nid = \"balance\"\nreference = \"A1\"\nsentence = { en = \"Income equals spending.\", fr = \"…\" }\n"
               "that = \"summary[income-total].income = summary[outgo-total].outgo\"\n");
    const Outcome outcome = site.run("check --format json");
    BOOST_TEST(outcome.status == 1);
    const Json report = Json::parse(outcome.out);
    BOOST_REQUIRE(report.at("documents").size() == 1U);
    const Json& checked = report.at("documents").front();
    BOOST_TEST(checked.at("standard") == "plain");
    BOOST_TEST(checked.at("unit") == "k€");
    BOOST_TEST(checked.at("counts").at("broken") == 2);
    BOOST_TEST(checked.at("counts").at("acknowledged") == 1);

    // What the standard promises is said once; what came of it for each document.
    BOOST_REQUIRE(report.at("standards").size() == 1U);
    const Json& balance = check_of(report.at("standards").front(), "balance");
    BOOST_TEST(balance.at("reference") == "A1");
    BOOST_TEST(balance.at("sentence").at("en") == "Income equals spending.");
    BOOST_TEST(balance.at("formula") == "summary[income-total].income = summary[outgo-total].outgo");
    BOOST_TEST((check_of(checked, "balance") == Json{{"id", "balance"}, {"counts", {{"exact", 1}}}}));

    const Json& sums = check_of(checked, "children-sum");
    BOOST_REQUIRE(sums.at("outcomes").size() == 2U);
    const Json& broken = sums.at("outcomes").back();
    BOOST_TEST(broken.at("verdict") == "broken");
    BOOST_TEST(broken.at("row") == "04");
    BOOST_TEST(broken.at("column") == "total");
    BOOST_TEST(broken.at("left") == "1315.0");
    BOOST_TEST(broken.at("right") == "1312.5");
    BOOST_TEST(broken.at("difference") == "2.5");
    BOOST_TEST(broken.at("tolerance") == "0");
    BOOST_TEST(broken.at("tables") == Json({"spending"}));

    const Json& acknowledged = check_of(checked, "similar-names").at("outcomes").front();
    BOOST_TEST(acknowledged.at("verdict") == "acknowledged");
    BOOST_TEST(acknowledged.at("row") == "pond-south");
    BOOST_TEST(acknowledged.at("left").is_null());
    BOOST_TEST(acknowledged.at("reason") == "The two ponds are two projects; the budget book calls them by one name.");
    BOOST_TEST(acknowledged.at("note") == "Entered as printed.");

    std::map<std::string, int> by_severity;
    for (const Json& finding : report.at("findings")) {
        ++by_severity[finding.at("severity").get<std::string>()];
        if (finding.at("rule") != "children-sum" || finding.at("line") != 6) continue;
        BOOST_TEST(finding.at("file") == tables);
        BOOST_TEST(finding.at("column") == 13);
        BOOST_TEST(finding.at("length") == 6);
        BOOST_TEST(finding.at("message") == "spending[04].total is 1315.0, but the rows below it add up to 1312.5");
        BOOST_TEST(finding.at("remedy").get<std::string>().find("[[acknowledge]]") != std::string::npos);
    }
    BOOST_TEST((by_severity == std::map<std::string, int>{{"error", 2}, {"note", 1}}));
}

BOOST_AUTO_TEST_CASE(writes_sarif_for_code_review) {
    const Site site;
    site.break_sum();
    const Outcome outcome = site.run("check --format sarif");
    BOOST_TEST(outcome.status == 1);
    const Json log = Json::parse(outcome.out);
    BOOST_TEST(log.at("version") == "2.1.0");
    const Json& run = log.at("runs").front();
    const Json& driver = run.at("tool").at("driver");
    BOOST_TEST(driver.at("name") == "site-gen");
    std::map<std::string, int> levels;
    for (const Json& each : run.at("results")) {
        ++levels[each.at("level").get<std::string>()];
        BOOST_TEST(driver.at("rules").at(each.at("ruleIndex").get<std::size_t>()).at("id") == each.at("ruleId"));
        BOOST_TEST(!each.at("message").at("text").get<std::string>().empty());
    }
    BOOST_TEST((levels == std::map<std::string, int>{{"error", 2}, {"note", 1}}));
    const Json& location = run.at("results").at(1).at("locations").front().at("physicalLocation");
    BOOST_TEST(location.at("artifactLocation").at("uri") == tables);
    BOOST_TEST((location.at("region") == Json{{"startLine", 6}, {"startColumn", 13}, {"endColumn", 19}}));
}

BOOST_AUTO_TEST_CASE(writes_junit_for_test_reports) {
    const auto report = [](const Outcome& outcome, pugi::xml_document& xml) {
        BOOST_REQUIRE(xml.load_buffer(outcome.out.data(), outcome.out.size()));
        std::size_t failures = 0;
        for (const pugi::xpath_node suite : xml.select_nodes("//testsuite")) {
            BOOST_TEST(suite.node().attribute("failures").as_uint() == suite.node().select_nodes("testcase/failure").size());
            BOOST_TEST(suite.node().attribute("tests").as_uint() == suite.node().select_nodes("testcase").size());
            failures += suite.node().attribute("failures").as_uint();
        }
        BOOST_TEST(xml.child("testsuites").attribute("failures").as_uint() == failures);
        return failures;
    };
    const Site site;
    pugi::xml_document xml;
    BOOST_TEST(report(site.run("check --format junit"), xml) == 0U);
    // Two broken sums are one failed check; a stale acknowledgement is another; an error of another kind a third.
    site.break_sum();
    site.append(document, "\n[[acknowledge]]\ncheck = \"jump\"\nreason = \"It is so.\"\nnote = \"Left.\"\n");
    BOOST_TEST(report(site.run("check --format junit"), xml) == 2U);
    const pugi::xml_node failure = xml.select_node("//testcase[@name='children-sum']/failure").node();
    BOOST_TEST(failure.parent().parent().attribute("name").as_string() == std::string("parks.2024.budget"));
    BOOST_TEST(failure.attribute("message").as_string() ==
               std::string("spending[total].total is 1312.5, but the rows below it add up to 1315.0"));
    BOOST_TEST(failure.text().as_string() == std::string("spending[total].total is 1312.5, but the rows below it add up to 1315.0\n"
                                                         "spending[04].total is 1315.0, but the rows below it add up to 1312.5\n"));
    site.append(tables, "\n[tables.more]\ncolumns = []\nrows = []\n");
    BOOST_TEST(report(site.run("check --format junit"), xml) == 1U);
    BOOST_TEST(xml.select_node("//testsuite[@name='content']/testcase/failure").node().attribute("type").as_string() ==
               std::string("unknown-table"));
}

BOOST_AUTO_TEST_CASE(findings_for_machines_say_what_people_read) {
    const Site site;
    site.break_sum();
    const Json json = Json::parse(site.run("check --format json").out);
    const Json sarif = Json::parse(site.run("check --format sarif").out);
    const Json expected = {{"department", "parks"}, {"year", 2024},      {"stage", "budget"}, {"tables", {"spending"}},
                           {"row", "total"},        {"column", "total"}, {"left", "1312.5"},  {"right", "1315.0"},
                           {"difference", "-2.5"},  {"unit", "k€"}};
    const auto is_meant = [](const Json& finding, const char* rule) {
        return finding[rule] == "children-sum" && finding.dump().find("spending[total]") != std::string::npos;
    };
    std::size_t count = 0;
    for (const Json& finding : json["findings"]) {
        if (is_meant(finding, "rule")) count += finding["subject"] == expected ? 1 : 0;
    }
    for (const Json& result : sarif["runs"][0]["results"]) {
        if (is_meant(result, "ruleId")) count += result["properties"] == expected ? 1 : 0;
    }
    BOOST_TEST(count == 2U);
}

// The files that the README tells to write: a budget of which no cent may go astray.
BOOST_AUTO_TEST_CASE(the_example_of_the_readme_finds_a_cent) {
    const ScratchFolder scratch;
    const fs::path checkout = tests_folder().parent_path();
    const std::string readme = read_file(checkout / "README.md");
    std::size_t count = 0;
    for (std::size_t at = readme.find("```toml\n# content/"); at != std::string::npos;
         at = readme.find("```toml\n# content/", at + 1)) {
        const std::size_t begin = at + std::string("```toml\n# ").size();
        const std::size_t end = readme.find("```", begin);
        const std::size_t line_end = readme.find('\n', begin);
        write_file(scratch.path() / readme.substr(begin, line_end - begin), readme.substr(line_end + 1, end - line_end - 1));
        ++count;
    }
    BOOST_TEST(count == 5U);
    const std::string prose = "```markdown\n";
    const std::size_t begin = readme.find(prose) + prose.size();
    write_file(scratch.path() / "content/departments/library/2025/budget/narrative/01-overview.md",
               readme.substr(begin, readme.find("```", begin) - begin));
    const std::string check = "check --themes '" + (checkout / "themes").string() + "'";
    BOOST_TEST(run_site_gen(scratch.path(), check).status == 0);
    const fs::path tables_of_library = scratch.path() / "content/departments/library/2025/budget/tables.toml";
    std::string text = read_file(tables_of_library);
    write_file(tables_of_library, text.replace(text.find("475750.50"), 9, "475750.51"));
    const Outcome outcome = run_site_gen(scratch.path(), check);
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(
        outcome.out.find("spending[total].amount is 475750.51, but the rows below it add up to 475750.50") != std::string::npos,
        outcome.out);
}

BOOST_AUTO_TEST_CASE(a_build_refuses_what_is_broken_unless_it_is_acknowledged) {
    const Site site;
    site.break_sum();
    Outcome outcome = site.run("build");
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(!fs::exists(site.folder() / "public"));
    site.append(document, acknowledgement);
    outcome = site.run("build");
    BOOST_TEST(outcome.status == 0, outcome.err);
    BOOST_TEST(outcome.err == "");
    const std::string page = read_file(site.folder() / "public/parks/2024/checks/index.html");
    BOOST_TEST(page.find("The source leaves out the theatres.") != std::string::npos);
    const Json checked = Json::parse(read_file(site.folder() / "public/parks/2024/checks/checks.json"));
    BOOST_TEST(checked.at("counts").at("acknowledged") == 3);
    BOOST_TEST(checked.at("counts").at("broken") == 0);
    // The fault is mended, and the acknowledgements stay behind.
    site.replace(tables, "1315.0", "1312.5");
    outcome = site.run("build");
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(outcome.err.find("error: the acknowledgement explains children-sum[04].total, which is not broken "
                                "[stale-acknowledgement]\n") != std::string::npos,
               outcome.err);
    BOOST_TEST(read_file(site.folder() / "public/parks/2024/checks/index.html") == page, "what was published stays");
}

BOOST_AUTO_TEST_CASE(what_is_proposed_as_an_acknowledgement_can_be_pasted) {
    const Site site;
    site.break_sum();
    const Json report = Json::parse(site.run("check --format json").out);
    for (const Json& finding : report.at("findings")) {
        const std::string remedy = finding.at("remedy").get<std::string>();
        if (finding.at("severity") == "error")
            site.append(document, "\n" + remedy.substr(remedy.find("   [[acknowledge]]")) + "\n");
    }
    Outcome outcome = site.run("build");
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(outcome.err.find("\"reason\" is empty") != std::string::npos, "a reason is asked for: " << outcome.err);
    std::string text = read_file(site.folder() / document);
    for (std::size_t at = 0; (at = text.find(" = \"\"", at)) != std::string::npos;) text.replace(at, 5, " = \"so\"");
    write_file(site.folder() / document, text);
    outcome = site.run("build");
    BOOST_TEST(outcome.status == 0, outcome.err);
}

BOOST_AUTO_TEST_CASE(a_check_that_exceeds_the_exact_range_is_an_error) {
    const Site site;
    site.append(document,
                "\n[[check]]\nid = \"product\"\nsentence = { en = \"…\" }\n"
                "that = \"spending[total].total * 999999999999999999 > 0\"\n");
    const Outcome outcome = site.run("build");
    BOOST_TEST(outcome.status == 1);
    BOOST_TEST(outcome.err.find("error: a sum in the check \"product\" exceeds 18 digits [amount-overflow]\n") != std::string::npos,
               outcome.err);
}

BOOST_AUTO_TEST_CASE(a_primary_standard_is_one_that_documents_follow) {
    const Site site;
    const fs::path settings = site.folder() / "content/site.toml";
    const std::string declared = read_file(settings);
    write_file(settings, "standard = \"plian\"\n" + declared);
    for (const char* command : {"check", "build"}) {
        const Outcome outcome = site.run(command);
        BOOST_TEST(outcome.status == 1);
        BOOST_TEST((outcome.out + outcome.err)
                           .find("content/site.toml:1:12: error: no document follows the standard \"plian\"; "
                                 "did you mean \"plain\"? [unknown-standard]\n") != std::string::npos,
                   outcome.out + outcome.err);
    }
    write_file(settings, "standard = \"plain\"\n" + declared);
    BOOST_TEST(site.run("build").status == 0);
}

// Invented documents of other forms, without a difference: each check that their standards declare is made and holds.
BOOST_AUTO_TEST_CASE(every_check_of_other_forms_is_made_and_holds) {
    const fs::path checkout = tests_folder().parent_path();
    for (const std::string name : {"shanghai-budget", "programme-budget", "city-budget", "district-budget"}) {
        BOOST_TEST_CONTEXT(name) {
            // A standard of the content may extend one of the others.
            const Outcome outcome = run_site_gen(
                checkout, "check --format json --content tests/fixtures/" + name + "/content --standards content/standards");
            BOOST_TEST(outcome.status == 0, outcome.err);
            const Json report = Json::parse(outcome.out);
            std::map<std::string, int> made;
            for (const Json& standard : report.at("standards")) {
                for (const Json& check : standard.at("checks")) made.emplace(check.at("id").get<std::string>(), 0);
            }
            BOOST_TEST(made.size() > 5U);
            BOOST_TEST(report.at("documents").size() > 1U);
            for (const Json& document : report.at("documents")) {
                BOOST_TEST(document.at("counts").at("broken") == 0);
                BOOST_TEST(document.at("counts").at("unknown") == 0);
                for (const Json& check : document.at("checks")) {
                    const auto known = made.find(check.at("id").get<std::string>());
                    if (known == made.end()) continue;
                    for (const Json& verdict : check.at("counts")) known->second += verdict.get<int>();
                }
            }
            for (const auto& [id, count] : made) BOOST_TEST(count > 0, "the check " << id << " is never made");
            for (const Json& finding : report.at("findings"))
                BOOST_TEST(finding.at("severity") == "note", finding.at("message").get<std::string>());
        }
    }
}

BOOST_AUTO_TEST_CASE(every_check_of_final_accounts_is_made_and_holds) {
    const Outcome outcome = run_over_final_accounts("--format json");
    BOOST_TEST(outcome.status == 0, outcome.err);
    const Json report = Json::parse(outcome.out);
    std::map<std::string, int> made;
    for (const Json& standard : report.at("standards")) {
        if (standard.at("id") != "cn-department-final") continue;
        for (const Json& check : standard.at("checks")) made.emplace(check.at("id").get<std::string>(), 0);
    }
    std::set<std::string> acknowledged;
    for (const Json& each : report.at("documents")) {
        BOOST_TEST(each.at("counts").at("broken") == 0);
        BOOST_TEST(each.at("counts").at("unknown") == 0);
        for (const Json& check : each.at("checks")) {
            const auto known = made.find(check.at("id").get<std::string>());
            if (each.at("standard") == "cn-department-final" && known != made.end()) {
                for (const Json& verdict : check.at("counts")) known->second += verdict.get<int>();
            }
            if (!check.contains("outcomes")) continue;
            for (const Json& found : check.at("outcomes")) {
                if (found.at("verdict") == "acknowledged")
                    acknowledged.insert(check.at("id").get<std::string>() + " " + found.at("row").get<std::string>());
            }
        }
    }
    BOOST_TEST(made.size() > 50U);
    for (const auto& [id, count] : made) BOOST_TEST(count > 0, "the check " << id << " is never made");
    BOOST_TEST(acknowledged == (std::set<std::string>{"three-public-limit vehicle-operation", "three-public-limit vehicles"}),
               boost::test_tools::per_element());
    for (const Json& finding : report.at("findings"))
        BOOST_TEST(finding.at("severity") == "note", finding.at("message").get<std::string>());
}

BOOST_AUTO_TEST_CASE(builds_nothing_of_a_standard_with_errors) {
    const char* const standard = "content/standards/plain/standard.toml";
    struct Case {
        const char* file;
        const char* before;
        const char* after;
        const char* says;
    };
    for (const Case& c :
         {Case{standard, "stages = [{ id = \"budget\", title = \"Budget\" }, { id = \"final\", title = \"Final accounts\" }]",
               "stages = []", "\"stages\" is an empty list [invalid-value]"},
          Case{"content/standards/plain/function.toml",
               "\"0401\" =", "\"é\" = \"E\"\n\"0401\" =", "\"é\" cannot be a code [invalid-name]"},
          Case{standard, "\"k€\" = 3", "\"k€\" = 17", "a unit's power of ten lies between -6 and 12 [invalid-value]"}}) {
        const Site site;
        site.replace(c.file, c.before, c.after);
        const Outcome built = site.run("build");
        BOOST_TEST(built.status == 1, built.err);
        BOOST_TEST(built.err.find(c.says) != std::string::npos, built.err);
        const Outcome checked = site.run("check");
        BOOST_TEST(checked.status == 1, checked.out);
        BOOST_TEST(checked.out.find(c.says) != std::string::npos, checked.out);
        BOOST_TEST(!fs::exists(site.folder() / "public"));
    }
}

BOOST_AUTO_TEST_CASE(tells_of_changes_that_exceed_the_range) {
    const Site site;
    const fs::path before = site.folder() / "content/departments/parks/2023/budget";
    fs::create_directories(before.parent_path());
    fs::copy(site.folder() / "content/departments/parks/2024/budget", before, fs::copy_options::recursive);
    const std::string year = "content/departments/parks/2023/budget/document.toml";
    site.replace(year, "year = 2024", "year = 2023");
    const char* const first = "[\"pond-north\", \"Pond\", -10.0]";
    site.replace(tables, first, "[\"pond-north\", \"Pond\", 99999999999999999]");
    site.replace("content/departments/parks/2023/budget/tables.toml", first, "[\"pond-north\", \"Pond\", 0.25]");
    const Outcome built = site.run("build");
    BOOST_TEST(built.status == 1, built.err);
    BOOST_TEST(built.err.find("a change in the table \"projects\" since the budget of 2023 exceeds 18 digits "
                              "[amount-overflow]") != std::string::npos,
               built.err);
}

// Of names and keys that no format may print as they are.
BOOST_AUTO_TEST_CASE(reports_in_every_format_what_no_format_can_hold) {
    const Site site;
    site.append("content/departments/parks/department.toml", "\"\\u0001\\u001bx\" = 1\n");
    write_file(site.folder() / "content/departments/parks/2024/budget/\xB5\xD7 100%.md", "x");
    const Outcome text = site.run("check");
    BOOST_TEST(text.status == 1);
    BOOST_TEST(text.out.find("there is no key \"<U+0001><U+001B>x\" here") != std::string::npos, text.out);
    BOOST_TEST(text.out.find("budget/<B5><D7> 100%.md: error:") != std::string::npos, text.out);
    const Outcome built = site.run("build");
    BOOST_TEST(built.status == 1);
    BOOST_TEST(built.err.find_first_of("\x01\x1b\xB5") == std::string::npos);
    const Outcome json = site.run("check --format json");
    BOOST_TEST(json.status == 1, json.err);
    BOOST_TEST(Json::parse(json.out).at("findings").at(0).at("file") == "content/departments/parks/2024/budget/<B5><D7> 100%.md");
    const Outcome sarif = site.run("check --format sarif");
    BOOST_TEST(sarif.status == 1, sarif.err);
    const Json run = Json::parse(sarif.out).at("runs").at(0);
    BOOST_TEST(run.at("results").at(0).at("locations").at(0).at("physicalLocation").at("artifactLocation").at("uri") ==
               "content/departments/parks/2024/budget/%B5%D7%20100%25.md");
    const Outcome junit = site.run("check --format junit");
    BOOST_TEST(junit.status == 1, junit.err);
    pugi::xml_document xml;
    BOOST_TEST((xml.load_string(junit.out.c_str()).status == pugi::status_ok));
    BOOST_TEST(junit.out.find("<U+0001>") == std::string::npos, "escaped as XML has it");
    BOOST_TEST(junit.out.find("&lt;U+0001&gt;") != std::string::npos, junit.out);
    BOOST_TEST(junit.out.find("&#") == std::string::npos);
}

// Two standards that spell a code of one topic in two ways: each is sound alone.
BOOST_AUTO_TEST_CASE(finds_pages_that_two_standards_would_have_at_one_address) {
    const ScratchFolder scratch;
    const fs::path content = scratch.path() / "content";
    write_empty_site(scratch.path());
    for (const char* id : {"plain", "plain-two"}) {
        const fs::path standard = content / "standards" / id;
        write_file(standard / "standard.toml",
                   read_file(standard / "standard.toml") +
                       "\n[overview]\nsize = \"spending\"\n\n[[overview.topic]]\nid = \"functions\"\ntitle = \"Functions\"\n"
                       "rows = \"spending[*]\"\ncolumn = \"total\"\n");
    }
    fs::copy(content / "standards/plain/function.toml", content / "standards/plain-two/function.toml");
    BOOST_REQUIRE(replace_in_file(content / "standards/plain-two/standard.toml", "\"plain/function\"", "\"function\""));
    write_department(content, "parks", "plain", {2024}, {"budget"});
    write_department(content, "theatres", "plain-two", {2024}, {"budget"});
    BOOST_REQUIRE(run_site_gen(scratch.path(), "build").status == 0);

    const auto add_code = [&](const char* standard, const std::string& code) {
        const fs::path file = content / "standards" / standard / "function.toml";
        write_file(file, read_file(file) + "\"" + code + "\" = \"Ponds\"\n");
    };
    add_code("plain", "A1");
    BOOST_REQUIRE(run_site_gen(scratch.path(), "build").status == 0);
    add_code("plain-two", "a1");
    const std::string message =
        "content/standards/plain-two/function.toml:9:1: error: the site cannot have both topics/functions/codes/A1 and "
        "topics/functions/codes/a1: file systems that ignore case cannot tell them apart [invalid-name]\n";
    for (const char* arguments : {"build", "build --full", "check"}) {
        const Outcome outcome = run_site_gen(scratch.path(), arguments);
        BOOST_TEST(outcome.status == 1, arguments);
        BOOST_TEST((outcome.out + outcome.err).find(message) != std::string::npos, arguments << ": " << outcome.out << outcome.err);
    }
}

// Each id is allowed by itself.
BOOST_AUTO_TEST_CASE(warns_of_long_paths_across_departments) {
    const ScratchFolder scratch;
    const fs::path content = scratch.path() / "content";
    const std::string standard = "the-budgets-of-all-departments-of-the-island-and-its-harbours";
    const std::string topic = "functions-of-government-in-the-classification-of-the-island";
    const auto add_topic = [&](const std::string& id, const std::string& topic_id) {
        const fs::path file = content / "standards" / id / "standard.toml";
        write_file(file, read_file(file) + "\n[overview]\nsize = \"spending\"\n\n[[overview.topic]]\nid = \"" + topic_id +
                             "\"\ntitle = \"Functions\"\nrows = \"spending[*]\"\ncolumn = \"total\"\n");
    };
    write_empty_site(scratch.path());
    fs::copy(content / "standards/plain", content / "standards" / standard, fs::copy_options::recursive);
    BOOST_REQUIRE(
        replace_in_file(content / "standards" / standard / "standard.toml", "id = \"plain\"", "id = \"" + standard + "\""));
    add_topic("plain", "functions");
    add_topic(standard, topic);
    write_department(content, "parks", "plain", {2023, 2024}, {"budget"});
    const Outcome before = run_site_gen(scratch.path(), "build");
    BOOST_REQUIRE(before.status == 0);
    BOOST_TEST(before.err.find("[long-path]") == std::string::npos, before.err);
    write_department(content, "parks", standard, {2023, 2024}, {"budget"});
    const std::string message =
        "site-gen: warning: pages across departments have files with paths of up to 256 characters: topics/" + topic +
        "/codes/0401/2023/data/" + topic + "-0401-2023-departments-" + standard + "-budget.csv-metadata.json [long-path]\n";
    for (const char* arguments : {"build", "build --full"}) {
        const Outcome outcome = run_site_gen(scratch.path(), arguments);
        BOOST_TEST(outcome.status == 0, outcome.err);
        BOOST_TEST(outcome.err.find(message) != std::string::npos, arguments << ": " << outcome.err);
    }
}

BOOST_AUTO_TEST_CASE(says_that_its_report_could_not_be_written) {
    if (!fs::exists("/dev/full")) return;
    const Site site;
    for (const char* arguments : {"check", "check --format json", "build", "--help"}) {
        const Outcome outcome = run_command(site.folder(), "( '" + site_gen_program() + "' " + arguments + " >/dev/full )");
        BOOST_TEST(outcome.status == 3, arguments);
        BOOST_TEST(outcome.err == "site-gen: standard output cannot be written: No space left on device\n", outcome.err);
    }
}

BOOST_AUTO_TEST_SUITE_END()

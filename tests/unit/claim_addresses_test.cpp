// Addresses are claimed where the ids are that make them.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <regex>
#include <set>

#include "load/claim_addresses.hpp"
#include "load/load_content.hpp"
#include "model/addresses.hpp"
#include "model/rules.hpp"

using namespace sitegen;

namespace fs = std::filesystem;

namespace {

Place at_line(std::uint32_t line) { return {1, line, 1, 1}; }

Standard standard_with_code(const std::string& first, const std::string& second) {
    Standard standard;
    standard.stages = {{"budget", "Budget", ""}};
    Classification function;
    function.codes[first] = Code{"A", {}, {}, at_line(3)};
    function.codes[second] = Code{"B", {}, {}, at_line(4)};
    standard.classifications.emplace("function", function);
    TopicForm topic;
    topic.id = "functions";
    topic.kind = TopicForm::Kind::codes;
    topic.classification = "function";
    standard.overview.topics.push_back(topic);
    return standard;
}

std::string text_of(const Findings& findings) {
    std::string text;
    for (const Finding& finding : findings.list()) text += std::to_string(finding.place.line) + ": " + finding.message + "\n";
    return text;
}

std::string found_in(const Standard& standard) {
    Findings findings;
    claim_addresses(standard, findings);
    return text_of(findings);
}

// Under the ids of the standards.
std::string found_in(const std::vector<const Standard*>& standards) {
    StandardsById by_id;
    for (const Standard* standard : standards) by_id.emplace(standard->id, standard);
    Findings findings;
    claim_addresses(by_id, findings);
    return text_of(findings);
}

Standard standard_with_figures(const std::string& first, const std::string& second) {
    Standard standard;
    for (const std::string& id : {first, second}) {
        standard.figures.emplace_back().id = id;
        standard.figures.back().place = at_line(static_cast<std::uint32_t>(standard.figures.size()));
        standard.overview.figures.push_back(id);
    }
    return standard;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(addresses)

// Whatever a document writes is claimed: a file that is added to documents and not to their addresses shows here.
BOOST_AUTO_TEST_CASE(every_file_of_a_document_is_claimed) {
    const fs::path site = fs::path(SITE_GEN_TESTS_FOLDER) / "sites/many-years";
    Sources sources;
    Findings findings;
    const Content content = load_content(site / "content", {}, sources, findings);
    BOOST_REQUIRE(!findings.has_errors());
    std::size_t count = 0;
    for (const Department& department : content.departments) {
        std::set<std::string> claimed = {department_path(department.slug)};
        for (const Document& document : department.documents) {
            const StageForm& stage = *document.standard->find_stage(document.stage);
            for (const DocumentAddress& address : document_addresses(*document.standard, stage, document.department, document.year))
                claimed.insert(document_folder(document) + address.path);
        }
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(site / "expected" / department.slug)) {
            if (!entry.is_regular_file()) continue;
            const std::string path = entry.path().lexically_relative(site / "expected").generic_string();
            // The department's own page, across its documents, has other files.
            const std::string below = path.substr(department.slug.size() + 1);
            if (!parse_fiscal_year(below.substr(0, below.find('/')))) continue;
            BOOST_TEST(claimed.contains(path), path << " is not claimed");
            ++count;
        }
    }
    BOOST_TEST(count > 20U);
}

BOOST_AUTO_TEST_CASE(codes_that_no_site_can_have_are_found_at_their_place) {
    BOOST_TEST(found_in(standard_with_code("01", "02")) == "");
    BOOST_TEST(
        found_in(standard_with_code("A1", "a1")) ==
        "4: the site cannot have both topics/functions/codes/A1 and topics/functions/codes/a1: file systems that ignore case "
        "cannot tell them apart\n");
    BOOST_TEST(found_in(standard_with_code("CON", "02")) ==
               "3: the site cannot have a file \"topics/functions/codes/CON/index.html\": the path has a component that Windows "
               "reserves: CON\n");
}

BOOST_AUTO_TEST_CASE(charts_and_tables_that_no_site_can_have_are_found_at_their_place) {
    Standard standard = standard_with_code("01", "02");
    standard.charts.emplace_back().id = "aux";
    standard.charts.back().place = at_line(7);
    TableForm table;
    table.id = "x";
    table.number = 1;
    table.place = at_line(8);
    standard.tables = {table, table};
    standard.tables.back().place = at_line(9);
    BOOST_TEST(
        found_in(standard) ==
        "9: the site has two files data/01-x.csv\n7: the site cannot have a file \"charts/aux.svg\": the path has a component "
        "that Windows reserves: aux.svg\n");
}

BOOST_AUTO_TEST_CASE(codes_of_one_topic_in_two_standards_are_claimed_together) {
    Standard first = standard_with_code("A1", "02");
    first.id = "first";
    Standard second = standard_with_code("02", "a1");
    second.id = "second";
    BOOST_TEST(
        found_in({&second, &first}) ==
        "4: the site cannot have both topics/functions/codes/A1 and topics/functions/codes/a1: file systems that ignore case "
        "cannot tell them apart\n");
    // What is wrong with a standard of its own has been told, and its ids may be wrong.
    second.is_sound = false;
    BOOST_TEST(found_in({&second, &first}) == "");
    // In another topic the codes have other pages.
    second.is_sound = true;
    second.overview.topics.front().id = "others";
    BOOST_TEST(found_in({&second, &first}) == "");
}

BOOST_AUTO_TEST_CASE(standards_and_stages_that_make_one_name_are_found) {
    Standard first;
    first.id = "city";
    first.place = at_line(1);
    first.stages = {{"mid-year", "Mid-year", ""}};
    Standard second;
    second.id = "city-mid";
    second.place = at_line(2);
    second.stages = {{"year", "Year", ""}};
    BOOST_TEST(found_in({&first, &second}) == "2: the site has two files years/2000/data/2000-departments-city-mid-year.csv\n");
    second.stages.front().id = "final";
    BOOST_TEST(found_in({&first, &second}) == "");
}

BOOST_AUTO_TEST_CASE(figures_that_make_one_name_are_found) {
    BOOST_TEST(found_in(standard_with_figures("income", "spending")) == "");
    BOOST_TEST(found_in(standard_with_figures("income", "income-comparable")) ==
               "2: the site has two files department/data/department-series-income-comparable.csv\n");
    // Two standards show one figure in one series.
    Standard first = standard_with_figures("income", "spending");
    first.id = "first";
    Standard second = standard_with_figures("income", "staff");
    second.id = "second";
    BOOST_TEST(found_in({&first, &second}) == "");
}

BOOST_AUTO_TEST_CASE(files_of_many_pages_can_be_told_apart_in_one_folder) {
    struct Case {
        const char* page;
        const char* table;
        const char* file;
    };
    for (const Case& c : std::vector<Case>{
             {"index.html", "years", "data/years.csv"},
             {"years/index.html", "growth-plain-final", "data/growth-plain-final.csv"},
             {"years/2019-20/index.html", "departments-plain-budget", "data/2019-20-departments-plain-budget.csv"},
             {"topics/functions/index.html", "over-years-plain-budget", "data/functions-over-years-plain-budget.csv"},
             {"topics/functions/2023/index.html", "functions-plain-budget", "data/functions-2023-plain-budget.csv"},
             {"topics/functions/codes/201/index.html", "years", "data/functions-201-years.csv"},
             {"topics/functions/codes/201/2023/index.html", "departments-plain-budget",
              "data/functions-201-2023-departments-plain-budget.csv"},
             {"performance/2023/index.html", "performance-plain-budget", "data/2023-performance-plain-budget.csv"},
             {"versions/index.html", "corrections-2023", "data/corrections-2023.csv"},
             {"parks/index.html", "documents", "data/parks-documents.csv"},
             // A department's name is no reason to leave it out.
             {"series/index.html", "documents", "data/series-documents.csv"},
             {"series/index.html", "series-documents", "data/series-series-documents.csv"},
             {"codes/index.html", "documents", "data/codes-documents.csv"},
             {"topics/codes/codes/201/index.html", "years", "data/codes-201-years.csv"},
         })
        BOOST_TEST(overview_file_path(c.page, c.table) == c.file);
}

BOOST_AUTO_TEST_CASE(a_file_of_a_document_is_saved_under_the_documents_name) {
    Document document;
    document.department = "parks";
    document.year = 2024;
    document.stage = "budget";
    BOOST_TEST(saved_name(document, "data/01-spending.csv") == "parks-2024-budget-01-spending.csv");
    BOOST_TEST(saved_name(document, "data/parks-2024-budget.csv") == "parks-2024-budget.csv");
}

// Downloads of pages across documents have fixed names, or are claimed.
BOOST_AUTO_TEST_CASE(every_download_of_an_overview_is_claimed) {
    const fs::path site = fs::path(SITE_GEN_TESTS_FOLDER) / "sites/many-years";
    Sources sources;
    Findings findings;
    const Content content = load_content(site / "content", {}, sources, findings);
    BOOST_REQUIRE(!findings.has_errors());
    std::set<std::string> names = {"years.csv",     "2000-stages.csv", "2000-documents.csv",
                                   "documents.csv", "facts.csv",       "facts-2000.csv"};
    const auto add = [&names](const std::vector<std::string>& paths) {
        for (const std::string& path : paths) names.insert(path.substr(path.rfind('/') + 1));
    };
    for (const auto& [id, standard] : content.standards) {
        names.insert({"dictionary-tables-" + id + ".csv", "dictionary-figures-" + id + ".csv"});
        for (const StageForm& stage : standard->stages) add(overview_downloads(*standard, stage));
        for (const std::string& figure : standard->overview.figures) add(series_downloads(figure));
    }
    // Names are claimed for one year and one department, and begin with another one's.
    const auto is_claimed = [&names](const std::string& file) {
        const std::string name = std::regex_replace(file, std::regex("20[0-9]{2}(-[0-9]{2})?(?=[.-])"), "2000");
        return std::any_of(names.begin(), names.end(), [&](std::string claimed) {
            const std::string department = "department-";
            if (claimed.starts_with(department)) claimed.erase(0, department.size());
            return name == claimed || name.ends_with("-" + claimed);
        });
    };
    std::size_t count = 0;
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(site / "expected")) {
        const fs::path& file = entry.path();
        // Beside a data package are a document's; so are the manifests of amounts.
        const bool is_of_document =
            fs::exists(file.parent_path() / "datapackage.json") || file.filename() == document_path::amounts;
        if (file.extension() != ".csv" || is_of_document) continue;
        BOOST_TEST(is_claimed(file.filename().string()), file << " is not claimed");
        ++count;
    }
    BOOST_TEST(count > 20U);
}

BOOST_AUTO_TEST_CASE(departments_and_assets_that_no_site_can_have_are_found) {
    Findings findings;
    claim_department("parks", at_line(1), findings);
    BOOST_TEST(findings.list().empty());
    claim_department("lpt1", at_line(1), findings);
    BOOST_REQUIRE(findings.list().size() == 1U);
    BOOST_TEST(findings.list().front().rule == rules::invalid_name);
    Theme theme;
    theme.assets = {{"Logo.svg", "Logo.svg", ""}, {"logo.svg", "logo.svg", ""}};
    claim_assets(theme, findings);
    BOOST_REQUIRE(findings.list().size() == 2U);
    BOOST_TEST(
        findings.list().back().message ==
        "the site cannot have both assets/Logo.svg and assets/logo.svg: file systems that ignore case cannot tell them apart");
}

BOOST_AUTO_TEST_SUITE_END()

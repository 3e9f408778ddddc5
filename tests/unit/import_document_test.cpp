// The sample budget, printed into a workbook as a finance system would and imported again.

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>

#include "import/existing_tables.hpp"
#include "import/import_document.hpp"
#include "load/load_content.hpp"
#include "printed_workbook.hpp"
#include "sandbox.hpp"

using namespace sitegen;
namespace fs = std::filesystem;

namespace {

const fs::path sample = fs::path(SITE_GEN_TESTS_FOLDER).parent_path() / "content";
const std::string sample_folder = "departments/datong-commerce/2023/budget";

std::string bytes_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

ExistingTables tables_in(const fs::path& content) {
    Sources sources;
    Findings findings;
    const fs::path file = content / sample_folder / "tables.toml";
    ExistingTables tables = read_existing_tables({{file.string(), bytes_of(file)}}, sources, findings);
    BOOST_TEST(!findings.has_errors());
    return tables;
}

std::string findings_of(const ImportResult& result) {
    std::string text;
    for (const ReportedFinding& finding : result.log.findings.list()) {
        if (finding.severity != Severity::note) text += finding.path + ": " + finding.message + " [" + finding.rule + "]\n";
    }
    return text;
}

void print_sample(const fs::path& file) {
    Sources sources;
    Findings findings;
    const Content content = load_content(sample, {}, sources, findings);
    BOOST_REQUIRE(!findings.has_errors());
    print_workbook(content.departments.front().documents.front(), file);
}

ImportOptions sample_options() {
    ImportOptions options;
    options.sources = {"budget.xlsx"};
    options.content = "content";
    options.standard_folders = {sample / "standards"};
    options.department = "datong-commerce";
    options.standard = "cn-department-budget";
    options.name = "大同市商务局";
    return options;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(import_document_suite, Sandbox)

BOOST_AUTO_TEST_CASE(a_printed_budget_is_imported_without_a_mapping) {
    print_sample("budget.xlsx");
    const ImportResult result = import_document(sample_options());
    BOOST_TEST(findings_of(result) == "");
    BOOST_TEST(result.table_count == 13U);
    BOOST_REQUIRE(fs::exists("content/" + sample_folder + "/tables.toml"));
    const ExistingTables expected = tables_in(sample);
    const ExistingTables imported = tables_in("content");
    BOOST_TEST(imported.blocks.size() == expected.blocks.size());
    for (const auto& [name, block] : expected.blocks) {
        BOOST_TEST_CONTEXT(name) {
            const auto found = imported.blocks.find(name);
            BOOST_REQUIRE(found != imported.blocks.end());
            BOOST_TEST(found->second.columns == block.columns, boost::test_tools::per_element());
            BOOST_REQUIRE(found->second.rows.size() == block.rows.size());
            const bool has_own_ids = block.columns.size() > 1 && block.columns[1] == "name";
            for (std::size_t row = 0; row < block.rows.size(); ++row) {
                const std::vector<std::string>& left = found->second.rows[row];
                const std::vector<std::string>& right = block.rows[row];
                BOOST_REQUIRE(left.size() == right.size());
                for (std::size_t i = has_own_ids ? 1 : 0; i < left.size(); ++i)
                    BOOST_TEST(left[i] == right[i], name << " row " << row << ": " << left[i] << " is not " << right[i]);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(importing_over_the_same_content_changes_nothing) {
    print_sample("budget.xlsx");
    fs::create_directories("content");
    fs::copy(sample / "departments", "content/departments", fs::copy_options::recursive);
    const auto content_before = tree("content");
    const ImportResult result = import_document(sample_options());
    BOOST_TEST(findings_of(result) == "");
    BOOST_TEST(result.written.empty());
    BOOST_TEST(result.unchanged_count == 13U);
    BOOST_TEST((tree("content") == content_before));
}

BOOST_AUTO_TEST_CASE(importing_twice_gives_the_same_bytes) {
    print_sample("budget.xlsx");
    const ImportResult first = import_document(sample_options());
    BOOST_TEST(!first.written.empty());
    const auto content_before = tree("content");
    const ImportResult second = import_document(sample_options());
    BOOST_TEST(second.written.empty());
    BOOST_TEST((tree("content") == content_before));
}

BOOST_AUTO_TEST_CASE(figures_that_were_typed_by_hand_are_not_overwritten) {
    print_sample("budget.xlsx");
    const ImportResult first = import_document(sample_options());
    BOOST_TEST(!first.log.findings.has_errors());
    const fs::path file = "content/" + sample_folder + "/tables.toml";
    std::string text = bytes_of(file);
    const std::size_t at = text.find("2178.00");
    BOOST_REQUIRE(at != std::string::npos);
    text.replace(at, 7, "2178.01");
    put(file, text);
    ImportOptions options = sample_options();
    const ImportResult refused = import_document(options);
    BOOST_TEST(findings_of(refused).find("is 2178.01 in content and 2178.00 in the source [would-overwrite]") != std::string::npos,
               findings_of(refused));
    BOOST_TEST(bytes_of(file) == text);
    options.is_check = true;
    BOOST_TEST(findings_of(import_document(options)).find("[differs-from-source]") != std::string::npos);
    BOOST_TEST(bytes_of(file) == text);
    options.is_check = false;
    options.may_replace = true;
    const ImportResult replaced = import_document(options);
    BOOST_TEST(!replaced.log.findings.has_errors(), findings_of(replaced));
    text.replace(at, 7, "2178.00");
    BOOST_TEST(bytes_of(file) == text);
}

BOOST_AUTO_TEST_SUITE_END()

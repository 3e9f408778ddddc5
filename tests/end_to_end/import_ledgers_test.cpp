// Ledgers of many departments and years, imported with the mapping files of tests/import/ledgers, built and checked.

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <regex>

#include "import/existing_tables.hpp"
#include "invented_ledgers.hpp"
#include "program.hpp"

namespace fs = std::filesystem;
using namespace sitegen;

namespace {

// "-1234.5" → -123450.
std::optional<std::int64_t> hundredths_of(const std::string& text) {
    const bool is_negative = text.starts_with('-');
    std::string digits;
    std::size_t decimals = 0;
    bool is_behind = false;
    for (const char c : text.substr(is_negative ? 1 : 0)) {
        if (c == '.' && !is_behind) {
            is_behind = true;
        } else if (c >= '0' && c <= '9') {
            digits += c;
            decimals += is_behind ? 1 : 0;
        } else {
            return std::nullopt;
        }
    }
    if (digits.empty() || decimals > 2) return std::nullopt;
    for (; decimals < 2; ++decimals) digits += '0';
    return std::stoll(digits) * (is_negative ? -1 : 1);
}

// The cells of all documents.
std::map<std::tuple<std::string, std::string, std::string, std::string>, std::string> cells_of(const fs::path& content) {
    std::map<std::tuple<std::string, std::string, std::string, std::string>, std::string> cells;
    for (const auto& [path, bytes] : read_tree(content / "departments")) {
        if (!path.ends_with("/tables.toml")) continue;
        Sources sources;
        Findings findings;
        const ExistingTables tables = read_existing_tables({{path, bytes}}, sources, findings);
        BOOST_REQUIRE(!findings.has_errors());
        for (const auto& [name, block] : tables.blocks) {
            for (const std::vector<std::string>& row : block.rows) {
                for (std::size_t i = 1; i < row.size(); ++i) {
                    if (block.columns[i] != "name")
                        cells[{path.substr(0, path.size() - std::string_view("/tables.toml").size()), name, row[0],
                               block.columns[i]}] = row[i];
                }
            }
        }
    }
    return cells;
}

void compare(const LedgerSums& sums, const fs::path& content) {
    const auto cells = cells_of(content);
    BOOST_TEST(cells.size() == sums.size());
    std::size_t fault_count = 0;
    for (const auto& [key, sum] : sums) {
        const auto cell = cells.find(key);
        const std::string found = cell == cells.end() ? "(missing)" : cell->second;
        const bool is_right = !sum.state.empty() ? found == sum.state
                              : !sum.has_amount  ? found.empty()
                                                 : hundredths_of(found) == sum.hundredths;
        if (is_right || ++fault_count > 10) continue;
        BOOST_ERROR(std::get<0>(key) << " " << std::get<1>(key) << "[" << std::get<2>(key) << "]." << std::get<3>(key) << " is "
                                     << found << ", and the ledger has " << sum.state << sum.hundredths << " hundredths");
    }
    BOOST_TEST(fault_count == 0U);
}

// Each table names lines that its ledger has, and no more records than there are lines.
void check_lines(const fs::path& folder) {
    static const std::regex records("file = \"([^\"]+)\", lines = \"(\\d+)[-0-9, ]*?(\\d*)\", count = (\\d+)");
    std::map<std::string, long> line_counts;
    std::size_t table_count = 0;
    for (const auto& [path, bytes] : read_tree(folder / "content/departments")) {
        if (!path.ends_with("/tables.toml")) continue;
        for (std::size_t at = bytes.find("source-cells = {"); at != std::string::npos;
             at = bytes.find("source-cells = {", at + 1)) {
            const std::string line = bytes.substr(at, bytes.find('\n', at) - at);
            const std::sregex_iterator end;
            std::sregex_iterator each(line.begin(), line.end(), records);
            // A side of a table of which the ledger has nothing names no lines.
            if (each != end) ++table_count;
            for (; each != end; ++each) {
                const std::smatch& match = *each;
                auto [known, is_new] = line_counts.emplace(match[1], 0);
                if (is_new) {
                    const std::string ledger = read_file(folder / "ledger" / match[1].str());
                    known->second = std::count(ledger.begin(), ledger.end(), '\n');
                }
                const long first = std::stol(match[2]);
                const long last = match[3].length() == 0 ? first : std::stol(match[3]);
                const bool is_right = first >= 2 && last >= first && last <= known->second && std::stol(match[4]) >= 1 &&
                                      std::stol(match[4]) <= last - first + 1;
                if (!is_right) BOOST_ERROR(path << ": " << match[0]);
            }
        }
    }
    BOOST_TEST(table_count > 0U);
}

// SITE_GEN_KEEP=FOLDER keeps what is imported and built, for a person to look at.
fs::path folder_for(const std::string& name, const ScratchFolder& scratch) {
    const char* kept = std::getenv("SITE_GEN_KEEP");
    if (kept == nullptr) return scratch.path();
    fs::remove_all(fs::path(kept) / name);
    fs::create_directories(fs::path(kept) / name);
    return fs::path(kept) / name;
}

void import_and_build(const std::string& name, LedgerSums (*write)(const fs::path&)) {
    const ScratchFolder scratch;
    const fs::path folder = folder_for(name, scratch);
    const fs::path source = tests_folder() / "import/ledgers" / name;
    fs::create_directories(folder / "content");
    fs::copy(source / "standards", folder / "content/standards", fs::copy_options::recursive);
    fs::copy(source / "site.toml", folder / "content/site.toml");
    fs::create_directories(folder / "ledger");
    fs::copy(source / "mapping.toml", folder / "ledger/mapping.toml");
    const std::string mapping = read_file(source / "mapping.toml");
    BOOST_TEST(std::count(mapping.begin(), mapping.end(), '\n') < 80);
    const LedgerSums sums = write(folder / "ledger");

    const Outcome imported = run_site_gen(folder, "import ledger/mapping.toml");
    BOOST_TEST(imported.status == 0, imported.out << imported.err);
    compare(sums, folder / "content");
    check_lines(folder);

    const auto content = read_tree(folder / "content");
    const Outcome again = run_site_gen(folder, "import ledger/mapping.toml");
    BOOST_TEST(again.status == 0, again.err);
    BOOST_TEST((read_tree(folder / "content") == content), "a second import changes content");
    BOOST_TEST(run_site_gen(folder, "import ledger/mapping.toml --check").status == 0);

    const std::string themes = " --themes '" + (tests_folder().parent_path() / "themes").string() + "'";
    const Outcome checked = run_site_gen(folder, "check" + themes);
    BOOST_TEST(checked.status == 0, checked.out << checked.err);
    const Outcome built = run_site_gen(folder, "build" + themes);
    BOOST_TEST(built.status == 0, built.err);
    BOOST_TEST(fs::exists(folder / "public/index.html"));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(import_ledgers)

BOOST_AUTO_TEST_CASE(the_ledger_of_an_american_city) { import_and_build("american-city", write_american_city); }
BOOST_AUTO_TEST_CASE(the_ledger_of_a_spanish_town) { import_and_build("spanish-town", write_spanish_town); }
BOOST_AUTO_TEST_CASE(the_ledger_of_a_state) { import_and_build("national", write_national); }

BOOST_AUTO_TEST_SUITE_END()

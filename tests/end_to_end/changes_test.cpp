// What the page of changes compares, and what it must not.
#include <boost/test/unit_test.hpp>

#include "program.hpp"

namespace fs = std::filesystem;

namespace {

constexpr const char* standard = R"(id = "plan"
title = "Plan"
stages = [ { id = "budget", title = "Budget" } ]
units = { "k€" = 3 }

[[table]]
id = "works"
number = 1
title = "Works"
row-title = "Work"
rows.items = [
  { id = "roads", title = "Roads" },
  { id = "parks", title = "Parks" },
  { id = "docks", title = "Docks", optional = true },
  { id = "trams", title = "Trams", optional = true },
]
columns = [
  { id = "now", title = "{{year}}" },
  { id = "next", title = "{{year+1}}" },
  { id = "later", title = "Plan", group = "{{year+2}}" },
]

[[part]]
id = "works"
title = "Works"
tables = true
)";

// The page of 2025.
std::string changes_since_2024(const std::string& before, const std::string& now) {
    const ScratchFolder scratch;
    const fs::path content = scratch.path() / "content";
    write_file(content / "site.toml", "title = \"Plans\"\nlanguage = \"en\"\ntheme = \"plain\"\npublisher = \"Council\"\n");
    write_file(content / "standards/plan/standard.toml", standard);
    write_file(content / "departments/works/department.toml", "name = \"Works\"\n");
    for (const auto& [year, rows] : {std::pair("2024", before), {"2025", now}}) {
        const fs::path folder = content / "departments/works" / year / "budget";
        write_file(folder / "document.toml", "year = " + std::string(year) +
                                                 "\nstage = \"budget\"\nstandard = \"plan\"\ntitle = \"Plan " + year +
                                                 "\"\nunit = \"k€\"\n");
        write_file(folder / "tables.toml",
                   "[tables.works]\ncolumns = [\"id\", \"now\", \"next\", \"later\"]\nrows = [\n" + rows + "]\n");
    }
    const std::string themes = (tests_folder() / "themes").string();
    const Outcome outcome = run_site_gen(scratch.path(), "build --quiet --themes '" + themes + "' --output public");
    BOOST_REQUIRE_MESSAGE(outcome.status == 0, outcome.err);
    return read_file(scratch.path() / "public/works/2025/changes/index.html");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(changes)

// The plan of 2024 for 2025 and that of 2025 for 2026 are of two years.
BOOST_AUTO_TEST_CASE(plans_for_different_years_are_not_compared) {
    const std::string page = changes_since_2024("[\"roads\", 10, 22.3, 71.25],\n[\"parks\", 20, 30, 40],\n",
                                                "[\"roads\", 11, 14.9, 61.75],\n[\"parks\", 20, 30, 40],\n");
    BOOST_TEST(page.find("Roads") != std::string::npos);
    BOOST_TEST(page.find("| 10 | 11 |") != std::string::npos);
    for (const char* amount : {"22.3", "14.9", "71.25", "61.75", "| 2026", "| 2027"})
        BOOST_TEST(page.find(amount) == std::string::npos, amount);
}

// A change needs two amounts. The largest rows without one are named below the drawing.
BOOST_AUTO_TEST_CASE(rows_of_one_document_are_named_at_the_drawing) {
    const std::string before = R"(["roads", 10, "", ""],
["parks", 20, "", ""],
["docks", 4000, "", ""],
)";
    const std::string now = R"(["roads", 11, "", ""],
["parks", 25, "", ""],
["docks", "", "", ""],
["trams", 300, "", ""],
)";
    const std::string page = changes_since_2024(before, now);
    BOOST_TEST(page.find("Without a bar, because only 2024 has an amount: Docks 4,000 k€.") != std::string::npos);
    BOOST_TEST(page.find("Without a bar, because only 2025 has an amount: Trams 300 k€.") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

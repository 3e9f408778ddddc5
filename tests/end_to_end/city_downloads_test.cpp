// Performance targets, corrections and downloads of the invented city, against its tables as written and the files of its site.

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "city_site.hpp"

namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(city)

// The two largest projects of each budget have a form; its amount is that of the project, though in another unit.
BOOST_AUTO_TEST_CASE(performance_targets_are_listed_by_size) {
    const CitySite& city = built_city();
    for (const std::string year : {"2018", "2019", "2020", "2021", "2022", "2023"}) {
        BOOST_TEST_CONTEXT(year) {
            std::vector<Cents> expected;
            for (const CityDocument& document : city.documents(year, "budget")) {
                if (document.department == "first-school") continue;  // contained in the education department's
                std::vector<Cents> totals;
                for (const std::string& id : document.rows("projects")) {
                    if (const std::optional<Cents> total = document.amount("projects", id, "total")) totals.push_back(*total);
                }
                std::sort(totals.rbegin(), totals.rend());
                totals.resize(std::min<std::size_t>(totals.size(), 2));
                expected.insert(expected.end(), totals.begin(), totals.end());
            }
            std::sort(expected.rbegin(), expected.rend());
            const std::vector<CsvRow> rows =
                city.csv_rows("performance/" + year + "/data/" + year + "-performance-example-city-budget.csv");
            BOOST_REQUIRE(rows.size() == expected.size());
            for (std::size_t i = 0; i < rows.size(); ++i) {
                BOOST_TEST(rows[i].at(2) == printed(expected[i]), rows[i].front());
                BOOST_TEST(rows[i].at(3) == "3");
            }
        }
    }
    const std::string page = read_file(city.site() / "performance/2023/index.html");
    BOOST_TEST(page.find("href=\"../../science/2023/index.html#form-") != std::string::npos);
    BOOST_TEST(read_file(city.site() / "topics/index.html").find("href=\"../performance/2023/index.html\"") != std::string::npos);
    BOOST_TEST(read_file(city.site() / "years/2023/index.html").find("href=\"../../performance/2023/index.html\"") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(corrections_are_listed_the_latest_first) {
    const CitySite& city = built_city();
    const std::vector<CsvRow> rows = city.csv_rows("versions/data/corrections-2023.csv");
    std::vector<std::string> dates;
    for (const CsvRow& row : rows) dates.push_back(row.front());
    BOOST_TEST(dates == (std::vector<std::string>{"2023-05-18", "2023-03-06"}), boost::test_tools::per_element());
    for (const char* path : {"science/2023/index.html", "versions/index.html"})
        BOOST_TEST(read_file(city.site() / path).find(rows.at(0).at(2)) != std::string::npos, path);
    BOOST_TEST(read_file(city.site() / "index.html").find("2024-10-09更正：") != std::string::npos);
}

// By the files that are there: each document of the year, and what its cells lead to.
BOOST_AUTO_TEST_CASE(downloads_of_a_year_lead_to_every_document) {
    const CitySite& city = built_city();
    for (const std::string stage : {"budget", "final"}) {
        const std::string html = read_file(city.site() / "data/2021/index.html");
        for (const CityDocument& document : city.documents("2021", stage)) {
            const std::string folder = document.department + "/2021/" + (stage == "final" ? "final/" : "");
            for (const std::string& file :
                 {std::string("index.html#downloads"), "data/" + document.department + "-2021-" + stage + ".csv",
                  std::string("data/datapackage.json"), std::string("checks/checks.json")}) {
                BOOST_TEST(html.find("href=\"../../" + folder + file + "\"") != std::string::npos, folder << file);
                BOOST_TEST(fs::exists(city.site() / (folder + file.substr(0, file.find('#')))), folder << file);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
